/** An import that goes on while its window is closed: the bar says how far it is, and leads back to it. */
import { get } from '../api.js';
import { byId, element } from '../dom.js';
import { number, t } from '../language.js';
import { follow, hasEnded } from './jobs.js';
import { go } from './routes.js';

const followed = new Map();

/** Finds imports that another page, or an earlier visit, left running. */
export async function watchImports() {
  const { imports } = await get('imports', new URLSearchParams({ limit: 20 })).catch(() => ({ imports: [] }));
  imports.filter(job => !hasEnded(job)).forEach(({ id }) => followImport(id));
}

/**
 * Follows an import to its end, whoever looks.
 * @returns {Promise<?object>} the job as it ended
 */
export function followImport(id, onState = () => {}) {
  const known = followed.get(id);
  if (known) {
    known.listeners.add(onState);
    if (known.last) onState(known.last);
    return known.end;
  }
  const entry = { listeners: new Set([onState]), last: null };
  const tell = job => {
    entry.last = job;
    entry.listeners.forEach(listener => listener(job));
    draw();
  };
  entry.end = follow(`imports/${id}`, tell, new AbortController().signal).finally(() => {
    followed.delete(id);
    draw();
  });
  followed.set(id, entry);
  return entry.end;
}

function draw() {
  const running = [...followed.values()].filter(({ last }) => last && !hasEnded(last));
  if (running.length === 0) {
    byId('do-running')?.remove();
    return;
  }
  const percent = number(Math.round(100 * Math.min(...running.map(({ last }) => last.progress))));
  // Changed in place: it may be just being pressed.
  const button = byId('do-running') ?? element('button', { type: 'button', id: 'do-running', className: 'do-tool do-running', onclick: () => go('upload') });
  button.textContent = t('do.running', { percent });
  if (!button.isConnected) byId('do').append(button);
}
