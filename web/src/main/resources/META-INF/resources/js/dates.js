/** Days as ISO texts (2026-10-31), UTC throughout: pure functions. */

/** Days in which reports of a day still come in. */
export const FILLING_DAYS = 14;

const DAY = 86400000;

/** Today, UTC. */
export function today() {
  return toDay(new Date());
}

/** A Date's UTC day. */
export function toDay(date) {
  return date.toISOString().slice(0, 10);
}

/** Noon of a day, a Date that shows that day in every time zone of the region. */
export function toDate(day) {
  return new Date(`${day}T12:00:00Z`);
}

/** A day so many days later. */
export function addDays(day, days) {
  return toDay(new Date(toDate(day).getTime() + days * DAY));
}

/** The first day of the month that lies so many months later. */
export function monthStart(day, months = 0) {
  const date = toDate(day);
  return toDay(new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1, 12)));
}

/** Days since 1 January 1970. */
export function epochDay(day) {
  return Math.round((toDate(day) - toDate('1970-01-01')) / DAY);
}

/** Days of a period, both ends included. */
export function countDays(from, to) {
  return Math.round((toDate(to) - toDate(from)) / DAY) + 1;
}

/** Whether a text is a day that exists. */
export function isDay(text) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text ?? '')) return false;
  const date = toDate(text);
  return !Number.isNaN(date.getTime()) && toDay(date) === text;
}

/** The last day of the last month whose every day has stopped filling. */
export function lastSettledDay(now = today()) {
  const settled = addDays(now, -FILLING_DAYS);
  return addDays(monthStart(addDays(settled, 1)), -1);
}

/** The last so many complete months that no longer fill. */
export function lastMonths(months, now = today()) {
  const to = lastSettledDay(now);
  return { from: monthStart(to, 1 - months), to };
}

/** The periods one click away, by name. */
export function presets(now = today()) {
  const year = Number(now.slice(0, 4));
  return {
    months12: lastMonths(12, now),
    months6: lastMonths(6, now),
    months3: lastMonths(3, now),
    month1: lastMonths(1, now),
    months24: lastMonths(24, now),
    days30: { from: addDays(now, -29), to: now },
    thisYear: { from: `${year}-01-01`, to: now },
    lastYear: { from: `${year - 1}-01-01`, to: `${year - 1}-12-31` },
  };
}

/** The period of the same length just before (-1) or after (1); whole months stay whole months. */
export function shifted(from, to, direction) {
  const months = wholeMonths(from, to);
  if (months) {
    const start = monthStart(from, direction * months);
    return { from: start, to: addDays(monthStart(start, months), -1) };
  }
  const days = direction * countDays(from, to);
  return { from: addDays(from, days), to: addDays(to, days) };
}

/** How many whole months a period is; 0 where it is not. */
export function wholeMonths(from, to) {
  const next = addDays(to, 1);
  if (!from.endsWith('-01') || !next.endsWith('-01')) return 0;
  const [a, b] = [toDate(from), toDate(next)];
  return (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth();
}
