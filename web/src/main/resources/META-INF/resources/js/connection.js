/** Whether the server answers; when it does not, it is asked again until it does. */

const FIRST_RETRY_SECONDS = 3;
const LONGEST_RETRY_SECONDS = 30;

let lost = false;
let heardAt = new Date();
let retrySeconds = FIRST_RETRY_SECONDS;
let timer = 0;
const listeners = new Set();

/** Calls back with {lost, heardAt} when the server is lost and when it is back. */
export function onConnection(listener) {
  listeners.add(listener);
}

/** Notes that the server answered. */
export function heard() {
  heardAt = new Date();
  if (lost) set(false);
}

/** Notes that it did not. */
export function missed() {
  if (!lost) {
    retrySeconds = FIRST_RETRY_SECONDS;
    set(true);
    waitAndAsk();
  }
}

/** Asks the server now; true when it answers. */
export async function ask() {
  clearTimeout(timer);
  try {
    const answer = await fetch('api/v1/capabilities', { cache: 'no-store' });
    if (answer.status < 500) {
      heard();
      return true;
    }
  } catch {
    // Still away: asked again below.
  }
  retrySeconds = Math.min(retrySeconds * 1.5, LONGEST_RETRY_SECONDS);
  waitAndAsk();
  return false;
}

/** Follows the browser's own knowledge of the network. */
export function watch() {
  addEventListener('offline', missed);
  addEventListener('online', () => lost && ask());
}

function waitAndAsk() {
  clearTimeout(timer);
  timer = setTimeout(() => lost && ask(), retrySeconds * 1000);
}

function set(value) {
  lost = value;
  listeners.forEach(listener => listener({ lost, heardAt }));
}
