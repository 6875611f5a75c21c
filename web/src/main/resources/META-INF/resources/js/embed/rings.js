/** Reads outlines that were written as differences between corners. */

const FIRST_LETTER = 63;
const CHUNK_BITS = 5;

/**
 * The corners of a ring.
 * @param {string} text in the letters of encoded polylines, latitude before longitude
 * @param {number} grid degrees of one step
 * @returns {Array<[number, number]>} latitude, longitude in degrees
 */
export function corners(text, grid) {
  const found = [];
  let at = 0;
  let latitude = 0;
  let longitude = 0;
  const next = () => {
    let bits = 0;
    let shift = 0;
    let letter;
    do {
      letter = text.charCodeAt(at++) - FIRST_LETTER;
      bits |= (letter & 31) << shift;
      shift += CHUNK_BITS;
    } while (letter >= 32);
    return bits & 1 ? ~(bits >> 1) : bits >> 1;
  };
  while (at < text.length) {
    latitude += next();
    longitude += next();
    found.push([latitude * grid, longitude * grid]);
  }
  return found;
}
