/** What else is known of an area: month by month, what happened most, its neighbours. */
import { get } from '../api.js';
import { element } from '../dom.js';
import { toDate } from '../dates.js';
import { month, number, t } from '../language.js';
import { categoryName } from '../names.js';
import { change, hotspotParameters } from '../view.js';

const SVG = 'http://www.w3.org/2000/svg';
const [WIDTH, HEIGHT, GAP] = [340, 70, 2];
const MOST_KINDS = 5;

const FIELDS = ['count', 'population', 'gi', 'trend', 'change', 'confidence', 'silence', 'silenceDays'];

/** Asks for the detail of an area; null where there is none now. */
export async function loadDetail(pcode, measure) {
  const parameters = hotspotParameters();
  for (const name of ['country', 'area']) parameters.delete(name);
  parameters.set('fields', [...FIELDS, ...(measure === 'moran' ? ['moran'] : [])].join(','));
  try {
    return await get(`hotspots/${encodeURIComponent(pcode)}`, parameters);
  } catch {
    return null; // The numbers above stand by themselves; a lost server is told by the banner.
  }
}

/** Fills a box with the detail of an area. */
export function fillDetail(box, detail) {
  const incomplete = detail.months?.some(({ partial, filling }) => partial || filling);
  box.replaceChildren(
    ...(detail.months?.length > 1
      ? [element('h3', {}, t('months.title')), chart(detail.months), axis(detail.months), incomplete ? element('p', { className: 'hint' }, t('months.hollow')) : null].filter(Boolean)
      : []),
    ...(detail.topCategories?.length > 0 ? [element('h3', {}, t('kinds.title')), kinds(detail.topCategories)] : []),
    ...(detail.neighbours?.length > 0 ? [element('h3', {}, t('neighbours.title')), neighbours(detail.neighbours)] : []),
  );
}

/** Bars of a monthly series; incomplete months are hollow. */
function chart(months) {
  const most = Math.max(1, ...months.map(({ count }) => count));
  const step = WIDTH / months.length;
  const svg = part('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: 'months', role: 'img', 'aria-label': summary(months) });
  months.forEach(({ month: of, count, partial, filling }, i) => {
    const height = (count / most) * (HEIGHT - 2);
    const bar = part('rect', {
      x: i * step + GAP / 2,
      y: HEIGHT - height,
      width: Math.max(1, step - GAP),
      height,
      class: partial || filling ? 'incomplete' : 'complete',
    });
    const title = part('title', {});
    title.textContent = `${name(of)} : ${number(count)}${partial || filling ? ` (${t('months.partial')})` : ''}`;
    bar.append(title);
    svg.append(bar);
  });
  svg.append(part('line', { x1: 0, x2: WIDTH, y1: HEIGHT - 0.5, y2: HEIGHT - 0.5 }));
  return svg;
}

function axis(months) {
  const most = Math.max(...months.map(({ count }) => count));
  return element('p', { className: 'months-axis muted', 'aria-hidden': 'true' }, element('span', {}, name(months[0].month)), element('span', {}, `max. ${number(most)}`), element('span', {}, name(months.at(-1).month)));
}

function summary(months) {
  const counts = months.map(({ count }) => count);
  return t('months.summary', {
    from: name(months[0].month),
    to: name(months.at(-1).month),
    most: number(Math.max(...counts)),
    sum: number(counts.reduce((a, b) => a + b, 0)),
  });
}

/** The kinds as bars with their number. */
function kinds(top) {
  const most = top[0].count;
  return element(
    'ul',
    { className: 'area-kinds' },
    ...top.slice(0, MOST_KINDS).map(({ kind, label, count }) => {
      const bar = element('span', { className: 'kind-bar', 'aria-hidden': 'true' });
      bar.style.width = `${(100 * count) / most}%`;
      return element('li', {}, element('span', { className: 'kind-name' }, label ?? categoryName(kind)), element('span', { className: 'kind-track' }, bar), element('b', {}, number(count)));
    }),
  );
}

function neighbours(list) {
  return element(
    'p',
    { className: 'area-neighbours' },
    ...list.map(({ pcode, name: of, count }) => element('button', { type: 'button', className: 'chip', onclick: () => change({ commune: pcode }) }, `${of} ${number(count)}`)),
  );
}

function name(of) {
  return month(toDate(`${of}-01`));
}

function part(tag, attributes) {
  const made = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
