/** The form of one report, with the fields of our own table; what was typed is kept while the page lives. */
import { send } from '../api.js';
import { today } from '../dates.js';
import { element } from '../dom.js';
import { number, plural, t } from '../language.js';
import { categoryName, listCategories } from '../names.js';
import { button, clearProblem, field, outcome, say, select, text } from './forms.js';
import { PlaceField } from './placefield.js';
import { forget } from './routes.js';
import { refreshAll } from './bar.js';
import { work } from './working.js';

const PEOPLE = ['fatalities', 'injured', 'abducted', 'displaced'];
const MARKINGS = ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'];

/** The form of one report. */
export class ReportForm {
  #page;
  #place = new PlaceField();
  #outcome = outcome();
  #controls;
  #save = button(t('do.report.save'), () => this.#send(), { kind: 'primary', type: 'submit', id: 'report-save' });

  constructor(page) {
    this.#page = page;
    this.#controls = controls();
    this.element = element(
      'form',
      { className: 'work-form', autocomplete: 'off', noValidate: true, onsubmit: event => event.preventDefault() },
      element('div', { className: 'work-grid' }, ...['date', 'dateEnd', 'datePrecision', 'kind', 'severity'].map(name => this.#field(name))),
      this.#place.element,
      element('div', { className: 'work-grid' }, ...PEOPLE.map(name => this.#field(name))),
      this.#field('description'),
      element('div', { className: 'work-grid' }, ...['source', 'reliability', 'credibility', 'status', 'marking'].map(name => this.#field(name))),
      element('div', { className: 'work-row' }, this.#save),
      this.#outcome,
    );
  }

  /** Builds its map; the form must be on the page. */
  open() {
    return this.#place.open();
  }

  /** Everything that must come back when the window is opened again. */
  keep() {
    return { values: Object.fromEntries(Object.entries(this.#controls).map(([name, control]) => [name, control.value])), place: this.#place.keep() };
  }

  /** Brings back what keep() gave. */
  restore({ values, place }) {
    for (const [name, value] of Object.entries(values)) this.#controls[name].value = value;
    this.#place.restore(place);
  }

  /**
   * Fills in what was proposed, each field marked with the words that it comes from.
   * @param {object} values by the API's names
   * @param {object} words by the same names
   */
  async propose(values, words) {
    clearProblem(this.element);
    for (const box of this.element.querySelectorAll('.work-proposed')) unmark(box);
    this.#outcome.replaceChildren();
    for (const name of ['date', 'dateEnd', 'datePrecision', 'kind', 'severity', 'description', ...PEOPLE]) {
      this.#controls[name].value = values[name] ?? (name === 'datePrecision' ? 'DAY' : '');
      if (values[name] !== undefined && values[name] !== null) markProposed(this.element, name, words[name]);
    }
    await this.#place.set(values.place ?? '');
    if (values.place) markProposed(this.element, 'place', words.place);
  }

  #field(name) {
    const control = this.#controls[name];
    const made = field(name, t(`do.report.${name}`), control, { hint: name === 'dateEnd' ? t('do.report.dateEndHint') : '' });
    control.addEventListener('input', () => unmark(made));
    return made;
  }

  #body() {
    const body = { ...this.#place.value() };
    for (const [name, control] of Object.entries(this.#controls)) if (control.value.trim() !== '') body[name] = control.value.trim();
    return body;
  }

  async #send() {
    clearProblem(this.element);
    const answer = await work(this.#save, this.element, this.#outcome, () => send('POST', 'incidents', this.#body()));
    if (!answer) return;
    const warnings = answer.warnings.length > 0 ? element('ul', { className: 'work-list' }, ...answer.warnings.map(({ message }) => element('li', {}, message))) : '';
    say(
      this.#outcome,
      'good',
      answer.result === 'unchanged' ? t('do.report.known') : t('do.report.saved', { version: number(answer.dataVersion) }),
      warnings,
      element('div', { className: 'work-row' }, button(t('do.toMap'), () => this.#toMap(answer.id)), button(t('do.report.another'), () => this.#another())),
    );
    this.#outcome.querySelector('button').focus();
    refreshAll(this.#page);
  }

  async #toMap(id) {
    const pcode = await areaOf(id);
    forget();
    if (pcode) this.#page.choose(pcode);
  }

  /** The next report mostly comes from the same source. */
  #another() {
    const kept = ['source', 'reliability', 'credibility', 'marking', 'date'];
    const fresh = controls();
    for (const [name, control] of Object.entries(this.#controls)) if (!kept.includes(name)) control.value = fresh[name].value;
    for (const box of this.element.querySelectorAll('.work-proposed')) unmark(box);
    this.#place.set('');
    this.#outcome.replaceChildren();
    this.#controls.date.focus();
  }
}

async function areaOf(id) {
  if (!id) return null;
  const { get } = await import('../api.js');
  return get(`incidents/${id}`).then(({ properties }) => properties.area, () => null);
}

function controls() {
  const any = ['', t('do.report.unsaid')];
  const kinds = listCategories().map(category => [categoryName(category.code), category.kinds.filter(({ code }) => code !== 'OTH.SITUATION').map(({ code }) => [code, categoryName(code)])]);
  const whole = () => text({ inputMode: 'numeric', maxLength: 9 });
  return {
    date: element('input', { type: 'date', max: today(), value: today(), required: true }),
    dateEnd: element('input', { type: 'date', max: today() }),
    datePrecision: select(['DAY', 'WEEK', 'MONTH', 'YEAR'].map(name => [name, t(`do.datePrecision.${name}`)]), 'DAY'),
    kind: select([['', t('do.report.kindUnsaid')], ...kinds]),
    severity: select([any, ...[1, 2, 3, 4, 5].map(n => [String(n), t(`do.severity.${n}`)])]),
    ...Object.fromEntries(PEOPLE.map(name => [name, whole()])),
    description: element('textarea', { rows: 4, maxLength: 4000 }),
    source: text({ maxLength: 100 }),
    reliability: select([any, ...['A', 'B', 'C', 'D', 'E', 'F'].map(grade => [grade, t(`do.reliability.${grade}`)])]),
    credibility: select([any, ...[1, 2, 3, 4, 5, 6].map(grade => [String(grade), t(`do.credibility.${grade}`)])]),
    status: select([['', t('do.report.unsaid')], ...['REPORTED', 'VERIFIED', 'DENIED'].map(name => [name, t(`incidents.${name}`)])]),
    marking: select(MARKINGS.map(name => [name, name]), 'TLP:AMBER'),
  };
}

/** Shows that a value is only proposed, and by which words. */
function markProposed(form, name, words) {
  const box = form.querySelector(`[data-field="${name}"]`);
  box.classList.add('work-proposed');
  const hint = box.querySelector('.hint');
  hint.dataset.before ??= hint.textContent;
  hint.textContent = words ? t('do.proposed.from', { words }) : t('do.proposed');
}

/** The person has touched it: it is a proposal no longer. */
function unmark(box) {
  if (!box.classList.contains('work-proposed')) return;
  box.classList.remove('work-proposed');
  const hint = box.querySelector('.hint');
  hint.textContent = hint.dataset.before ?? '';
}

/** How many fields of a form are proposed, in words. */
export function proposedCount(form) {
  return plural('do.proposed.count', form.querySelectorAll('.work-proposed').length);
}
