/** Search by the name of an area, without accents: a combobox. */
import { byId, element } from '../dom.js';
import { t } from '../language.js';
import { countryName, plain } from '../names.js';

const MOST = 8;

/** The search box; an area that is taken is told to onTake. */
export class Search {
  #areas = [];
  #found = [];
  #active = -1;
  #input;
  #list;
  #status;
  #onTake;

  constructor(onTake) {
    this.#onTake = onTake;
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
      oninput: () => this.#search(),
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
          .map(({ area }) => area)
      : [];
    this.#active = this.#found.length > 0 ? 0 : -1;
    this.#status.textContent = wanted && this.#found.length === 0 ? t('search.none') : '';
    this.#draw(Boolean(wanted));
  }

  #draw(isAsked) {
    const options = this.#found.map((area, i) =>
      element(
        'li',
        { role: 'option', id: `search-option-${i}`, 'aria-selected': String(i === this.#active), onmousedown: event => this.#take(area, event) },
        area.name,
        ' ',
        element('span', { className: 'muted' }, countryName(area.country)),
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

  #take(area, event) {
    event.preventDefault();
    this.#input.value = '';
    this.#close();
    this.#onTake(area.pcode);
  }

  #close() {
    this.#found = [];
    this.#active = -1;
    this.#draw(false);
  }
}
