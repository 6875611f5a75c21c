/** Search by the name of an area or a place, without accents: a combobox. Areas are found here, places by the service. */
import { get } from '../api.js';
import { byId, element, quiet } from '../dom.js';
import { t } from '../language.js';
import { countryName, plain } from '../names.js';

const MOST = 6;
const MOST_PLACES = 5;
const LEAST_LETTERS = 3;
const PAUSE_MILLISECONDS = 300;

/** The search box; an area that is taken is told to onTake, a place to onPlace. */
export class Search {
  #areas = [];
  #found = [];
  #active = -1;
  #input;
  #list;
  #status;
  #onTake;
  #onPlace;
  #places = [];
  #ask = quiet(wanted => this.#askPlaces(wanted), PAUSE_MILLISECONDS);

  /**
   * @param {function(string)} onTake the P-code of an area
   * @param {function(object)} onPlace a candidate of the geocoder
   */
  constructor(onTake, onPlace) {
    this.#onTake = onTake;
    this.#onPlace = onPlace;
    this.#list = element('ul', { id: 'search-list', className: 'search-list', role: 'listbox', hidden: true });
    this.#status = element('span', { className: 'visually-hidden', role: 'status' });
    this.#input = element('input', {
      type: 'search',
      id: 'search-input',
      autocomplete: 'off',
      spellcheck: false,
      role: 'combobox',
      'aria-expanded': 'false',
      'aria-controls': 'search-list',
      'aria-autocomplete': 'list',
      oninput: () => {
        this.#places = [];
        this.#search();
        this.#ask(this.#input.value.trim());
      },
      onkeydown: event => this.#key(event),
      onblur: () => setTimeout(() => this.#close(), 150),
    });
    byId('search').append(this.#input, this.#list, this.#status);
    this.name();
  }

  /** Puts its words in the reader's language. */
  name() {
    this.#input.placeholder = t('search.placeholder');
    this.#input.setAttribute('aria-label', t('search.label'));
    this.#list.setAttribute('aria-label', t('search.results'));
  }

  /** The areas that can be found. */
  know(areas) {
    this.#areas = areas.map(area => ({ ...area, plainName: plain(area.name) }));
  }

  #search() {
    const wanted = plain(this.#input.value);
    const score = ({ plainName }) => (plainName === wanted ? 0 : plainName.startsWith(wanted) ? 1 : plainName.includes(` ${wanted}`) ? 2 : plainName.includes(wanted) ? 3 : 9);
    this.#found = wanted
      ? this.#areas
          .map(area => ({ area, score: score(area) }))
          .filter(found => found.score < 9)
          .sort((a, b) => a.score - b.score || a.area.plainName.localeCompare(b.area.plainName))
          .slice(0, MOST)
          .map(({ area }) => ({ area, name: area.name, where: countryName(area.country) }))
      : [];
    if (wanted) this.#found.push(...this.#places);
    this.#active = this.#found.length > 0 ? 0 : -1;
    this.#status.textContent = wanted && this.#found.length === 0 ? t('search.none') : '';
    this.#draw(Boolean(wanted));
  }

  #draw(isAsked) {
    const options = this.#found.map((found, i) =>
      element(
        'li',
        { role: 'option', id: `search-option-${i}`, className: found.place ? 'search-place' : '', 'aria-selected': String(i === this.#active), onmousedown: event => this.#take(found, event) },
        found.name,
        ' ',
        element('span', { className: 'muted' }, found.where),
      ),
    );
    const none = isAsked && options.length === 0 ? [element('li', { className: 'search-none', role: 'option', 'aria-disabled': 'true', 'aria-selected': 'false' }, t('search.none'))] : [];
    this.#list.replaceChildren(...options, ...none);
    this.#list.hidden = !isAsked;
    this.#input.setAttribute('aria-expanded', String(isAsked));
    if (this.#active >= 0) this.#input.setAttribute('aria-activedescendant', `search-option-${this.#active}`);
    else this.#input.removeAttribute('aria-activedescendant');
  }

  #key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.#found.length > 0) {
      event.preventDefault();
      this.#active = (this.#active + step + this.#found.length) % this.#found.length;
      this.#draw(true);
    } else if (event.key === 'Enter' && this.#active >= 0) {
      this.#take(this.#found[this.#active], event);
    } else if (event.key === 'Escape') {
      this.#close();
    }
  }

  #take(found, event) {
    event.preventDefault();
    this.#input.value = '';
    this.#places = [];
    this.#close();
    if (found.place) this.#onPlace(found.place);
    else this.#onTake(found.area.pcode);
  }

  /** Places whose name fits, unless the reader has typed on; without a server the areas are enough. */
  async #askPlaces(wanted) {
    if (plain(wanted).length < LEAST_LETTERS) return;
    const { candidates } = await get('geocode', new URLSearchParams({ q: wanted, limit: MOST_PLACES })).catch(() => ({ candidates: [] }));
    if (this.#input.value.trim() !== wanted) return;
    const known = new Set(this.#areas.map(({ pcode }) => pcode));
    this.#places = candidates
      .filter(({ name, precision, pcode, longitude }) => longitude !== null && !(precision === 'COMMUNE' && known.has(pcode) && plain(name) === this.#plainNameOf(pcode)))
      .map(place => ({ place, name: place.name, where: t('search.placeIn', { commune: this.#nameOf(place.pcode) }) }));
    const active = this.#active;
    this.#search();
    this.#active = Math.max(active, this.#active);
    this.#draw(true);
  }

  #nameOf(pcode) {
    return this.#areas.find(area => area.pcode === pcode)?.name ?? pcode ?? '';
  }

  #plainNameOf(pcode) {
    return this.#areas.find(area => area.pcode === pcode)?.plainName;
  }

  #close() {
    this.#found = [];
    this.#active = -1;
    this.#draw(false);
  }
}
