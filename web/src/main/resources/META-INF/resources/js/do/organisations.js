/** The organisations to which people and reports belong. */
import { get, send } from '../api.js';
import { element } from '../dom.js';
import { plural, t } from '../language.js';
import { clearProblem, field, outcome, say, select, text } from './forms.js';
import { work } from './working.js';

/** The part of the window that deals with organisations; calls back when there is one more. */
export function organisationsPart(changed) {
  const list = element('ul', { className: 'work-list', id: 'organisations' });
  fill(list);
  return element('details', { className: 'who-part' }, element('summary', {}, t('organisations.title')), list, form(list, changed));
}

async function fill(list) {
  const { organisations } = await get('organisations');
  list.replaceChildren(
    ...organisations.map(each =>
      element('li', {}, element('b', {}, each.code), element('span', { className: 'grow' }, each.name), each.isPartner ? element('span', { className: 'work-tag' }, t('organisations.partner')) : null, element('span', { className: 'hint' }, plural('organisations.people', each.people))),
    ),
  );
}

function form(list, changed) {
  const place = outcome();
  const code = text({ required: true, maxLength: 32 });
  const name = text({ required: true, maxLength: 200 });
  const kind = select([['centre', t('organisations.centre')], ['partner', t('organisations.partner')]], 'partner');
  const made = element(
    'form',
    { className: 'work-form', id: 'organisation-form', onsubmit: add },
    element('div', { className: 'who-fields' }, field('code', t('organisations.code'), code, { hint: t('organisations.codeHint') }), field('name', t('organisations.name'), name), field('partner', t('organisations.kind'), kind)),
    element('div', { className: 'work-row' }, element('button', { type: 'submit', className: 'primary' }, t('organisations.add'))),
    place,
  );
  async function add(event) {
    event.preventDefault();
    clearProblem(made);
    const answer = await work(event.submitter, made, place, () => send('POST', 'organisations', { code: code.value, name: name.value, partner: kind.value === 'partner' }));
    if (!answer) return;
    say(place, 'good', t('people.saved'));
    code.value = name.value = '';
    await Promise.all([fill(list), changed()]);
  }
  return made;
}
