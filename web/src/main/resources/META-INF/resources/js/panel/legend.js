/** The legend: what the colours mean, of which period, and how many incidents stand behind them. */
import { byId, element, swatch } from '../dom.js';
import { FILLING_DAYS, addDays, today } from '../dates.js';
import { number, period, plural, t } from '../language.js';

/** Fills the legend from a result. */
export function fillLegend(result) {
  const { legend } = result;
  byId('legend').replaceChildren(
    element('h2', { id: 'legend-title' }, legend.title),
    element('p', { className: 'legend-unit' }, legend.unit),
    element('ul', { className: 'classes' }, ...classes(result)),
    element('p', { className: 'caption' }, legend.caption),
    element(
      'details',
      { className: 'legend-more', open: !matchMedia('(max-width: 720px)').matches },
      element('summary', {}, t('legend.more')),
      element('dl', {}, ...facts(result)),
      element('p', { className: 'hint' }, legend.table),
      isFilling(result) ? element('p', { className: 'hint' }, t('legend.filling', { days: FILLING_DAYS })) : null,
    ),
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

function facts(result) {
  const { matched, placed, unplaced, undated, dataVersion, parameters } = result;
  const coarse = Object.entries(unplaced.byLevel)
    .filter(([, n]) => n > 0)
    .map(([level, n]) => `${t(`precision.${level}`)} : ${number(n)}`)
    .join(', ');
  return [
    ...fact(t('legend.period'), period(parameters.from, parameters.to)),
    ...fact(t('legend.matched'), number(matched), 'matched'),
    ...fact(t('legend.placed'), number(placed), 'placed'),
    ...fact(t('legend.unplaced'), number(unplaced.total), 'unplaced', coarse),
    ...fact(t('legend.undated'), number(undated), 'undated'),
    ...fact(t('legend.dataVersion'), String(dataVersion), 'data-version'),
  ];
}

function fact(name, value, id = null, note = '') {
  return [
    element('dt', {}, name),
    element('dd', { id: id ? `fact-${id}` : null }, value, note ? element('span', { className: 'fact-note' }, ` (${note})`) : null),
  ];
}

function isFilling({ parameters }) {
  return parameters.to > addDays(today(), -FILLING_DAYS);
}
