/** The form of one person. */
import { element } from '../dom.js';
import { t } from '../language.js';
import { copyLine } from './copyline.js';
import { button, clearProblem, field, outcome, say, select, text } from './forms.js';
import { work } from './working.js';

const ROLES = ['VIEWER', 'ANALYST', 'EDITOR', 'ADMIN'];
const CLEARANCES = ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'];
const GRANTS = ['EXACT_POINTS', 'SOURCE_IDENTITY'];

/**
 * The form of a person, or of a new one.
 * @param {{person: ?object, organisations: object[], save: function, reset: function, remove: function, cancel: function}} desk
 */
export function personForm({ person, organisations, save, reset, remove, cancel }) {
  const place = outcome();
  const login = text({ value: person?.login ?? '', readOnly: Boolean(person), required: true, maxLength: 64 });
  const name = text({ value: person?.name ?? '', required: true, maxLength: 200 });
  const organisation = select(organisations.map(({ code, name: words }) => [code, `${code} · ${words}`]), person?.organisation ?? 'LOCAL');
  const role = select(ROLES.map(code => [code, t(`role.${code}`)]), person?.role ?? 'VIEWER');
  const clearance = select([['', t('people.clearanceOfRole')], ...CLEARANCES.map(label => [label, label])], person && !person.clearanceOfRole ? person.clearance : '');
  const grants = GRANTS.map(code => element('input', { type: 'checkbox', value: code, checked: person?.grants.includes(code) ?? false }));
  const state = select([['true', t('people.enabled')], ['false', t('people.disabled')]], String(person?.enabled ?? true));
  const form = element(
    'form',
    { className: 'work-form', id: 'person-form', onsubmit: submit },
    element('h3', { tabIndex: -1 }, person ? t('people.edit', { login: person.login }) : t('people.add')),
    element(
      'div',
      { className: 'who-fields' },
      field('login', t('people.login'), login),
      field('name', t('people.name'), name),
      field('organisation', t('people.organisation'), organisation),
      field('role', t('people.role'), role, { hint: t('people.roleHint') }),
      field('clearance', t('people.clearance'), clearance),
      person ? field('enabled', t('people.state'), state) : null,
    ),
    element('fieldset', { className: 'work-row', 'data-field': 'grants' }, element('legend', { className: 'work-legend' }, t('account.grants')), ...grants.map(box => element('label', {}, box, ' ', t(`grant.${box.value}`)))),
    element(
      'div',
      { className: 'work-row' },
      element('button', { type: 'submit', className: 'primary' }, t('people.save')),
      person ? button(t('people.newPassword'), event => carefully(event.currentTarget, () => reset(person).then(tellPassword)), { id: 'person-password' }) : null,
      button(t('people.cancel'), cancel),
      element('span', { className: 'grow' }),
      person ? button(t('people.remove'), askToRemove, { kind: 'quiet danger' }) : null,
    ),
    place,
  );

  function submit(event) {
    event.preventDefault();
    const body = { name: name.value, organisation: organisation.value, role: role.value, clearance: clearance.value || null, grants: grants.filter(box => box.checked).map(box => box.value) };
    carefully(event.submitter, async () => {
      const saved = await save(person, person ? { ...body, enabled: state.value === 'true' } : { ...body, login: login.value });
      if (saved.password) tellPassword(saved);
      else say(place, 'good', t('people.saved'));
    });
  }

  function askToRemove(event) {
    if (event.target.dataset.sure) return carefully(event.target, () => remove(person));
    event.target.dataset.sure = 'yes';
    event.target.textContent = t('people.sure');
    return undefined;
  }

  function tellPassword({ password }) {
    say(place, 'good', t('people.password'), copyLine('password', t('people.firstPassword'), password));
  }

  function carefully(pressed, todo) {
    clearProblem(form);
    return work(pressed, form, place, todo);
  }
  return form;
}
