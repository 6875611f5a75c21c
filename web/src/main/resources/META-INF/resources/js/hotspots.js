/** The hotspot result that the page shows, and how its values are read. */
import { get } from './api.js';
import { number, t } from './language.js';
import { hotspotParameters, view } from './view.js';

/** What the page shows of each area; only that is computed and sent. Names and surfaces come with the outlines. */
const FIELDS = ['count', 'fatalities', 'covered', 'giClass', 'silence', 'rank', 'legendClass', 'few', 'value'];
const RATES = ['rate', 'smoothedRate'];

const running = new Map();

/**
 * Asks for the hotspots of a view; an earlier question of the same slot still under way is given up.
 * @param {object} of the view, or one like it with another period
 * @param {string} slot names the map that asks
 */
export async function load(of = view(), slot = 'main') {
  running.get(slot)?.abort();
  const control = new AbortController();
  running.set(slot, control);
  const parameters = hotspotParameters(of);
  parameters.set('fields', [...FIELDS, ...(RATES.includes(of.measure) ? ['population'] : [])].join(','));
  return get('hotspots', parameters, { signal: control.signal });
}

/** Gives each area of an answer what its outline says: name, country, square kilometres. */
export function joined(answer, outlines) {
  const known = new Map(outlines.features.map(({ properties }) => [properties.pcode, properties]));
  const { legend } = answer;
  return {
    ...answer,
    isPartlyShown: view().country.length > 0 || view().area.length > 0,
    communes: answer.communes.map(area => {
      const { name = area.pcode, country = '', km2 = null } = known.get(area.pcode) ?? {};
      return { name, country, areaKm2: km2, ...area, isNew: legend.classes.some(({ number: of, code }) => code === 'NEW' && of === area.legendClass) };
    }),
  };
}

/** Whether populations are known, so that rates can be drawn: undefined where the answer does not say. */
export function knowsPeople({ missingPopulation, communes }) {
  return missingPopulation.length < communes.filter(area => area.covered).length;
}

/** The mark of the legend that an area's Gi* class asks to be drawn; undefined for none. */
export function hotMark(area, legend) {
  return area.giClass && legend.marks?.find(({ code, texture, drawn }) => code === area.giClass && texture === 'outline' && drawn);
}

/** The texture of an area that has fallen silent, whatever its class: `lines`, `crosses` or null. */
export function silenceTexture(area, legend) {
  const mark = area.covered && legend.marks?.find(({ code, drawn }) => code === area.silence && drawn);
  return mark ? mark.texture : null;
}

/** The value that is drawn, in the unit of the legend; null where it is not defined. */
export function legendValue(area, legend) {
  return area.value === null || area.value === undefined ? null : area.value * legend.factor;
}

/** That value for reading, with its unit. */
export function valueWithUnit(area, legend) {
  const value = legendValue(area, legend);
  if (value === null) return area.isNew ? t('value.new') : '–';
  return `${number(value)} ${legend.unit}`;
}

/** The value as a short figure. */
export function shortValue(area, legend) {
  return area.isNew ? t('value.new') : number(legendValue(area, legend));
}

/** The legend's class of an area; undefined where it has none. */
export function classOf(area, legend) {
  return legend.classes.find(({ number: wanted }) => wanted === area.legendClass);
}

/** The sums of a list of areas; a density of them all is of their common area. A value that cannot be summed is null. */
export function total(areas, legend) {
  const covered = areas.filter(area => area.covered);
  const sum = name => covered.reduce((so, area) => so + (area[name] ?? 0), 0);
  const [count, areaKm2] = [sum('count'), sum('areaKm2')];
  const whole = {
    density: areaKm2 > 0 ? (1000 * count) / areaKm2 : null,
    rate: rateOf(covered),
    count,
    fatalities: sum('fatalities'),
    weighted: sum('value'),
  };
  return { count, fatalities: sum('fatalities'), value: legendValue({ value: whole[legend.measure] }, legend) };
}

function rateOf(areas) {
  const people = areas.reduce((so, area) => so + (area.population ?? 0), 0);
  const known = areas.every(area => area.population);
  return known && people > 0 ? (100000 * areas.reduce((so, area) => so + area.count, 0)) / people : null;
}
