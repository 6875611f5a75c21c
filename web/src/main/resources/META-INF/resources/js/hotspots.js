/** The hotspot result that the page shows, and how its values are read. */
import { get } from './api.js';
import { number } from './language.js';
import { hotspotParameters } from './view.js';

/** What the page shows of each area; only that is computed and sent. */
const FIELDS = ['name', 'country', 'count', 'fatalities', 'areaKm2', 'population', 'covered', 'gi', 'silence', 'confidence', 'rank', 'legendClass', 'few'];

let running = null;

/** Asks for the hotspots of the view; an earlier question still under way is given up. */
export async function load() {
  running?.abort();
  running = new AbortController();
  const parameters = hotspotParameters();
  parameters.set('fields', [...FIELDS, fieldOf(parameters.get('measure'))].join(','));
  return get('hotspots', parameters, { signal: running.signal });
}

/** The field that holds a measure's value. */
function fieldOf(measure) {
  return measure === 'kernel' ? 'kernelMean' : measure;
}

/** The mark of the legend that an area's Gi* class asks to be drawn; undefined for none. */
export function hotMark(area, legend) {
  return area.gi && legend.marks?.find(({ code, texture, drawn }) => code === area.gi.class && texture === 'outline' && drawn);
}

/** The texture of an area in which no report is less than calm: `lines`, `crosses` or null. */
export function silenceTexture(area, legend) {
  const mark = area.legendClass === 0 && legend.marks?.find(({ code, drawn }) => code === area.silence && drawn);
  return mark ? mark.texture : null;
}

/** The value that is drawn, in the unit of the legend; null where it is not defined. */
export function legendValue(area, legend) {
  const value = area[fieldOf(legend.measure)];
  return value === null || value === undefined ? null : value * legend.factor;
}

/** That value for reading, with its unit. */
export function valueWithUnit(area, legend) {
  const value = legendValue(area, legend);
  return value === null ? '–' : `${number(value)} ${legend.unit}`;
}

/** The legend's class of an area; undefined where it has none. */
export function classOf(area, legend) {
  return legend.classes.find(({ number: wanted }) => wanted === area.legendClass);
}

/** The sums of a list of areas; a density of them all is of their common area. */
export function total(areas, legend) {
  const covered = areas.filter(area => area.covered);
  const sum = name => covered.reduce((so, area) => so + (area[name] ?? 0), 0);
  const [count, areaKm2] = [sum('count'), sum('areaKm2')];
  const whole = {
    count,
    weighted: sum('weighted'),
    fatalities: sum('fatalities'),
    areaKm2,
    density: areaKm2 > 0 ? (1000 * count) / areaKm2 : null,
    rate: rateOf(covered),
  };
  return { ...whole, value: legendValue(whole, legend) };
}

function rateOf(areas) {
  const people = areas.reduce((so, area) => so + (area.population ?? 0), 0);
  const known = areas.every(area => area.population);
  return known && people > 0 ? (100000 * areas.reduce((so, area) => so + area.count, 0)) / people : null;
}
