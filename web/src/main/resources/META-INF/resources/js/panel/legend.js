/** The legend: what the colours mean, of which period, and how many incidents stand behind them. */
import { byId, element, swatch } from '../dom.js';
import { FILLING_DAYS, addDays, today } from '../dates.js';
import { number, period, plural, t } from '../language.js';

/** Fills the legend from a result. */
export function fillLegend(result) {
  const { legend } = result;
  byId('legend').replaceChildren(
    element(
      'div',
      { className: 'legend-classes' },
      element('h2', { id: 'legend-title' }, legend.title, ' ', element('span', { className: 'legend-unit' }, legend.unit)),
      element('ul', { className: 'classes' }, ...classes(result)),
      element('p', { className: 'caption' }, legend.caption),
    ),
    element(
      'div',
      { className: 'legend-facts' },
      element('p', {}, element('strong', {}, period(result.parameters.from, result.parameters.to)), ` · ${plural('days', result.parameters.days)}`),
      facts(result),
      element('p', {}, `${legend.table.charAt(0).toUpperCase()}${legend.table.slice(1)}. `, versionOf(result)),
    ),
    element('div', { className: 'legend-warnings' }, ...warnings(result).map(text => element('p', { className: 'warning' }, text))),
  );
}

function classes({ legend, communes, parameters }) {
  const tally = test => communes.filter(test).length;
  const entry = (mark, label, n) =>
    n === 0 && mark.className.includes('swatch-')
      ? null
      : element('li', {}, mark, element('span', { className: 'class-label' }, label), element('span', { className: 'class-count', title: plural(`areas.${parameters.level}`, n) }, number(n)));
  return [
    ...legend.classes.toReversed().map(({ colour, label, number: of }) => entry(swatch(colour), label, tally(area => area.legendClass === of))),
    entry(swatch('#fecc5c', 'dots'), legend.fewIncidents, tally(area => area.few)),
    entry(swatch('#e4e4e0', 'hatch'), legend.notCovered, tally(area => !area.covered)),
  ];
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
