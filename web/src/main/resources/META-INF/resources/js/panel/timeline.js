/** The months below the map: how many incidents each had; a brush chooses the period, and play walks it through time. */
import { get } from '../api.js';
import { byId, element } from '../dom.js';
import { monthStart, today, toDate } from '../dates.js';
import { month, number, period, t } from '../language.js';
import { offers } from '../offers.js';
import { change, filterParameters, view } from '../view.js';
import { firstDay, monthNumber, monthsPeriod } from './months.js';
import { Player } from './player.js';

const SVG = 'http://www.w3.org/2000/svg';
const PUBLIC_MONTHS = 36;
const LABEL_PIXELS = 54;

/** The timeline of the page. */
export class Timeline {
  #box = byId('timeline');
  #answer = null;
  #asked = '';
  #dragged = null;
  #player = new Player(() => this.#range(), () => this.#drawPlay());
  #parts = null;

  constructor() {
    new ResizeObserver(() => this.#drawAxis()).observe(this.#box);
  }

  /** Asks for the months where the filter has changed, and draws. */
  async show() {
    const parameters = filterParameters();
    parameters.delete('from');
    parameters.delete('to');
    const key = parameters.toString();
    if (key !== this.#asked) {
      const answer = await this.#ask(parameters);
      this.#asked = key;
      this.#answer = answer;
    }
    this.draw();
  }

  /** Draws anew, as after a change of period or language. */
  draw() {
    const hasMonths = this.#answer !== null && this.#answer.first !== null;
    this.#box.hidden = !hasMonths;
    if (!hasMonths) return;
    const focused = this.#box.contains(document.activeElement) ? document.activeElement.id : null;
    this.#build();
    this.#place(this.#chosen());
    if (focused) byId(focused)?.focus({ preventScroll: true });
  }

  /** Whether a choice is being made: what is under the pointer must stay. */
  get isDragged() {
    return this.#dragged !== null;
  }

  /** The map shows the period that was asked for: play may go on. */
  drawn() {
    this.#player.drawn();
  }

  /** The months themselves; the public must name its months, and is asked for those before the view's end. */
  async #ask(parameters) {
    const { reader } = await offers();
    if (reader?.role === 'PUBLIC') {
      parameters.set('from', monthStart(view().to, 1 - PUBLIC_MONTHS));
      parameters.set('to', view().to);
    }
    return get('hotspots/months', parameters);
  }

  /** The months drawn: all with incidents, this one, and those of the view. */
  #range() {
    const first = monthNumber(this.#answer.first);
    return {
      first: Math.min(first, monthNumber(view().from)),
      last: Math.max(first + this.#answer.counts.length - 1, monthNumber(view().to)),
      countOf: of => this.#answer.counts[of - first] ?? 0,
    };
  }

  /** The view's months, the last one behind its end. */
  #chosen() {
    return { from: monthNumber(view().from), to: monthNumber(view().to) };
  }

  #build() {
    const { first, last, countOf } = this.#range();
    const months = last - first + 1;
    const most = Math.max(1, ...this.#answer.counts);
    const svg = part('svg', { viewBox: `0 0 ${months} 100`, preserveAspectRatio: 'none', class: 'timeline-bars', 'aria-hidden': 'true' });
    const filling = monthNumber(this.#answer.fillingFrom);
    for (let i = 0; i < months; i++) {
      const height = (countOf(first + i) / most) * 100;
      if (height > 0) svg.append(part('rect', { x: i + 0.08, width: 0.84, y: 100 - height, height, class: first + i >= filling ? 'filling' : '', 'data-month': firstDay(first + i).slice(0, 7) }));
    }
    const track = element('div', { className: 'timeline-track', onpointerdown: event => this.#press(event) }, svg);
    const brush = element('div', { id: 'brush', className: 'brush', role: 'slider', tabIndex: 0, onkeydown: event => this.#key(event, 'both') });
    const [from, to] = ['from', 'to'].map(end => element('div', { id: `brush-${end}`, className: `brush-end brush-${end}`, role: 'slider', tabIndex: 0, onkeydown: event => this.#key(event, end) }));
    track.append(brush, from, to);
    const axis = element('div', { className: 'timeline-axis', 'aria-hidden': 'true' });
    const told = element('p', { id: 'timeline-told', className: 'timeline-told' });
    this.#parts = { track, brush, from, to, axis, told };
    this.#box.replaceChildren(this.#playButton(), element('div', { className: 'timeline-main' }, element('div', { className: 'timeline-scroll' }, track, axis)), told);
    this.#box.setAttribute('aria-label', t('timeline.label', { most: number(most) }));
    this.#drawAxis();
  }

  #playButton() {
    const { isPlaying, isStepwise } = this.#player;
    const name = isStepwise ? t('timeline.step') : isPlaying ? t('timeline.pause') : t('timeline.play');
    return element('button', { type: 'button', id: 'play', className: 'play', title: name, 'aria-label': name, onclick: () => this.#player.press() }, isStepwise ? '⏭︎' : isPlaying ? '⏸︎' : '▶︎');
  }

  #drawPlay() {
    const isFocused = document.activeElement?.id === 'play';
    byId('play')?.replaceWith(this.#playButton());
    if (isFocused) byId('play')?.focus();
  }

  /** Years below the bars, as many as there is room for. */
  #drawAxis() {
    if (!this.#parts || this.#box.hidden) return;
    const { first, last } = this.#range();
    const months = last - first + 1;
    const width = this.#parts.track.clientWidth || 600;
    const years = Math.max(1, Math.ceil((LABEL_PIXELS * months) / (12 * width)));
    const labels = [];
    for (let of = Math.ceil(first / 12); of * 12 <= last; of++) {
      if (of % years !== 0) continue;
      const label = element('span', {}, String(of));
      label.style.left = `${((of * 12 - first) / months) * 100}%`;
      labels.push(label);
    }
    this.#parts.axis.replaceChildren(...labels);
  }

  /** Puts the brush over months. */
  #place({ from, to }) {
    const { first, last } = this.#range();
    const months = last - first + 1;
    const { brush, told } = this.#parts;
    const [left, right] = [((from - first) / months) * 100, ((to + 1 - first) / months) * 100];
    brush.style.left = `${left}%`;
    brush.style.width = `${right - left}%`;
    this.#parts.from.style.left = `${left}%`;
    this.#parts.to.style.left = `${right}%`;
    const chosen = this.#dragged ? monthsPeriod(from, to) : view();
    const text = period(chosen.from, chosen.to);
    told.textContent = text;
    slider(brush, t('timeline.move'), first, last, from, text);
    slider(this.#parts.from, t('timeline.first'), first, to, from, month(toDate(firstDay(from))));
    slider(this.#parts.to, t('timeline.last'), from, last, to, month(toDate(firstDay(to))));
  }

  #monthAt(event) {
    const { first, last } = this.#range();
    const box = this.#parts.track.getBoundingClientRect();
    return Math.min(last, Math.max(first, first + Math.floor(((event.clientX - box.left) / box.width) * (last - first + 1))));
  }

  /** On an end it moves that end, on the brush the whole, elsewhere a new choice begins. */
  #press(event) {
    if (event.button > 0) return;
    event.preventDefault();
    this.#player.stop();
    const { track, brush, from, to } = this.#parts;
    const start = this.#monthAt(event);
    const chosen = this.#chosen();
    const kind = event.target === from ? 'from' : event.target === to ? 'to' : event.target === brush ? 'both' : 'new';
    (kind === 'new' ? brush : event.target).focus({ preventScroll: true });
    this.#dragged = kind === 'new' ? { from: start, to: start } : null;
    track.setPointerCapture(event.pointerId);
    track.onpointermove = moved => {
      const at = this.#monthAt(moved);
      if (at === start && kind !== 'new' && !this.#dragged) return;
      this.#dragged = stretched(kind, chosen, start, at);
      this.#place(this.#dragged);
    };
    track.onpointerup = track.onpointercancel = () => {
      track.onpointermove = track.onpointerup = track.onpointercancel = null;
      const taken = this.#dragged;
      this.#dragged = null;
      if (taken) change(monthsPeriod(taken.from, taken.to));
    };
    if (this.#dragged) this.#place(this.#dragged);
  }

  #key(event, kind) {
    const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -12, PageUp: 12 }[event.key];
    if (!step) return;
    event.preventDefault();
    this.#player.stop();
    const { first, last } = this.#range();
    const chosen = this.#chosen();
    const start = kind === 'to' ? chosen.to : chosen.from;
    const next = stretched(kind, chosen, start, start + step);
    if (next.from >= first && next.to <= Math.max(last, monthNumber(today()))) change(monthsPeriod(next.from, next.to));
  }
}

/** The months after a move from one month to another; an end cannot pass the other. */
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
