/** The hotspot result that the page shows, and how its values are read. */
import { get } from './api.js';
import { number } from './language.js';
import { hotspotParameters } from './view.js';

let running = null;

/** Asks for the hotspots of the view; an earlier question still under way is given up. */
export async function load() {
  running?.abort();
  running = new AbortController();
  return get('hotspots', hotspotParameters(), { signal: running.signal });
}

/** The value that is drawn, in the unit of the legend; null where it is not defined. */
export function legendValue(area, legend) {
  const value = area[legend.measure];
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
