/** Fields of the working windows: each with its label, its hint and its error. */
import { element } from '../dom.js';
import { t } from '../language.js';

/**
 * A labelled control.
 * @param {string} name the field of the API
 * @param {string} label
 * @param {HTMLElement} control gets id and name
 * @param {{hint?: string}} options
 */
export function field(name, label, control, { hint = '' } = {}) {
  control.id ||= `f-${name}`;
  control.name ||= name;
  control.setAttribute('aria-describedby', `${control.id}-note`);
  return element(
    'div',
    { className: 'work-field', 'data-field': name },
    element('label', { for: control.id }, label),
    control,
    element('p', { id: `${control.id}-note`, className: 'work-note' }, element('span', { className: 'work-error' }), element('span', { className: 'hint' }, hint)),
  );
}

/** A text field. */
export function text(properties = {}) {
  return element('input', { type: 'text', autocomplete: 'off', ...properties });
}

/** A choice of [value, words] pairs; a pair whose second part is a list is a group. */
export function select(choices, value = '') {
  const option = ([code, words]) => (Array.isArray(words) ? element('optgroup', { label: code }, ...words.map(option)) : element('option', { value: code }, words));
  const made = element('select', {}, ...choices.map(option));
  made.value = value;
  if (made.selectedIndex < 0 && made.options.length > 0) made.selectedIndex = 0;
  return made;
}

/** A button of a working window; while what a press began is not done, further presses do nothing. */
export function button(words, press, { kind = 'quiet', ...properties } = {}) {
  let isAtWork = false;
  const onclick = async event => {
    if (isAtWork) return;
    isAtWork = true;
    try {
      await press(event);
    } finally {
      isAtWork = false;
    }
  };
  return element('button', { type: 'button', className: kind, onclick, ...properties }, words);
}

/** The place where a form says what became of it. */
export function outcome() {
  return element('div', { className: 'work-outcome', role: 'status' });
}

/** Says something in the place of the outcome: kind is good, bad or plain. */
export function say(place, kind, ...content) {
  place.className = `work-outcome work-${kind}`;
  place.replaceChildren(...content.map(part => (typeof part === 'string' ? element('p', {}, part) : part)));
}

/** Shows a refusal at its fields, and what belongs to none of them in the place of the outcome. */
export function showProblem(form, place, { problem }) {
  clearProblem(form);
  if (problem.status === 401) {
    // The session has ended: signing in beside this page keeps what was typed.
    say(place, 'bad', t('do.signedOut'), element('a', { className: 'quiet', href: 'login', target: '_blank', rel: 'noopener' }, t('do.signIn')));
    return;
  }
  const rest = [];
  for (const { field: name, message } of problem.errors ?? []) {
    const box = form.querySelector(`[data-field="${CSS.escape(name)}"]`);
    if (!box) rest.push(message);
    else mark(box, message);
  }
  say(place, 'bad', problem.errors?.length > 0 ? t('do.wrong') : (problem.detail ?? t('refusal.plain', { status: problem.status })), ...rest);
  form.querySelector('[aria-invalid="true"]')?.focus();
}

/** Marks a field as wrong. */
export function mark(box, message) {
  box.querySelector('.work-error').textContent = message;
  box.querySelector('input, select, textarea').setAttribute('aria-invalid', 'true');
}

/** Takes away what a refusal had shown. */
export function clearProblem(form) {
  for (const wrong of form.querySelectorAll('[aria-invalid="true"]')) wrong.removeAttribute('aria-invalid');
  for (const error of form.querySelectorAll('.work-error')) error.textContent = '';
}
