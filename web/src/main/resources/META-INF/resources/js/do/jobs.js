/** Long work of the server: asked again until it has ended, more seldom as it lasts; a lost server is waited for. */
import { Refusal, get } from '../api.js';

const FIRST_MILLISECONDS = 300;
const LONGEST_MILLISECONDS = 5000;

/**
 * Follows a job until it has ended.
 * @param {string} path of the job below api/v1/
 * @param {function(object)} onState hears of each state
 * @param {AbortSignal} signal ends the following, not the job
 * @returns {Promise<?object>} the job as it ended; null where the following was ended
 */
export async function follow(path, onState, signal) {
  for (let wait = FIRST_MILLISECONDS; !signal.aborted; wait = Math.min(wait * 1.4, LONGEST_MILLISECONDS)) {
    const job = await stateOf(path, signal);
    if (job) onState(job);
    if (job && hasEnded(job)) return job;
    await pause(wait, signal);
  }
  return null;
}

/** Whether a job will not change by itself any more. */
export function hasEnded({ state }) {
  return state === 'done' || state === 'failed';
}

async function stateOf(path, signal) {
  try {
    return await get(path, undefined, { signal });
  } catch (failure) {
    if (failure instanceof Refusal && failure.problem.status !== 429) throw failure;
    return null; // Away for a while, or the following was ended.
  }
}

function pause(milliseconds, signal) {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}
