/** The queue of unsure places: the words, what they may mean, a map to click. Digits choose, everything works from the keys. */
import { Refusal, get, send } from '../api.js';
import { byId, element, onEnter } from '../dom.js';
import { day, number, plural, t } from '../language.js';
import { categoryName, countryName } from '../names.js';
import { refreshBar } from './bar.js';
import { openDialog } from './dialog.js';
import { button, field, outcome, say, text } from './forms.js';
import { inWords } from './placefield.js';
import { pointMap, position } from './pointmap.js';
import { leave } from './routes.js';
import { useStyles } from './styles.js';
import { work } from './working.js';

const PAGE = 50;
const MOST_SUBJECTS = 3;

/** Shows the window with the first open question. */
export async function show(page) {
  await useStyles('place', 'review');
  const queue = new Queue(page);
  openDialog({ name: 'review', title: t('do.review.title'), wide: true, onClose: leave }, queue.element);
  await queue.open();
}

class Queue {
  #page;
  #reviews = [];
  #matched = 0;
  #current = null;
  #point = null;
  #more = [];
  #decided = 0;
  #outcome = outcome();
  #list = element('ol', { className: 'review-list' });
  #count = element('p', { className: 'hint', role: 'status' });
  #question = element('section', { className: 'review-question', 'aria-live': 'off' });
  #map = pointMap(point => this.#pointed(point));

  constructor(page) {
    this.#page = page;
    this.element = element(
      'div',
      { className: 'review', onkeydown: event => this.#key(event) },
      element('div', { className: 'review-queue' }, this.#count, this.#list),
      element('div', { className: 'review-work' }, this.#outcome, this.#question, this.#map.element),
    );
  }

  async open() {
    await work(this.#count, this.element, this.#outcome, () => this.#load());
    this.#turnTo(this.#reviews[0] ?? null);
    await this.#map.open();
  }

  async #load() {
    const after = this.#reviews.at(-1)?.id ?? 0;
    const answer = await get('geocode/reviews', new URLSearchParams({ limit: PAGE, after }));
    this.#reviews.push(...answer.reviews);
    this.#matched = answer.numberMatched;
    this.#drawList();
  }

  #drawList() {
    this.#count.textContent = plural('do.review.waiting', this.#matched);
    this.#list.replaceChildren(...this.#reviews.map(review => element('li', {}, this.#entry(review))));
    if (this.#reviews.length < this.#matched) this.#list.append(element('li', {}, button(t('do.review.more'), () => this.#load())));
  }

  #entry(review) {
    const isCurrent = review === this.#current;
    return element(
      'button',
      { type: 'button', className: 'review-entry', 'aria-current': isCurrent ? 'true' : null, 'data-review': String(review.id), onclick: () => this.#turnTo(review, true) },
      element('strong', {}, wordsOf(review)),
      element('span', { className: 'hint' }, [review.country, plural('do.review.subjects', review.subjects.length)].filter(Boolean).join(' · ')),
    );
  }

  #turnTo(review, withFocus = false) {
    this.#current = review;
    this.#point = null;
    this.#more = [];
    this.#drawList();
    this.#draw();
    if (withFocus) this.#question.querySelector('h3')?.focus();
    if (review) this.#tellSubjects(review);
  }

  get #choices() {
    return [...this.#current.candidates.map((candidate, i) => ({ ...candidate, answer: i === 0 ? { action: 'confirm' } : { action: 'choose', candidate: i } })), ...this.#more];
  }

  #draw() {
    const review = this.#current;
    if (!review) {
      this.#question.replaceChildren(element('h3', { tabIndex: -1 }, t('do.review.none')), element('p', {}, t('do.review.noneNote')));
      this.#map.show([]);
      return;
    }
    const stated = [review.commune, review.province, review.region, review.country ? countryName(review.country) : null].filter(name => name && name !== review.place);
    const other = text({ placeholder: t('do.review.other'), 'aria-label': t('do.review.other'), onkeydown: onEnter(() => this.#search(other.value)) });
    this.#question.replaceChildren(
      element('h3', { tabIndex: -1 }, t('do.review.question', { words: wordsOf(review) })),
      stated.length > 0 ? element('p', { className: 'hint' }, t('do.review.stated', { areas: stated.join(', ') })) : '',
      element('div', { className: 'review-subjects' }),
      element('ol', { className: 'review-choices' }, ...this.#choices.map((choice, i) => this.#choice(choice, i))),
      element('div', { className: 'work-row' }, element('div', { className: 'grow' }, field('other', t('do.review.otherLabel'), other)), button(t('do.review.search'), () => this.#search(other.value))),
      element(
        'div',
        { className: 'work-row' },
        this.#pointButton(),
        button(t('do.review.reject'), event => this.#decide(event.currentTarget, { action: 'reject' }), { kind: 'quiet danger', id: 'review-reject' }),
        element('label', { className: 'review-learn' }, element('input', { type: 'checkbox', id: 'review-learn', checked: true }), ` ${t('do.review.learn')}`),
      ),
    );
    this.#map.show(this.#choices.map((choice, i) => ({ ...choice, onTake: () => byId(`review-choice-${i}`)?.focus() })));
    this.#map.mark(this.#point);
  }

  #choice(choice, i) {
    const take = button(`${i + 1}. ${choice.name}`, event => this.#decide(event.currentTarget, choice.answer), { kind: i === 0 && this.#current.candidates.length > 0 ? 'primary' : 'quiet', id: `review-choice-${i}` });
    return element('li', {}, take, element('span', { className: 'hint' }, inWords(choice)));
  }

  #pointButton() {
    const made = button(this.#point ? t('do.review.placeHere', { position: position(this.#point) }) : t('do.review.pointFirst'), event => this.#point && this.#decide(event.currentTarget, { action: 'point', ...this.#point }), { id: 'review-point' });
    if (!this.#point) made.setAttribute('aria-disabled', 'true');
    return made;
  }

  #pointed(point) {
    this.#point = point;
    const old = byId('review-point');
    if (old) old.replaceWith(this.#pointButton());
  }

  async #search(words) {
    if (!words.trim()) return;
    const answer = await work(this.#count, this.element, this.#outcome, () => get('geocode', new URLSearchParams({ q: words.trim().slice(0, 300) })));
    if (!answer) return;
    this.#more = answer.candidates.map(candidate => ({ ...candidate, answer: answerOf(candidate) }));
    if (this.#more.length === 0) say(this.#outcome, 'plain', answer.why);
    else this.#outcome.replaceChildren();
    this.#draw();
    byId(`review-choice-${this.#current.candidates.length}`)?.focus();
  }

  async #decide(pressed, answer) {
    const review = this.#current;
    const learn = byId('review-learn').checked;
    const decided = await work(pressed, this.element, this.#outcome, () =>
      send('POST', `geocode/reviews/${review.id}`, { ...answer, learn }).catch(failure => {
        // Somebody else was faster: the question is answered, and goes.
        if (failure instanceof Refusal && [404, 409].includes(failure.problem.status)) return { state: 'ANSWERED', said: failure.message };
        throw failure;
      }),
    );
    if (!decided) return;
    const at = this.#reviews.indexOf(review);
    this.#reviews.splice(at, 1);
    this.#matched--;
    this.#decided++;
    say(this.#outcome, 'good', decided.said ?? (decided.answer ? t('do.review.placed', { words: wordsOf(review), name: decided.answer.name }) : t('do.review.rejected', { words: wordsOf(review) })));
    if (this.#reviews.length === 0 && this.#matched > 0) await this.#load();
    this.#turnTo(this.#reviews[at] ?? this.#reviews.at(-1) ?? null, true);
    refreshBar();
    this.#page.refresh();
  }

  #key(event) {
    const isTyping = event.target.matches('input[type="text"], textarea, select');
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey || !/^[1-9]$/.test(event.key)) return;
    byId(`review-choice-${Number(event.key) - 1}`)?.focus();
  }

  /** What waits for the answer: mostly it says more than the words. */
  async #tellSubjects(review) {
    const ids = review.subjects.map(({ subject }) => subject.replace(/^incident /, '')).slice(0, MOST_SUBJECTS);
    const incidents = await Promise.all(ids.map(id => get(`incidents/${id}`).catch(() => null)));
    if (review !== this.#current) return;
    this.#question.querySelector('.review-subjects')?.replaceChildren(
      ...incidents.filter(Boolean).map(({ properties: { dateStart, kind, description } }) => element('p', {}, `${day(dateStart)} · ${categoryName(kind)}${description ? ` · ${description}` : ''}`)),
      ...(review.subjects.length > ids.length ? [element('p', { className: 'hint' }, t('do.review.andMore', { n: number(review.subjects.length - ids.length) }))] : []),
    );
  }
}

/** An area is chosen by its code, a place by its point. */
function answerOf({ precision, pcode, longitude, latitude }) {
  const isArea = ['COMMUNE', 'PROVINCE', 'REGION', 'COUNTRY'].includes(precision);
  return isArea ? { action: 'choose', pcode } : { action: 'point', longitude, latitude };
}

function wordsOf({ place, commune, province, region, country }) {
  return place ?? commune ?? province ?? region ?? country;
}
