/**
 * When the reader was last here, and which data version was seen then: remembered in this browser, told to nobody. A visit
 * ends with four hours of absence.
 */
const STORED = 'vigie.visit';
const ABSENCE_MILLISECONDS = 4 * 60 * 60 * 1000;

/** Notes the data version that the page shows, and goes on noting it. */
export function noteVisit(page) {
  const note = () => {
    const result = page.result();
    if (result && !document.hidden) write(result.dataVersion);
  };
  note();
  setInterval(note, 60000);
  addEventListener('visibilitychange', note);
}

/**
 * The last visit before this one.
 * @returns {?{version: number, at: Date}} null on the first visit
 */
export function lastVisit() {
  const { since, sinceAt } = read();
  return since === undefined ? null : { version: since, at: new Date(sinceAt) };
}

function write(version) {
  const known = read();
  const now = Date.now();
  const isNewVisit = known.seen !== undefined && now - known.seenAt > ABSENCE_MILLISECONDS;
  const next = isNewVisit ? { since: known.seen, sinceAt: known.seenAt } : { since: known.since, sinceAt: known.sinceAt };
  try {
    localStorage.setItem(STORED, JSON.stringify({ ...next, seen: version, seenAt: now }));
  } catch {
    // Private windows may refuse: then every visit is the first.
  }
}

function read() {
  try {
    return JSON.parse(localStorage.getItem(STORED)) ?? {};
  } catch {
    return {};
  }
}
