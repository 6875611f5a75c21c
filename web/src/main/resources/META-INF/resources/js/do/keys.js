/** Keys for machines: a list, and a form that makes one. A key is shown once. */
import { get, send } from '../api.js';
import { element } from '../dom.js';
import { day, t } from '../language.js';
import { copyLine } from './copyline.js';
import { button, clearProblem, field, outcome, say, select, text } from './forms.js';
import { work } from './working.js';

const ROLES = ['VIEWER', 'ANALYST', 'EDITOR', 'ADMIN'];

/** The part of the window that deals with the reader's keys. */
export function keysPart(reader) {
  const list = element('ul', { className: 'work-list', id: 'keys' });
  const part = element('section', { className: 'who-part' }, element('h3', {}, t('keys.title')), element('p', { className: 'hint' }, t('keys.about')), list, form(reader, () => fill(list)));
  fill(list);
  return part;
}

async function fill(list) {
  const { keys } = await get('keys');
  list.replaceChildren(...(keys.length > 0 ? keys.map(key => line(key, list)) : [element('li', { className: 'hint' }, t('keys.none'))]));
}

function line(key, list) {
  const ended = key.revokedAt ? t('keys.revoked') : key.expiresAt && new Date(key.expiresAt) < new Date() ? t('keys.expired') : null;
  const facts = [
    t(`role.${key.role}`),
    key.readOnly ? t('keys.readOnly') : null,
    key.expiresAt ? t('keys.until', { day: day(key.expiresAt.slice(0, 10)) }) : t('keys.forever'),
    key.lastUsedAt ? t('keys.used', { day: day(key.lastUsedAt.slice(0, 10)) }) : t('keys.unused'),
  ];
  return element(
    'li',
    {},
    element('div', { className: 'grow' }, element('b', {}, key.name), ' ', element('code', {}, `${key.hint}…`), element('div', { className: 'hint' }, facts.filter(Boolean).join(' · '))),
    ended ? element('span', { className: 'work-tag' }, ended) : button(t('keys.revoke'), event => revoke(event.target, key, list), { kind: 'quiet danger', 'aria-label': t('keys.revokeOf', { name: key.name }) }),
  );
}

/** Asked twice: what used the key stops at once. */
async function revoke(asked, key, list) {
  if (asked.dataset.sure) {
    await send('DELETE', `keys/${key.id}`);
    await fill(list);
    return;
  }
  asked.dataset.sure = 'yes';
  asked.textContent = t('keys.sure');
}

function form(reader, refresh) {
  const place = outcome();
  const name = text({ maxLength: 100, required: true });
  const role = select(ROLES.slice(0, ROLES.indexOf(reader.role) + 1).map(code => [code, t(`role.${code}`)]), 'VIEWER');
  const access = select([['read', t('keys.onlyReads')], ['write', t('keys.writes')]], 'read');
  const days = select([['30', t('keys.days30')], ['365', t('keys.days365')], ['never', t('keys.forever')]], '365');
  const made = element(
    'form',
    { className: 'work-form', id: 'key-form', onsubmit: event => make(event) },
    element(
      'div',
      { className: 'who-fields' },
      field('name', t('keys.name'), name, { hint: t('keys.nameHint') }),
      field('role', t('keys.role'), role),
      field('readOnly', t('keys.access'), access),
      field('days', t('keys.days'), days),
    ),
    element('div', { className: 'work-row' }, element('button', { type: 'submit', className: 'primary' }, t('keys.make'))),
    place,
  );
  async function make(event) {
    event.preventDefault();
    clearProblem(made);
    const answer = await work(event.submitter, made, place, () =>
      send('POST', 'keys', { name: name.value, role: role.value, readOnly: access.value === 'read', days: days.value === 'never' ? null : Number(days.value) }),
    );
    if (!answer) return;
    say(place, 'good', t('keys.made'), copyLine('key', t('keys.key'), answer.key));
    name.value = '';
    refresh();
  }
  return made;
}
