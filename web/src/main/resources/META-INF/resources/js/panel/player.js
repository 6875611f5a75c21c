/** Walks the period through time, a month or a week a step; the classes stay the same, so that colours can be compared. */
import { today } from '../dates.js';
import { change, view } from '../view.js';
import { stepsOf } from './steps.js';

const FRAME_MILLISECONDS = 900;
const calm = matchMedia('(prefers-reduced-motion: reduce)');

/** Plays, pauses, and stops at the end; where the reader asks for calm, each press is one step. */
export class Player {
  isPlaying = false;
  #range;
  #onChange;
  #timer = 0;
  #awaited = null;

  /**
   * @param {function(): {first: number, last: number}} range the steps there are
   * @param {function()} onChange told when it begins or ends
   */
  constructor(range, onChange) {
    this.#range = range;
    this.#onChange = onChange;
    calm.addEventListener('change', () => {
      this.stop();
      onChange();
    });
    document.addEventListener('visibilitychange', () => document.hidden && this.stop());
  }

  /** Whether nothing moves by itself. */
  get isStepwise() {
    return calm.matches;
  }

  /** Starts or pauses; in calm it takes one step. */
  press() {
    if (this.isStepwise) {
      this.#step();
      return;
    }
    if (this.isPlaying) {
      this.stop();
      return;
    }
    this.isPlaying = true;
    this.#onChange();
    this.#step();
  }

  /** Pauses. */
  stop() {
    clearTimeout(this.#timer);
    this.#awaited = null;
    if (!this.isPlaying) return;
    this.isPlaying = false;
    this.#onChange();
  }

  /** A frame is on the map: the next follows, unless something else was asked for in between. */
  drawn() {
    if (!this.isPlaying) return;
    if (this.#awaited && view().from !== this.#awaited) {
      this.stop();
      return;
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#step(), FRAME_MILLISECONDS);
  }

  #step() {
    const { from, to } = view();
    const steps = stepsOf(view());
    const { first } = this.#range();
    const end = steps.last(steps.number(today()));
    const next = steps.moved(from, to, 1);
    // At the end it begins anew with the earliest period of the same length.
    const isOver = next.to > end;
    if (isOver && this.isPlaying && this.#awaited !== null) {
      this.stop();
      return;
    }
    const shown = isOver ? steps.moved(from, to, first - steps.number(from)) : next;
    this.#awaited = shown.from;
    change(shown, { replace: true });
  }
}
