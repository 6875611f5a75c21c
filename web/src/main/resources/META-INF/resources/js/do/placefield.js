/** Where it was: words that are looked up, what they may mean, or a point on the map. The person decides. */
import { Silence, get } from '../api.js';
import { element, onEnter, quiet } from '../dom.js';
import { number, t } from '../language.js';
import { countryName } from '../names.js';
import { field, text } from './forms.js';
import { pointMap, position, whereIs } from './pointmap.js';

const PATIENCE_MILLISECONDS = 350;
const MOST = 5;

/** The field; value() is what the API takes of it. */
export class PlaceField {
  #input = text({ oninput: () => this.#typed(), onkeydown: onEnter(() => this.look()) });
  #status = element('p', { className: 'hint', role: 'status' });
  #list = element('fieldset', { className: 'place-list' });
  #map = pointMap(point => this.#pointed(point));
  #candidates = [];
  #point = null;
  #chosen = 'words';
  #asked = 0;
  #lookUp = quiet(() => this.look(), PATIENCE_MILLISECONDS);

  constructor() {
    this.element = element(
      'div',
      { className: 'place-field' },
      field('place', t('do.place.label'), this.#input, { hint: t('do.place.hint') }),
      this.#status,
      this.#list,
      this.#map.element,
    );
    this.#draw();
  }

  /** Builds its map; the field must be on the page. */
  open() {
    return this.#map.open();
  }

  /** Fills in words, and looks them up. */
  set(words) {
    this.#input.value = words;
    this.#point = null;
    this.#chosen = 'words';
    return this.look();
  }

  /** The words as they stand. */
  get words() {
    return this.#input.value.trim();
  }

  /** What the API takes: the words, and what was decided of them. */
  value() {
    const words = this.words ? { place: this.words } : {};
    if (this.#chosen === 'point' && this.#point) return { ...words, longitude: this.#point.longitude, latitude: this.#point.latitude, precision: 'EXACT' };
    const candidate = this.#candidates[this.#chosen];
    if (!candidate) return words;
    const { longitude, latitude, precision, uncertaintyKm } = candidate;
    return { place: this.words || candidate.name, longitude, latitude, precision, uncertaintyKm };
  }

  /** Everything that must come back when the window is opened again. */
  keep() {
    return { words: this.words, candidates: this.#candidates, point: this.#point, chosen: this.#chosen, said: this.#status.textContent };
  }

  /** Brings back what keep() gave. */
  restore({ words, candidates, point, chosen, said }) {
    this.#input.value = words;
    this.#candidates = candidates;
    this.#point = point;
    this.#chosen = chosen;
    this.#status.textContent = said;
    this.#draw();
  }

  /** Asks what the words may mean. */
  async look() {
    const asked = ++this.#asked;
    if (!this.words) {
      this.#take([], '');
      return;
    }
    try {
      const { decision, candidates, why } = await get('geocode', new URLSearchParams({ q: this.words.slice(0, 300), limit: MOST }));
      if (asked !== this.#asked) return;
      if (this.#chosen !== 'point') this.#chosen = decision === 'PLACED' ? 0 : 'words';
      this.#take(candidates, decision === 'PLACED' ? t('do.place.sure') : decision === 'REVIEW' ? t('do.place.unsure') : why);
    } catch (failure) {
      if (asked === this.#asked) this.#take([], failure instanceof Silence ? t('do.place.away') : failure.message);
    }
  }

  #typed() {
    if (this.#chosen !== 'point') this.#chosen = 'words';
    this.#lookUp();
  }

  #take(candidates, said) {
    this.#candidates = candidates;
    if (typeof this.#chosen === 'number' && !candidates[this.#chosen]) this.#chosen = 'words';
    this.#status.textContent = said;
    this.#draw();
  }

  async #pointed(point) {
    this.#point = point;
    this.#chosen = 'point';
    this.#draw();
    this.#point.where = await whereIs(point).catch(() => '');
    if (this.#point === point) this.#draw();
  }

  #draw() {
    const choices = [
      ...this.#candidates.map((candidate, i) => this.#choice(i, `${i + 1}. ${candidate.name}`, inWords(candidate))),
      ...(this.#point ? [this.#choice('point', t('do.place.point'), [this.#point.where, position(this.#point)].filter(Boolean).join(' · '))] : []),
      ...(this.words ? [this.#choice('words', t('do.place.words'), t('do.place.wordsNote'))] : []),
    ];
    const focused = this.#list.contains(document.activeElement) ? document.activeElement.value : null;
    this.#list.hidden = choices.length === 0;
    this.#list.replaceChildren(element('legend', { className: 'work-legend' }, t('do.place.which')), ...choices);
    if (focused !== null) this.#list.querySelector(`[value="${CSS.escape(focused)}"]`)?.focus();
    this.#map.show(this.#candidates.map((candidate, i) => ({ ...candidate, onTake: () => this.#choose(i) })));
    this.#map.mark(this.#chosen === 'point' ? this.#point : null);
  }

  #choice(value, name, note) {
    const input = element('input', { type: 'radio', name: 'place-choice', value: String(value), checked: this.#chosen === value, onchange: () => this.#choose(value) });
    return element('label', { className: 'place-choice' }, input, element('span', {}, element('strong', {}, name), element('span', { className: 'hint' }, ` ${note}`)));
  }

  #choose(value) {
    this.#chosen = value;
    this.#draw();
  }
}

/** A candidate for reading: what it is, where, how sure and why. */
export function inWords({ precision, country, confidence, why }) {
  return [t(`do.precision.${precision}`), country ? countryName(country) : null, t('do.place.confidence', { percent: number(Math.round(100 * confidence)) }), why].filter(Boolean).join(' · ');
}
