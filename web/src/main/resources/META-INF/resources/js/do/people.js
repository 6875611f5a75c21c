/** The people who may enter, for administrators: who they are, what they may, and a new password when one is forgotten. */
import { get, send } from '../api.js';
import { element } from '../dom.js';
import { day, t } from '../language.js';
import { openDialog } from './dialog.js';
import { button } from './forms.js';
import { organisationsPart } from './organisations.js';
import { personForm } from './person.js';
import { leave } from './routes.js';
import { useStyles } from './styles.js';

let table;
let desk;
let organisations = [];

/** Shows the window. */
export async function show() {
  await useStyles('who');
  table = element('tbody', {});
  desk = element('section', { className: 'who-part', id: 'person', hidden: true });
  const heads = [t('people.login'), t('people.name'), t('people.organisation'), t('people.role'), t('people.clearance'), t('people.last')];
  openDialog(
    { name: 'people', title: t('do.people.title'), wide: true, onClose: leave },
    element('div', { className: 'work-row' }, button(t('people.add'), () => edit(null), { kind: 'primary', id: 'person-add' })),
    element(
      'div',
      { className: 'work-scroll who-scroll', tabIndex: 0, role: 'region', 'aria-label': t('do.people.title') },
      element('table', { id: 'people' }, element('thead', {}, element('tr', {}, ...heads.map(words => element('th', { scope: 'col' }, words)))), table),
    ),
    desk,
    organisationsPart(fill),
  );
  await fill();
}

async function fill() {
  const [{ people }, answer] = await Promise.all([get('people'), get('organisations')]);
  organisations = answer.organisations;
  table.replaceChildren(...people.map(row));
}

function row(person) {
  const marks = [person.enabled ? null : t('people.disabled'), person.mustChangePassword ? t('people.mustChange') : null].filter(Boolean);
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, element('button', { type: 'button', className: 'work-link', onclick: () => edit(person) }, person.login)),
    element('td', {}, person.name, ...marks.flatMap(words => [' ', element('span', { className: 'work-tag' }, words)])),
    element('td', {}, person.organisation),
    element('td', {}, t(`role.${person.role}`)),
    element('td', {}, person.clearance),
    element('td', {}, person.lastSignInAt ? day(person.lastSignInAt.slice(0, 10)) : '–'),
  );
}

function edit(person) {
  desk.hidden = false;
  desk.replaceChildren(personForm({ person, organisations, save, reset, remove, cancel: () => (desk.hidden = true) }));
  desk.querySelector('h3').focus();
}

async function save(person, body) {
  const answer = person ? await send('PATCH', `people/${person.id}`, body) : await send('POST', 'people', body);
  await fill();
  return answer;
}

async function reset(person) {
  const answer = await send('POST', `people/${person.id}/password`, {});
  await fill();
  return answer;
}

async function remove(person) {
  await send('DELETE', `people/${person.id}`);
  desk.hidden = true;
  await fill();
}
