/** The incidents of one circle on the map: what happened, when, where and how exactly, how good the source is. */
import { get } from '../api.js';
import { element } from '../dom.js';
import { plural, t } from '../language.js';
import { filterParameters } from '../view.js';
import { incidentItem } from './incidents.js';

/** The collection that can be asked for a box; its path starts at the root. */
const INCIDENTS = '../../ogc/features/collections/incidents/items';
const MOST = 50;
const MOST_COMMUNES = 3;
/** Places are told rounded to a lattice: half a step, and a little for the rounding of numbers. */
const REACH = 0.51;

/**
 * The card, filled once the incidents are here.
 * @param {object} of title, cluster, the view it is of, latticeDegrees of its places, communes {name, open}, close, onFilled
 */
export function createHere({ title, cluster, of, latticeDegrees, communes, close, onFilled }) {
  const list = element('ol', { 'aria-busy': 'true' }, element('li', { className: 'hint' }, t('loading')));
  const rest = element('p', { className: 'hint', hidden: true });
  const pcodes = [...new Set(cluster.places.map(({ pcode }) => pcode))];
  const open = pcode => element('button', { type: 'button', className: 'quiet', onclick: () => communes.open(pcode) }, t('here.commune', { name: communes.name(pcode) }));
  const escape = event => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    close();
  };
  const card = element('section', { 'aria-labelledby': 'here-title', onkeydown: escape }, element('h2', { id: 'here-title', tabIndex: -1 }, title), element('div', { className: 'here-communes' }, ...pcodes.slice(0, MOST_COMMUNES).map(open)), list, rest);
  fill(list, rest, cluster, of, latticeDegrees, communes).then(onFilled);
  return card;
}

async function fill(list, rest, cluster, of, latticeDegrees, communes) {
  let found;
  try {
    found = await incidentsOf(cluster, of, latticeDegrees);
  } catch {
    list.replaceChildren(element('li', { className: 'hint' }, t('incidents.unavailable')));
    return;
  } finally {
    list.removeAttribute('aria-busy');
  }
  list.replaceChildren(...found.map(incident => incidentItem(incident, communes.name(incident.properties.area))));
  rest.hidden = found.length >= cluster.count;
  rest.textContent = plural('here.rest', cluster.count - found.length);
}

/** The newest incidents of a cluster: those at its places, and those of which only its communes are known. */
async function incidentsOf({ places }, of, latticeDegrees) {
  const exact = places.filter(({ vague }) => !vague);
  const vague = places.filter(place => place.vague);
  const asked = [];
  if (exact.length > 0) asked.push(question(exact, of, { precision: 'EXACT,SETTLEMENT', bbox: box(exact, latticeDegrees).join(',') }));
  if (vague.length > 0) asked.push(question(vague, of, { precision: 'COMMUNE' }));
  const answers = await Promise.all(asked.map(parameters => get(INCIDENTS, parameters)));
  return answers
    .flatMap(({ features }) => features)
    // A box holds places of other circles too, and those whose day is not known well enough for the period are not on the map.
    .filter(incident => incident.properties.precision === 'COMMUNE' || exact.some(place => isAt(place, incident, latticeDegrees)))
    .filter(({ properties: { dateStart, dateEnd } }) => dateStart >= of.from && dateEnd <= of.to)
    .sort((a, b) => b.properties.dateStart.localeCompare(a.properties.dateStart))
    .slice(0, MOST);
}

function question(places, of, more) {
  const parameters = filterParameters(of);
  parameters.set('area', [...new Set(places.map(({ pcode }) => pcode))].join(','));
  for (const [name, value] of Object.entries({ ...more, limit: MOST })) parameters.set(name, value);
  return parameters;
}

function isAt({ longitude, latitude }, { geometry }, latticeDegrees) {
  const [x, y] = geometry.coordinates;
  return Math.abs(x - longitude) <= latticeDegrees * REACH && Math.abs(y - latitude) <= latticeDegrees * REACH;
}

/** West, south, east, north. */
function box(places, latticeDegrees) {
  const reach = latticeDegrees * REACH;
  const [x, y] = [places.map(({ longitude }) => longitude), places.map(({ latitude }) => latitude)];
  return [Math.min(...x) - reach, Math.min(...y) - reach, Math.max(...x) + reach, Math.max(...y) + reach].map(degrees => degrees.toFixed(6));
}
