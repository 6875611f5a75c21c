/** The figures of an area: rank, counts, interval, concentration, trend, trust. */
import { element } from '../dom.js';
import { number, plural, t } from '../language.js';

/** Measures whose interval follows from that of the count: by what a count becomes a value. */
const PER_COUNT = {
  count: () => 1,
  density: (area, legend) => (1000 / area.areaKm2) * legend.factor,
  rate: (area, legend, detail) => (detail.commune.population ? (100000 / detail.commune.population) * legend.factor : null),
};

/**
 * The list of figures.
 * @param {?object} detail of the area, where it has come
 */
export function createFigures(area, result, detail = null) {
  const line = (name, value) => (value === null || value === undefined ? [] : [element('dt', {}, name), element('dd', {}, value)]);
  const known = detail?.commune;
  return element(
    'dl',
    { className: 'area-figures' },
    ...line(t('area.rank'), area.rank === null ? null : rankText(area, result)),
    ...line(t('area.interval'), interval(area, result, detail)),
    ...line(t('area.count'), area.count === null ? null : number(area.count)),
    ...line(t('area.fatalities'), area.fatalities === null ? null : number(area.fatalities)),
    ...line(t('area.concentration'), area.giClass ? t(`gi.${area.giClass}`) : null),
    ...line(t('area.q'), known?.gi?.q === null || known?.gi?.q === undefined ? null : number(known.gi.q)),
    ...line(t('area.change'), changeText(known?.change)),
    ...line(t('area.trend'), trendText(known?.trend)),
    ...line(t('area.confidence'), known?.confidence ? t(`confidence.${known.confidence}`) : null),
    ...line(t('area.silence'), area.silence ? silenceText(area, known) : null),
    ...line(t('area.surface'), `${number(Math.round(area.areaKm2))} km²`),
    ...line(t('area.population'), known?.population === null || known?.population === undefined ? null : number(known.population)),
    ...line(t('area.pcode'), area.pcode),
  );
}

/** The rank among the areas that have one. */
export function rankText(area, result) {
  if (area.rank === null) return t('area.noRank');
  if (result.isPartlyShown) return plural('area.rankAmongAll', area.rank);
  const of = result.communes.filter(({ rank }) => rank !== null).length;
  return plural('area.rankOf', area.rank, { of: number(of) });
}

function interval(area, { legend }, detail) {
  const factor = detail?.why?.interval ? PER_COUNT[legend.measure]?.(area, legend, detail) : null;
  if (!factor) return null;
  const { low, high } = detail.why.interval;
  return t('area.between', { low: number(low * factor), high: number(high * factor) });
}

function changeText(change) {
  if (!change) return null;
  const values = { current: number(change.current), previous: number(change.previous) };
  return change.ratio === null && change.current > 0 ? t('area.changeNew', values) : t('area.changeOf', values);
}

/** Mann-Kendall in words, and how the area became what it is. */
function trendText(trend) {
  if (!trend) return null;
  const direction = trend.p >= 0.05 ? 'flat' : trend.s > 0 ? 'up' : 'down';
  const emerging = trend.emerging === 'NONE' ? '' : ` · ${t(`emerging.${trend.emerging}`)}`;
  return `${t(`trend.${direction}`)}${emerging}`;
}

function silenceText(area, known) {
  const since = known?.silenceDays === null || known?.silenceDays === undefined ? '' : ` (${plural('silence.days', known.silenceDays)})`;
  return `${t(`silence.${area.silence}`)}${since}`;
}
