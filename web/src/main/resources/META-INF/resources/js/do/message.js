/** One incident from a pasted message: the service proposes date, place and numbers; nothing of it is kept there, and the person decides. */
import { send } from '../api.js';
import { today } from '../dates.js';
import { element } from '../dom.js';
import { language, t } from '../language.js';
import { openDialog } from './dialog.js';
import { button, clearProblem, field, outcome, say } from './forms.js';
import { ReportForm, proposedCount } from './report.js';
import { leave } from './routes.js';
import { useStyles } from './styles.js';
import { work } from './working.js';

let form = null;
let kept = null;

/** Shows the window, with what was typed before and not sent. */
export async function show(page) {
  await useStyles('place');
  form = new ReportForm(page);
  const message = element('textarea', { rows: 4, maxLength: 4000, required: true, placeholder: t('do.message.example') });
  const received = element('input', { type: 'date', value: today(), max: today() });
  const place = outcome();
  const result = element('div', { className: 'message-result', hidden: true }, form.element);
  const propose = button(t('do.message.propose'), () => ask(propose, asking, place, message, received, result), { kind: 'primary', type: 'submit', id: 'message-propose' });
  const asking = element(
    'form',
    { className: 'work-form', noValidate: true, onsubmit: event => event.preventDefault() },
    field('text', t('do.message.text'), message, { hint: t('do.message.hint') }),
    element('div', { className: 'work-row' }, field('receivedOn', t('do.message.received'), received), element('span', { className: 'grow' }), propose),
    place,
  );
  openDialog({ name: 'message', title: t('do.message.title'), onClose: leave, onShut: () => keep(message, received, result) }, asking, result);
  if (kept) restore(message, received, result);
  await form.open();
}

async function ask(pressed, asking, place, message, received, result) {
  clearProblem(asking);
  const answer = await work(pressed, asking, place, () => send('POST', 'incidents/proposals', { text: message.value, language: language(), receivedOn: received.value || null }));
  if (!answer) return;
  result.hidden = false;
  await form.open();
  await form.propose({ ...answer.values, description: message.value.trim() }, answer.words);
  say(place, 'plain', `${proposedCount(form.element)} ${answer.values.time ? t('do.message.time', { time: answer.values.time }) : ''}`.trim());
  form.element.querySelector('input').focus();
}

function keep(message, received, result) {
  kept = { text: message.value, received: received.value, isOpen: !result.hidden, form: form.keep() };
}

function restore(message, received, result) {
  message.value = kept.text;
  received.value = kept.received;
  result.hidden = !kept.isOpen;
  form.restore(kept.form);
}
