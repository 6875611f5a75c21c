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
  const answer = await ask(`${address(path, parameters)}`, { signal, headers: headers() });
  return answer.json();
}

/**
 * Writes: sends a body as JSON; the JSON of the answer, null where it has none.
 * @param {string} method POST, PUT, PATCH or DELETE
 * @param {string} path below api/v1/
 * @throws {Refusal} {Silence} or the AbortError of the signal
 */
export async function send(method, path, body, { signal } = {}) {
  const type = body === undefined ? {} : { 'Content-Type': 'application/json' };
  const answer = await ask(address(path), { method, signal, headers: { ...headers(), ...type, ...writing() }, body: body === undefined ? undefined : JSON.stringify(body) });
  return answer.status === 204 ? null : answer.json();
}

/**
 * Sends a form with a file, which on a slow link takes minutes.
 * @param {FormData} form
 * @param {{onProgress?: function(number), signal?: AbortSignal}} options onProgress hears the part sent, 0..1
 * @throws {Refusal} {Silence} or the AbortError of the signal
 */
export function upload(path, form, { onProgress, signal } = {}) {
  return new Promise((resolve, reject) => {
    // fetch does not tell how much of a body is sent.
    const request = new XMLHttpRequest();
    request.open('POST', address(path));
    for (const [name, value] of Object.entries({ ...headers(), ...writing() })) request.setRequestHeader(name, value);
    request.upload.onprogress = event => event.lengthComputable && onProgress?.(event.loaded / event.total);
    request.onload = () => {
      try {
        resolve(answered(request.status, parsed(request.responseText), path));
      } catch (refused) {
        reject(refused);
      }
    };
    request.onerror = () => {
      missed();
      reject(new Silence(path));
    };
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'));
    signal?.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}

/** The address of a path below api/v1/ with its parameters, commas as they are: legible and the same everywhere. */
export function address(path, parameters = new URLSearchParams()) {
  const query = parameters.toString().replaceAll('%2C', ',');
  return `api/v1/${path}${query ? `?${query}` : ''}`;
}

/** What every request says. */
function headers() {
  return { 'Accept-Language': language() };
}

/** What every request that writes says besides: the word that only our own page can read (the session's, else none). */
function writing() {
  const word = /(?:^|; )vigie_csrf=([^;]+)/.exec(document.cookie)?.[1];
  return word ? { 'X-CSRF-Token': word } : {};
}

async function ask(url, options) {
  let answer;
  try {
    answer = await fetch(url, options);
  } catch (failure) {
    if (failure.name === 'AbortError') throw failure;
    missed();
    throw new Silence(url, { cause: failure });
  }
  if (answer.ok) heard();
  else answered(answer.status, await answer.json().catch(() => ({})), url);
  return answer;
}

/** The body of an answer that says yes. */
function answered(status, body, url) {
  if ([502, 503, 504].includes(status) && body?.code === undefined) {
    missed();
    throw new Silence(url);
  }
  heard();
  if (status >= 400) throw new Refusal({ status, ...body });
  return body;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
