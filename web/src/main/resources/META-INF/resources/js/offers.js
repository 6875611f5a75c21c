/** What the service offers this reader, asked once. */
import { get } from './api.js';

/** Roles below these are told of areas, not of the places of incidents. */
const SEE_PLACES = ['ANALYST', 'EDITOR', 'ADMIN'];

let asked = null;
let known = {};

/** The capabilities; nothing where they cannot be had now. */
export function offers() {
  asked ??= get('capabilities').then(
    answer => (known = answer),
    () => {
      asked = null;
      return {};
    },
  );
  return asked;
}

/** Whether the reader may see where incidents are, as far as is known yet; a service without readers asks nobody. */
export function seesPlaces() {
  return !known.reader || SEE_PLACES.includes(known.reader.role);
}
