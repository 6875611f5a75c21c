/** What the reader must be told: a lost server, a refused question; and that things load. */
import { byId, element } from '../dom.js';
import { t, time } from '../language.js';
import { ask } from '../connection.js';
import { change, firstView } from '../view.js';

const PATIENCE_MILLISECONDS = 300;
const shown = new Map();
let loading = 0;
let timer = 0;

/** The server does not answer; what is on the page is of an earlier hour. */
export function tellLost(heardAt, hasData) {
  const text = hasData ? t('lost.withData', { time: time(heardAt) }) : t('lost.withoutData');
  tell('lost', 'alarm', text, element('button', { type: 'button', onclick: ask }, t('lost.retry')));
}

/** The server answers again. */
export function forgetLost() {
  shown.delete('lost');
  draw();
}

/** A question that the server refuses: what is wrong, and a way back. */
export function tellRefusal({ problem }) {
  if (problem.status === 401) {
    tell('refusal', 'alarm', t('refusal.signIn'), element('button', { type: 'button', onclick: () => location.assign(`login?to=${encodeURIComponent(`/${location.search}`)}`) }, t('do.signin')));
    return;
  }
  const wrong = problem.errors?.map(({ message }) => message).filter(Boolean) ?? [];
  const text = [problem.detail ?? t('refusal.plain', { status: problem.status }), ...wrong].join(' ');
  tell('refusal', 'alarm', text, element('button', { type: 'button', onclick: () => change(firstView()) }, t('filters.reset')));
}

/** Something went wrong in the page itself. */
export function tellFailure(failure) {
  console.error(failure);
  tell('refusal', 'alarm', t('failure'), element('button', { type: 'button', onclick: () => location.reload() }, t('failure.reload')));
}

/** There is nothing to draw yet. */
export function tellEmpty() {
  tell('empty', 'notice', t('empty'));
}

/** An answer has come: what was told of earlier ones no longer holds. */
export function forgetTroubles() {
  shown.delete('refusal');
  shown.delete('empty');
  draw();
}

/** Shows progress while work takes longer than 300 ms; gives the work's own outcome. */
export async function whileLoading(work) {
  loading++;
  timer ||= setTimeout(() => showProgress(true), PATIENCE_MILLISECONDS);
  try {
    return await work;
  } finally {
    loading--;
    if (loading === 0) {
      clearTimeout(timer);
      timer = 0;
      showProgress(false);
    }
  }
}

function showProgress(on) {
  byId('progress').hidden = !on;
  byId('progress-text').textContent = on ? t('loading') : '';
  document.querySelector('.view').setAttribute('aria-busy', String(on));
}

function tell(key, kind, text, action = null) {
  shown.set(key, { kind, text, action });
  draw();
}

function draw() {
  byId('notices').replaceChildren(
    ...[...shown].map(([key, { kind, text, action }]) =>
      element(
        'div',
        { className: `notice notice-${kind}`, 'data-code': key },
        element('p', {}, text),
        action,
      ),
    ),
  );
}
