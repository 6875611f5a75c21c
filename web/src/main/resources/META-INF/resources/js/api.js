/** The service's HTTP interface, as the page uses it. */
import { heard, missed } from './connection.js';
import { language } from './language.js';

/** An answer that says no, with what is wrong and what to do in the reader's language. */
export class Refusal extends Error {
  /** @param {{status: number, code?: string, detail?: string, errors?: {field: string, message: string}[]}} problem */
  constructor(problem) {
    super(problem.detail ?? `${problem.status}`);
    this.problem = problem;
  }
}

/** No answer: the network or the server is away. */
export class Silence extends Error {}

/**
 * The JSON of a path.
 * @param {string} path below api/v1/
 * @param {URLSearchParams} parameters
 * @param {{signal?: AbortSignal}} options
 * @throws {Refusal} {Silence} or the AbortError of the signal
 */
export async function get(path, parameters = new URLSearchParams(), { signal } = {}) {
  const query = parameters.toString().replaceAll('%2C', ',');
  let answer;
  try {
    answer = await fetch(`api/v1/${path}${query ? `?${query}` : ''}`, { signal, headers: { 'Accept-Language': language() } });
  } catch (failure) {
    if (failure.name === 'AbortError') throw failure;
    missed();
    throw new Silence(path, { cause: failure });
  }
  if ([502, 503, 504].includes(answer.status)) {
    missed();
    throw new Silence(path);
  }
  heard();
  if (!answer.ok) throw new Refusal({ status: answer.status, ...(await answer.json().catch(() => ({}))) });
  return answer.json();
}
