/** What came between two data versions: the areas whose number of incidents grew, counted by the service at both. */
import { get } from '../api.js';

const FIELDS = 'name,country,count';

/**
 * The areas that gained incidents.
 * @param {URLSearchParams} filter which incidents are meant
 * @param {number} since the earlier data version
 * @param {?number} until the later one; null for now
 * @returns {Promise<{gained: number, areas: {pcode: string, name: string, country: string, gained: number}[]}>} most first
 */
export async function gains(filter, since, until = null) {
  const [before, after] = await Promise.all([counts(filter, since), counts(filter, until)]);
  const then = new Map(before.communes.map(({ pcode, count }) => [pcode, count ?? 0]));
  const areas = after.communes
    .map(({ pcode, name, country, count }) => ({ pcode, name, country, gained: (count ?? 0) - (then.get(pcode) ?? 0) }))
    .filter(({ gained }) => gained > 0)
    .sort((a, b) => b.gained - a.gained || a.name.localeCompare(b.name));
  return { gained: after.matched - before.matched, areas };
}

function counts(filter, version) {
  const parameters = new URLSearchParams(filter);
  parameters.set('fields', FIELDS);
  if (version !== null) parameters.set('asOf', version);
  return get('hotspots', parameters);
}
