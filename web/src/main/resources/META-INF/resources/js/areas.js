/** Outlines of areas, fetched once for each level and boundary sets; the browser keeps them for good. */
import { get } from './api.js';

const collections = new Map();

/**
 * The outlines of a level as GeoJSON.
 * @param {number} level 1 regions, 2 provinces, 3 communes
 * @param {string} v the boundary sets, as /hotspots names them
 */
export function outlines(level, v) {
  const key = `${level}/${v}`;
  if (!collections.has(key)) {
    const coming = get('areas', new URLSearchParams({ level, v }));
    collections.set(key, coming);
    coming.catch(() => collections.delete(key));
  }
  return collections.get(key);
}
