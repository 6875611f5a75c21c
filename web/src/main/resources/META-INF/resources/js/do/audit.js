/** What happened, for administrators: the newest first, and whether nothing was taken out. */
import { address, get } from '../api.js';
import { element } from '../dom.js';
import { t } from '../language.js';
import { openDialog } from './dialog.js';
import { button, clearProblem, field, outcome, say, text } from './forms.js';
import { leave } from './routes.js';
import { useStyles } from './styles.js';
import { work } from './working.js';

const PAGE = 100;

let fields;
let form;
let table;
let place;
let more;
let csv;

/** Shows the window. */
export async function show() {
  await useStyles('who');
  fields = { from: element('input', { type: 'date' }), to: element('input', { type: 'date' }), who: text(), what: text() };
  table = element('tbody', {});
  place = outcome();
  more = button(t('audit.more'), () => load(more.dataset.before), { hidden: true, id: 'audit-more' });
  csv = element('a', { className: 'quiet', id: 'audit-csv' }, t('audit.csv'));
  const labels = { from: t('audit.from'), to: t('audit.to'), who: t('audit.who'), what: t('audit.what') };
  const heads = [t('audit.at'), t('audit.who'), t('audit.what'), t('audit.target'), t('audit.outcome'), t('audit.address')];
  form = element(
    'form',
    { className: 'work-form', onsubmit: event => (event.preventDefault(), load()) },
    element('div', { className: 'who-fields' }, ...Object.entries(fields).map(([name, control]) => field(name, labels[name], control))),
    element('div', { className: 'work-row' }, element('button', { type: 'submit', className: 'primary' }, t('audit.show')), csv, button(t('audit.verify'), event => verify(event.currentTarget), { id: 'audit-verify' })),
  );
  openDialog(
    { name: 'audit', title: t('do.audit.title'), wide: true, onClose: leave },
    form,
    place,
    element(
      'div',
      { className: 'work-scroll who-scroll', tabIndex: 0, role: 'region', 'aria-label': t('do.audit.title') },
      element('table', { id: 'audit' }, element('thead', {}, element('tr', {}, ...heads.map(words => element('th', { scope: 'col' }, words)))), table),
    ),
    element('div', { className: 'work-row' }, more),
  );
  await load();
}

function filter() {
  return new URLSearchParams(Object.entries(fields).map(([name, control]) => [name, control.value.trim()]).filter(([, value]) => value));
}

async function load(before) {
  const parameters = filter();
  csv.href = address('audit.csv', parameters);
  parameters.set('limit', PAGE);
  if (before) parameters.set('before', before);
  clearProblem(form);
  place.replaceChildren();
  const answer = await work(more, form, place, () => get('audit', parameters));
  if (!answer) return;
  const { events, next } = answer;
  if (!before) table.replaceChildren();
  table.append(...events.map(row));
  more.hidden = !next;
  more.dataset.before = events.at(-1)?.id ?? '';
}

function row(event) {
  const { query, ...notes } = event.detail;
  const detail = [query, ...Object.entries(notes).map(([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : value}`)].filter(Boolean).join(' · ');
  return element(
    'tr',
    {},
    element('td', { className: 'who-time' }, event.at.slice(0, 19).replace('T', ' ')),
    element('td', {}, event.who),
    element('td', {}, event.action),
    element('td', { className: 'who-target' }, event.target, detail ? element('div', { className: 'hint' }, detail) : null),
    element('td', {}, event.outcome),
    element('td', {}, event.address),
  );
}

async function verify(pressed) {
  say(place, 'plain', t('audit.verifying'));
  const answer = await work(pressed, form, place, () => get('audit/verify'));
  if (!answer) return;
  const { intact, events, head, why, brokenAt } = answer;
  if (intact) say(place, 'good', t('audit.intact', { n: events }), t('audit.head', { head: head.slice(0, 16) }));
  else say(place, 'bad', t(`audit.broken.${why}`, { n: brokenAt }));
}
