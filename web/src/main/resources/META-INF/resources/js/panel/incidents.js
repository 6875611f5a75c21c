/** The incidents of an area that the reader may see, the latest first. */
import { get } from '../api.js';
import { element } from '../dom.js';
import { day, number, period, plural, t } from '../language.js';
import { categoryName } from '../names.js';
import { filterParameters } from '../view.js';

const FIRST = 5;

/** Fills a box with the incidents of an area, as the view's filter has them. */
export async function fillIncidents(box, area) {
  if (!area.covered) return;
  const parameters = filterParameters();
  parameters.set('area', area.pcode);
  parameters.delete('country');
  await addPage(box, parameters, FIRST);
}

async function addPage(box, parameters, limit) {
  parameters.set('limit', limit);
  let page;
  try {
    page = await get('incidents', parameters);
  } catch {
    box.replaceChildren(element('p', { className: 'hint' }, t('incidents.unavailable')));
    return;
  }
  const list = box.querySelector('ol') ?? element('ol', {});
  list.append(...page.features.map(item));
  const shown = list.children.length;
  box.replaceChildren(
    element('h3', {}, t('incidents.title'), ' ', element('span', { className: 'muted' }, number(page.numberMatched))),
    list,
    ...(page.next ? [moreButton(box, page, shown)] : []),
  );
}

function moreButton(box, page, shown) {
  const rest = Math.min(50, page.numberMatched - shown);
  const cursor = new URL(page.next, location.href).searchParams;
  return element('button', { type: 'button', className: 'quiet', onclick: () => addPage(box, cursor, 50) }, plural('incidents.more', rest));
}

function item({ properties }) {
  const { dateStart, dateEnd, kind, category, place, fatalities, reliability, credibility, status, sources, description } = properties;
  const grade = reliability || credibility ? t('incidents.grade', { grade: `${reliability ?? '–'}${credibility ?? '–'}` }) : null;
  const facts = [
    fatalities ? plural('deaths', fatalities) : null,
    t(`incidents.${status}`),
    grade,
    sources?.join(', ') || null,
  ].filter(Boolean);
  return element(
    'li',
    {},
    element('p', { className: 'incident-head' }, element('strong', {}, categoryName(kind ?? category)), ` · ${dateStart === dateEnd ? day(dateStart) : period(dateStart, dateEnd)}`, place ? ` · ${place}` : ''),
    description ? element('p', { className: 'incident-text' }, description) : null,
    element('p', { className: 'incident-facts muted' }, facts.join(' · ')),
  );
}
