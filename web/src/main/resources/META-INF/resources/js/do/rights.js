/** What is switched on here, and what the reader may do: buttons stand only where both say yes. */
import { get } from '../api.js';

/** From the least to the most; each may all that the one before may. */
const ROLES = ['PUBLIC', 'VIEWER', 'ANALYST', 'EDITOR', 'ADMIN'];

let known = {};

/** Asks what the service offers this reader. */
export async function learnCapabilities() {
  known = await get('capabilities');
  return known;
}

/** A feature's own words about itself; undefined where it is not there. */
export function capability(name) {
  return known[name];
}

/** Whether a feature is there and the reader's role includes the one that it asks for; what writes is not for who only reads. */
export function isOffered(feature, role, writes = false) {
  return (feature === null || Boolean(known[feature])) && may(role) && !(writes && known.reader?.readOnly);
}

/** Whether the reader's role includes another; a service that names no reader asks nobody who they are. */
export function may(role) {
  return !known.reader || ROLES.indexOf(known.reader.role) >= ROLES.indexOf(role);
}
