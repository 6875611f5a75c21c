/** The legend: what the colours mean, of which period, and how many incidents stand behind them. */
import { byId, element, swatch } from '../dom.js';
import { hotMark, silenceTexture } from '../hotspots.js';
import { FILLING_DAYS, addDays, today } from '../dates.js';
import { language, number, period, plural, t } from '../language.js';
import { fillKey } from './key.js';

/** What the legend was filled from. */
let filled = {};

/** The warnings that are shown whole. */
const read = new Set();

/**
 * Fills the legend from a result.
 * @param {string[]} notes what else there is to say of what is drawn
 * @param {{plain: boolean, hot: boolean}} how the areas are drawn: only what is drawn is explained
 */
export function fillLegend(result, notes, how) {
  const { legend } = result;
  const key = JSON.stringify([notes, how, language()]);
  // The same again leaves the legend to its reader; another answer is another object.
  if (result === filled.result && key === filled.key) return;
  filled = { result, key };
  byId('legend').replaceChildren(
    element(
      'div',
      { className: 'legend-classes' },
      element('h2', { id: 'legend-title' }, legend.title, ' ', element('span', { className: 'legend-unit' }, legend.unit)),
      element('div', { className: 'classes' }, element('ul', {}, ...classes(result, how)), element('ul', {}, ...marks(result, how))),
    ),
    element(
      'div',
      { className: 'legend-facts' },
      element('p', { className: 'caption' }, legend.caption),
      element('p', {}, element('strong', {}, period(result.parameters.from, result.parameters.to)), ` · ${plural('days', result.parameters.days)}`),
      facts(result),
      element('p', {}, `${legend.table.charAt(0).toUpperCase()}${legend.table.slice(1)}. `, versionOf(result)),
    ),
    element('div', { className: 'legend-warnings' }, ...[...warnings(result), ...notes].map(warning)),
  );
  fillKey(result.legend);
}

/** A warning takes one line of the map's room; a press shows all of it, and it stays so. */
function warning(text) {
  const toggle = () => {
    if (!read.delete(text)) read.add(text);
    made.setAttribute('aria-expanded', String(read.has(text)));
  };
  const made = element('button', { type: 'button', className: 'warning', title: text, 'aria-expanded': String(read.has(text)), onclick: toggle }, text);
  return made;
}

function outlined(colour) {
  const made = swatch('#f4f4f2', 'outline');
  made.style.borderColor = colour;
  return made;
}

function classes({ legend, communes, parameters }, { plain }) {
  return legend.classes
    .toReversed()
    .map(({ colour, label, number: of }) => entry(swatch(colour), label, plain ? null : communes.filter(area => area.legendClass === of).length, parameters.level));
}

/** What lies over the colours, as far as it is on this map. */
function marks({ legend, communes, parameters }, { plain, hot }) {
  const silent = ['SILENT', 'UNMONITORED'];
  const kinds = [
    [swatch('#fecc5c', 'dots'), legend.fewIncidents, area => !plain && area.few],
    [swatch('#e4e4e0', 'hatch'), legend.notCovered, area => !area.covered],
    [swatch('#b9b9b3'), t('legend.undefined'), area => !plain && area.covered && (area.legendClass ?? null) === null],
    ...(legend.marks ?? []).flatMap(mark => [
      [outlined(mark.colour), mark.label, area => hot && hotMark(area, legend) === mark],
      ...(silent.includes(mark.code) ? [[swatch('#f4f4f2', mark.texture), mark.label, area => !plain && area.silence === mark.code && silenceTexture(area, legend)]] : []),
    ]),
  ];
  return kinds
    .map(([mark, label, test]) => [mark, label, communes.filter(test).length])
    .filter(([, , n]) => n > 0)
    .map(([mark, label, n]) => entry(mark, label, n, parameters.level));
}

/** A long label is shown up to its colon, and whole under the pointer. */
function entry(mark, label, n, level) {
  return element(
    'li',
    { title: n === null ? label : `${label} (${plural(`areas.${level}`, n)})` },
    mark,
    element('span', { className: 'class-label' }, label.split(/\s*:\s/)[0]),
    n === null ? null : element('span', { className: 'class-count' }, number(n)),
  );
}

/** matched = placed + unplaced + undated, in words. */
function facts({ matched, placed, unplaced, undated }) {
  const coarse = Object.entries(unplaced.byLevel)
    .filter(([, n]) => n > 0)
    .map(([level, n]) => t('legend.byLevel', { level: t(`precision.${level}`), n: number(n) }))
    .join(', ');
  const figure = (id, n) => element('b', { id: `fact-${id}` }, number(n));
  return element(
    'p',
    { className: 'facts' },
    figure('matched', matched),
    ` ${t('legend.matched')} `,
    figure('placed', placed),
    ` ${t('legend.placed')} `,
    figure('unplaced', unplaced.total),
    ` ${t('legend.unplaced')}${coarse ? ` (${coarse})` : ''} + `,
    figure('undated', undated),
    ` ${t('legend.undated')}`,
  );
}

function versionOf({ dataVersion }) {
  return element('span', { id: 'fact-data-version' }, t('legend.dataVersion', { version: number(dataVersion) }));
}

function warnings(result) {
  const filling = result.parameters.to > addDays(today(), -FILLING_DAYS) ? [t('legend.filling', { days: FILLING_DAYS })] : [];
  return [...result.warnings.map(({ message }) => message), ...filling];
}
