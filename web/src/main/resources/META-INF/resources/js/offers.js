/** What the service offers this reader, asked once. */
import { get } from './api.js';

let asked = null;

/** The capabilities; nothing where they cannot be had now. */
export function offers() {
  asked ??= get('capabilities').catch(() => {
    asked = null;
    return {};
  });
  return asked;
}
