/** Months as numbers, so that a histogram can be reckoned in: pure functions. 0 is January of the year 0. */
import { addDays, isDay, today } from '../dates.js';

/** The number of the month of a day or month text. */
export function monthNumber(text) {
  return Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1;
}

/** The first day of a month. */
export function firstDay(number) {
  return `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}-01`;
}

/** The last day of a month. */
export function lastDay(number) {
  return addDays(firstDay(number + 1), -1);
}

/** The period from one month to another, in either order; not beyond today, unless the months are. */
export function monthsPeriod(a, b) {
  const [first, last] = [Math.min(a, b), Math.max(a, b)];
  const now = today();
  const to = lastDay(last);
  return { from: firstDay(first), to: to > now && firstDay(first) <= now ? now : to };
}

/**
 * The period so many months later: whole months stay whole, other periods keep their number of days.
 */
export function movedMonths(from, to, months) {
  const isWhole = from.endsWith('-01') && addDays(to, 1).endsWith('-01');
  if (isWhole) return { from: firstDay(monthNumber(from) + months), to: lastDay(monthNumber(to) + months) };
  const start = sameDay(from, months);
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86400000);
  return { from: start, to: addDays(start, days) };
}

function sameDay(day, months) {
  const wanted = `${firstDay(monthNumber(day) + months).slice(0, 8)}${day.slice(8)}`;
  return isDay(wanted) ? wanted : lastDay(monthNumber(day) + months);
}
