/** « Pourquoi est-ce rouge ? »: the number of an area with its inputs, step by step. */
import { element } from '../dom.js';
import { classOf, legendValue } from '../hotspots.js';
import { number, period, plural, t } from '../language.js';

/** Colours that readers call red. */
const REDS = ['#f03b20', '#bd0026', '#ef8a62', '#b2182b', '#d7191c', '#ca0020'];

/** The explanation, closed at first; the detail may come later. */
export function createWhy(area, result, detail = null) {
  const colour = classOf(area, result.legend)?.colour;
  return element(
    'details',
    { className: 'why' },
    element('summary', {}, t(REDS.includes(colour) ? 'why.red' : 'why.title')),
    element('ol', {}, ...steps(area, result, detail).map(text => element('li', {}, text))),
  );
}

function steps(area, result, detail) {
  if (!area.covered) return [t('why.notCovered')];
  return [
    ...(STEPS[result.legend.measure] ?? plainly)(area, result, detail),
    ...(area.count === 0 ? [t('why.none', { days: days(result) })] : []),
    ...(area.few ? [t('why.few')] : []),
    ...concentration(detail?.why, area),
  ];
}

const STEPS = {
  density: (area, result) => [
    t('why.density', { ...inputs(area, result), share: factorText(result) }),
    inClass(area, result),
  ],
  rate: (area, result, detail) => [t('why.rate', { ...inputs(area, result), people: people(area, detail), share: factorText(result) }), inClass(area, result)],
  smoothedRate: (area, result, detail) => [t('why.smoothedRate', { ...inputs(area, result), people: people(area, detail) }), inClass(area, result)],
  kernel: (area, result) => [
    t('why.kernel', { ...inputs(area, result), kernel: t(`kernel.${result.parameters.kernel}`), km: number(result.parameters.bandwidthKm) }),
    inClass(area, result),
  ],
  excess: (area, result, detail) => [
    t('why.excess', { ...inputs(area, result), expected: number(detail?.why?.expected ?? null), exposure: exposure(result) }),
    inClass(area, result),
  ],
  gi: (area, result) => [t('why.gi', inputs(area, result)), inClass(area, result)],
  moran: (area, result, detail) => [t('why.moran', { ...inputs(area, result), q: qText(detail?.commune.moran?.q) }), inClass(area, result)],
  change: changed,
  trend: (area, result, detail) => {
    const trend = detail?.commune.trend;
    return trend ? [t('why.trend', { slope: number(12 * trend.senSlope), p: qText(trend.p), ...inputs(area, result) }), inClass(area, result)] : [t('why.noTrend')];
  },
};

function plainly(area, result) {
  return [t('why.other', inputs(area, result)), inClass(area, result)];
}

function changed(area, result, detail) {
  const change = detail?.commune.change;
  const { compared } = result;
  if (!change || !compared) return [t('why.noChange')];
  const values = {
    current: plural('incidents', change.current),
    previous: plural('incidents', change.previous),
    now: period(compared.now.from, compared.now.to),
    before: period(compared.before.from, compared.before.to),
    ratio: change.ratio === null ? t('value.new') : number(change.ratio),
    q: qText(change.q),
  };
  return [t('why.change', values), inClass(area, result)];
}

function inputs(area, result) {
  const value = legendValue(area, result.legend);
  return {
    incidents: plural('incidents', area.count),
    surface: `${number(Math.round(area.areaKm2))} km²`,
    days: days(result),
    value: `${number(value)} ${result.legend.unit}`,
  };
}

function days({ parameters }) {
  return plural('days', parameters.days);
}

/** « × 365 ÷ 91 jours » where the breaks are for a year. */
function factorText({ legend, parameters }) {
  return legend.factor === 1 || parameters.days === 365 ? '' : ` × 365 ÷ ${number(parameters.days)}`;
}

function inClass(area, { legend }) {
  return t('why.class', { class: classOf(area, legend)?.label ?? t('legend.undefined') });
}

function people(area, detail) {
  return number(area.population ?? detail?.commune.population ?? null);
}

function exposure(result) {
  const of = result.exposure ?? 'area';
  return t(`why.exposure.${of}`);
}

/** Gi* in words: the neighbourhood, what one would expect, how sure. */
function concentration(why, area) {
  if (!why) return [];
  const { gi } = why;
  const values = {
    incidents: plural('incidents', why.neighbourhoodIncidents),
    dates: plural('dates', why.neighbourhoodDates),
    neighbours: plural('neighbours', why.w - 1),
    z: number(gi.z),
    q: qText(gi.q),
    class: t(`gi.${area.giClass ?? gi.class}`),
  };
  return [t('why.neighbourhood', values), sureness(gi)];
}

/** What q means, for everybody. */
function sureness({ q, class: of }) {
  if (of === 'INSUFFICIENT_DATA') return t('why.insufficient');
  if (!/^(HOT|COLD)_/.test(of)) return t('why.notClear', { q: qText(q) });
  return t('why.sure', { share: { 99: 1, 95: 5, 90: 10 }[of.slice(-2)], q: qText(q) });
}

function qText(q) {
  return q === null || q === undefined ? '–' : q < 0.001 ? `< ${number(0.001)}` : number(Math.round(q * 1000) / 1000);
}
