/** The months, or the weeks, below the map: how many incidents each had; a brush chooses the period, and play walks it through time. */
import { get } from '../api.js';
import { byId, element } from '../dom.js';
import { addDays, monthStart, toDate, today } from '../dates.js';
import { day, language, month, number, period, t } from '../language.js';
import { offers } from '../offers.js';
import { change, filterParameters, view } from '../view.js';
import { Player } from './player.js';
import { MONTHS, WEEKS, stepsOf, stepsPeriod } from './steps.js';

const SVG = 'http://www.w3.org/2000/svg';
const PUBLIC_MONTHS = 36;
const [YEAR_PIXELS, MONTH_PIXELS] = [54, 70];
/** A good year of weeks is shown at once, a quarter of one after the period. */
const [MOST_WEEKS, WEEKS_AFTER] = [60, 13];
const KEYS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -12, PageUp: 12 };

/** The timeline of the page. */
export class Timeline {
  #box = byId('timeline');
  #answer = null;
  #steps = MONTHS;
  #asked = '';
  #built = '';
  #range = null;
  #dragged = null;
  #isPressed = false;
  #isPublic = false;
  #player = new Player(() => this.#range, () => this.#drawPlay());
  #play = element('button', { type: 'button', id: 'play', className: 'play', onclick: () => this.#player.press() });
  #told = element('p', { id: 'timeline-told' });
  #toggle = element('button', { type: 'button', id: 'timeline-step', onclick: () => change({ step: this.#steps === MONTHS ? 'week' : 'month' }) });
  #axis = element('div', { className: 'timeline-axis', 'aria-hidden': 'true' });
  #track = element('div', { className: 'timeline-track', onpointerdown: event => this.#press(event) });
  #brush = this.#handle('brush', 'brush', 'both');
  #from = this.#handle('brush-from', 'brush-end brush-from', 'from');
  #to = this.#handle('brush-to', 'brush-end brush-to', 'to');

  constructor() {
    this.#box.append(this.#play, element('div', { className: 'timeline-main' }, this.#track, this.#axis), element('div', { className: 'timeline-told' }, this.#told, this.#toggle));
    new ResizeObserver(() => this.#range && this.#drawAxis()).observe(this.#box);
  }

  /** Asks for the counts where filter or steps have changed, and draws. */
  async show() {
    const parameters = filterParameters();
    parameters.delete('from');
    parameters.delete('to');
    this.#isPublic = (await offers()).reader?.role === 'PUBLIC';
    const steps = this.#isPublic ? MONTHS : stepsOf(view());
    const key = `${steps.path}?${parameters}`;
    if (key !== this.#asked) {
      // The public must name its months, and is asked for those before the view's end.
      if (this.#isPublic) for (const [name, value] of Object.entries({ from: monthStart(view().to, 1 - PUBLIC_MONTHS), to: view().to })) parameters.set(name, value);
      const answer = await get(steps.path, parameters);
      [this.#answer, this.#steps, this.#asked] = [answer, steps, key];
    }
    this.draw();
  }

  /** Draws anew, as after a change of period or language; what is under a pressed pointer stays until it is let go. */
  draw() {
    const hasCounts = this.#answer !== null && this.#answer.first !== null;
    this.#box.hidden = !hasCounts;
    if (!hasCounts || this.#isPressed) return;
    this.#range = this.#rangeNow();
    const { first, last } = this.#range;
    const key = [this.#asked, this.#answer.dataVersion, first, last, language()].join(' ');
    if (key !== this.#built) this.#build();
    this.#built = key;
    this.#drawPlay();
    this.#place();
  }

  /** The map shows the period that was asked for: play may go on. */
  drawn() {
    this.#player.drawn();
  }

  /** The steps drawn: all months, or a good year of weeks that moves only where the period leaves them. */
  #rangeNow() {
    const { number: of } = this.#steps;
    const start = of(this.#answer.first.padEnd(10, '-01'));
    const end = start + this.#answer.counts.length - 1;
    const [from, to] = [of(view().from), of(view().to)];
    const countOf = step => this.#answer.counts[step - start] ?? 0;
    if (this.#steps === MONTHS) return { first: Math.min(start, from), last: Math.max(end, to), countOf };
    const known = this.#range;
    if (known?.steps === WEEKS && known.first <= from && to <= known.last) return { ...known, countOf };
    const last = Math.max(to, Math.min(end, to + WEEKS_AFTER));
    return { first: Math.min(from, Math.max(start, last - MOST_WEEKS + 1)), last, countOf, steps: WEEKS };
  }

  #build() {
    const { first, last, countOf } = this.#range;
    const { name, number: of } = this.#steps;
    const count = last - first + 1;
    const most = Math.max(1, ...Array.from({ length: count }, (_, i) => countOf(first + i)));
    const svg = part('svg', { viewBox: `0 0 ${count} 100`, preserveAspectRatio: 'none', class: 'timeline-bars', 'aria-hidden': 'true' });
    const filling = of(this.#answer.fillingFrom);
    for (let step = first; step <= last; step++) {
      const height = (countOf(step) / most) * 100;
      if (height > 0) svg.append(part('rect', { x: step - first + 0.08, width: 0.84, y: 100 - height, height, class: step >= filling ? 'filling' : '', [`data-${name}`]: this.#dayOrMonth(step) }));
    }
    this.#track.replaceChildren(svg, this.#brush, this.#from, this.#to);
    this.#box.setAttribute('aria-label', t(`timeline.label.${name}`, { most: number(most) }));
    this.#box.dataset.step = name;
    this.#toggle.textContent = t(`timeline.to.${name}`);
    this.#toggle.hidden = this.#isPublic;
    this.#drawAxis();
  }

  #dayOrMonth(step) {
    const first = this.#steps.first(step);
    return this.#steps === MONTHS ? first.slice(0, 7) : first;
  }

  #handle(id, className, kind) {
    return element('div', { id, className, role: 'slider', tabIndex: 0, onkeydown: event => this.#key(event, kind) });
  }

  #drawPlay() {
    const { isPlaying, isStepwise } = this.#player;
    const name = isStepwise ? t(`timeline.step.${this.#steps.name}`) : isPlaying ? t('timeline.pause') : t('timeline.play');
    this.#play.title = name;
    this.#play.setAttribute('aria-label', name);
    this.#play.textContent = isStepwise ? '⏭︎' : isPlaying ? '⏸︎' : '▶︎';
  }

  /** Years below months, months below weeks, as many as there is room for. */
  #drawAxis() {
    const { first, last } = this.#range;
    const count = last - first + 1;
    const width = this.#track.clientWidth || 600;
    const isMonths = this.#steps === MONTHS;
    const every = Math.max(1, Math.ceil(isMonths ? (YEAR_PIXELS * count) / (12 * width) : (MONTH_PIXELS * count * 7) / (30.4 * width))) * (isMonths ? 12 : 1);
    const labels = [];
    for (let of = Math.ceil(MONTHS.at(this.#steps.first(first)) / every) * every; MONTHS.first(of) <= this.#steps.last(last); of += every) {
      const label = element('span', {}, isMonths ? String(of / 12) : month(toDate(MONTHS.first(of))));
      label.style.left = `${((this.#steps.at(MONTHS.first(of)) - first) / count) * 100}%`;
      labels.push(label);
    }
    this.#axis.replaceChildren(...labels);
  }

  /** The view's steps. */
  #chosen() {
    return { from: this.#steps.number(view().from), to: this.#steps.number(view().to) };
  }

  /** Puts the brush over the period, or over the steps that are being dragged over. */
  #place() {
    const { first, last } = this.#range;
    const { from, to } = this.#dragged ?? this.#chosen();
    const shown = this.#dragged ? stepsPeriod(this.#steps, from, to) : view();
    const share = at => Math.min(100, Math.max(0, ((at - first) / (last - first + 1)) * 100));
    const [left, right] = this.#dragged ? [share(from), share(to + 1)] : [share(this.#steps.at(shown.from)), share(this.#steps.at(addDays(shown.to, 1)))];
    this.#brush.style.left = this.#from.style.left = `${left}%`;
    this.#brush.style.width = `${right - left}%`;
    this.#to.style.left = `${right}%`;
    const text = period(shown.from, shown.to);
    this.#told.replaceChildren(`${day(shown.from)}\u00a0– `, day(shown.to));
    const { name } = this.#steps;
    const nameOf = step => (this.#steps === MONTHS ? month(toDate(MONTHS.first(step))) : day(WEEKS.first(step)));
    slider(this.#brush, t('timeline.move'), first, last, from, text);
    slider(this.#from, t(`timeline.first.${name}`), first, to, from, nameOf(from));
    slider(this.#to, t(`timeline.last.${name}`), from, last, to, nameOf(to));
  }

  #stepAt(event) {
    const { first, last } = this.#range;
    const box = this.#track.getBoundingClientRect();
    return Math.min(last, Math.max(first, first + Math.floor(((event.clientX - box.left) / box.width) * (last - first + 1))));
  }

  /** On an end it moves that end, on the brush the whole, elsewhere a new choice begins. */
  #press(event) {
    if (event.button > 0) return;
    event.preventDefault();
    this.#player.stop();
    const track = this.#track;
    const start = this.#stepAt(event);
    const chosen = this.#chosen();
    const kind = new Map([[this.#from, 'from'], [this.#to, 'to'], [this.#brush, 'both']]).get(event.target) ?? 'new';
    (kind === 'new' ? this.#brush : event.target).focus({ preventScroll: true });
    this.#isPressed = true;
    this.#dragged = kind === 'new' ? { from: start, to: start } : null;
    track.setPointerCapture(event.pointerId);
    track.onpointermove = moved => {
      const at = this.#stepAt(moved);
      if (at === start && kind !== 'new' && !this.#dragged) return;
      this.#dragged = stretched(kind, chosen, start, at);
      this.#place();
    };
    track.onpointerup = track.onpointercancel = () => {
      track.onpointermove = track.onpointerup = track.onpointercancel = null;
      const taken = this.#dragged;
      this.#dragged = null;
      this.#isPressed = false;
      if (taken) this.#choose(taken);
      this.draw();
    };
    if (this.#dragged) this.#place();
  }

  #key(event, kind) {
    const step = KEYS[event.key];
    if (!step) return;
    event.preventDefault();
    this.#player.stop();
    const { first, last } = this.#range;
    const chosen = this.#chosen();
    const start = kind === 'to' ? chosen.to : chosen.from;
    const next = stretched(kind, chosen, start, start + step);
    if (next.from >= first && next.to <= Math.max(last, this.#steps.number(today()))) this.#choose(next);
  }

  /** What is chosen in weeks stays in weeks, whatever its length. */
  #choose({ from, to }) {
    const chosen = stepsPeriod(this.#steps, from, to);
    change({ ...chosen, ...(stepsOf({ ...view(), ...chosen }) === this.#steps ? {} : { step: this.#steps.name }) });
  }
}

/** The steps after a move from one to another; an end cannot pass the other. */
function stretched(kind, chosen, start, at) {
  if (kind === 'both') return { from: chosen.from + at - start, to: chosen.to + at - start };
  if (kind === 'new') return { from: Math.min(start, at), to: Math.max(start, at) };
  return kind === 'from' ? { from: Math.min(at, chosen.to), to: chosen.to } : { from: chosen.from, to: Math.max(at, chosen.from) };
}

function slider(made, name, least, most, now, text) {
  for (const [attribute, value] of Object.entries({ label: name, valuemin: least, valuemax: most, valuenow: now, valuetext: text })) made.setAttribute(`aria-${attribute}`, String(value));
}

function part(tag, attributes) {
  const made = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
