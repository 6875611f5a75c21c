/** The reader's language: words, plurals, numbers and days. */
import { toDate } from './dates.js';

export const LANGUAGES = ['fr', 'en'];
const STORED = 'vigie.language';
const LOCALES = { fr: 'fr-FR', en: 'en-GB' };

let current = 'fr';
let wanted = current;
let words = {};
let plurals = new Intl.PluralRules(current);
const listeners = new Set();

/** fr or en. */
export function language() {
  return current;
}

/** The language to open with: the address's, else the one chosen last, else French. */
export function preferredLanguage() {
  const asked = new URLSearchParams(location.search).get('lang') ?? remembered();
  return LANGUAGES.includes(asked) ? asked : LANGUAGES[0];
}

/** Loads a language's words and puts them on the page. */
export async function speak(code) {
  wanted = code;
  const answer = await fetch(new URL(`../i18n/${code}.json`, import.meta.url));
  if (!answer.ok) throw new Error(`i18n/${code}.json: ${answer.status}`);
  const read = await answer.json();
  if (wanted !== code) return; // another was chosen meanwhile
  words = read;
  current = code;
  plurals = new Intl.PluralRules(code);
  document.documentElement.lang = code;
  translate(document);
  listeners.forEach(listener => listener(code));
}

/** Remembers a choice for the next visit, where the browser allows it. */
export function remember(code) {
  try {
    localStorage.setItem(STORED, code);
  } catch {
    // Private windows may refuse: the choice then lasts as long as the page.
  }
}

function remembered() {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null;
  }
}

/** Calls back after each change of language. */
export function onLanguage(listener) {
  listeners.add(listener);
}

/** The text of a key, its {places} filled in. */
export function t(key, values = {}) {
  return (words[key] ?? key).replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
}

/** The text of a key for a number of things: key.one or key.other, {n} the number. */
export function plural(key, n, values = {}) {
  return t(`${key}.${plurals.select(n) === 'one' ? 'one' : 'other'}`, { n: number(n), ...values });
}

function translate(root) {
  for (const part of root.querySelectorAll('[data-i18n]')) part.textContent = t(part.dataset.i18n);
  for (const part of root.querySelectorAll('[data-i18n-label]')) part.setAttribute('aria-label', t(part.dataset.i18nLabel));
}

/** A number for reading: whole from 100 up, then one decimal, below 1 two, below 0.01 three; as many whatever they are, so that columns stand. */
export function number(value) {
  if (value === null || value === undefined) return '–';
  const size = Math.abs(value);
  const decimals = Number.isInteger(value) || size >= 100 ? 0 : size >= 1 ? 1 : size >= 0.01 ? 2 : 3;
  return new Intl.NumberFormat(LOCALES[current], { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value);
}

/** A day for reading: 31 oct. 2026. */
export function day(iso) {
  const text = new Intl.DateTimeFormat(LOCALES[current], { dateStyle: 'medium', timeZone: 'UTC' }).format(toDate(iso));
  // In French the first of a month is « 1er »; a day stays on one line.
  return (current === 'fr' ? text.replace(/^1 /, '1er ') : text).replaceAll(' ', '\u00a0');
}

/** A period for reading. */
export function period(from, to) {
  return `${day(from)} – ${day(to)}`;
}

/** A month for reading: oct. 2026. */
export function month(date) {
  return new Intl.DateTimeFormat(LOCALES[current], { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(date);
}

/** A position for reading: 12,3714° N, 1,5197° O. */
export function coordinates(latitude, longitude) {
  const part = (value, [above, below]) =>
    `${new Intl.NumberFormat(LOCALES[current], { minimumFractionDigits: 4, maximumFractionDigits: 4 }).format(Math.abs(value))}° ${value < 0 ? below : above}`;
  const [north, east] = current === 'fr' ? [['N', 'S'], ['E', 'O']] : [['N', 'S'], ['E', 'W']];
  return `${part(latitude, north)}${current === 'fr' ? ' ; ' : ', '}${part(longitude, east)}`;
}

/** A time of day for reading: 14:05. */
export function time(date) {
  return new Intl.DateTimeFormat(LOCALES[current], { timeStyle: 'short' }).format(date);
}
