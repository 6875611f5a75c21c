/** Months and weeks as numbers, so that a histogram can be reckoned in: pure functions. */
import { addDays, countDays, epochDay, isDay, today, wholeMonths } from '../dates.js';

/** Periods up to this, unless whole months, are looked at by week. */
const SHORT_DAYS = 123;

/**
 * Calendar months; 0 is January of the year 0.
 * number(day) and first(number), last(number): the step of a day and a step's days; at(day): the day's place among the steps, a
 * fraction; moved(from, to, steps): the period so many steps later, whole months stay whole, others keep their number of days.
 */
export const MONTHS = {
  name: 'month',
  path: 'hotspots/months',
  number: day => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1,
  first: number => `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}-01`,
  last: number => addDays(MONTHS.first(number + 1), -1),
  at: day => {
    const number = MONTHS.number(day);
    return number + (Number(day.slice(8)) - 1) / countDays(MONTHS.first(number), MONTHS.last(number));
  },
  moved(from, to, steps) {
    if (wholeMonths(from, to)) return { from: MONTHS.first(MONTHS.number(from) + steps), to: MONTHS.last(MONTHS.number(to) + steps) };
    const wanted = `${MONTHS.first(MONTHS.number(from) + steps).slice(0, 8)}${from.slice(8)}`;
    const start = isDay(wanted) ? wanted : MONTHS.last(MONTHS.number(from) + steps);
    return { from: start, to: addDays(start, countDays(from, to) - 1) };
  },
};

/** Weeks from Monday to Sunday; 0 is that of 1 January 1970. Its functions are those of months. */
export const WEEKS = {
  name: 'week',
  path: 'hotspots/weeks',
  number: day => Math.floor((epochDay(day) + 3) / 7),
  first: number => addDays('1970-01-01', 7 * number - 3),
  last: number => addDays('1970-01-01', 7 * number + 3),
  at: day => (epochDay(day) + 3) / 7,
  moved: (from, to, steps) => ({ from: addDays(from, 7 * steps), to: addDays(to, 7 * steps) }),
};

/** The steps that a view is looked at in: those chosen, else weeks for a short period that is not one of whole months. */
export function stepsOf({ step, from, to }) {
  const isShort = countDays(from, to) <= SHORT_DAYS && wholeMonths(from, to) === 0;
  return (step ?? (isShort ? 'week' : 'month')) === 'week' ? WEEKS : MONTHS;
}

/** The period from one step to another; not beyond today, unless all of it is. */
export function stepsPeriod(steps, first, last) {
  const now = today();
  const [from, to] = [steps.first(first), steps.last(last)];
  return { from, to: to > now && from <= now ? now : to };
}
