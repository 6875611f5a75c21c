/** The period: presets, two dates, a step back and forward. */
import { element } from '../dom.js';
import { presets, shifted, today, isDay } from '../dates.js';
import { period, t } from '../language.js';
import { change, view } from '../view.js';

/** The period's controls. */
export function createPeriod() {
  const { from, to } = view();
  const preset = element('select', { id: 'preset', onchange: () => change(presets()[preset.value] ?? {}) }, ...options());
  preset.value = presetOf(from, to);
  const first = dateInput('from', from);
  const last = dateInput('to', to);
  const note = element('p', { className: 'field-error', id: 'period-error', role: 'alert' });
  const take = () => takeDates(first, last, note);
  first.onchange = last.onchange = take;
  return element(
    'fieldset',
    { className: 'period' },
    element('legend', {}, t('period.title')),
    element('label', { className: 'visually-hidden', for: 'preset' }, t('period.preset')),
    preset,
    element(
      'div',
      { className: 'period-dates' },
      element('label', {}, element('span', {}, t('period.from')), first),
      element('label', {}, element('span', {}, t('period.to')), last),
    ),
    note,
    element('div', { className: 'period-row' }, stepButton(-1), stepButton(1)),
  );
}

function options() {
  const { from, to } = view();
  const names = [...Object.keys(presets()), ...(presetOf(from, to) === 'dates' ? ['dates'] : [])];
  return names.map(name => element('option', { value: name }, t(`period.${name}`)));
}

function presetOf(from, to) {
  const found = Object.entries(presets()).find(([, period]) => period.from === from && period.to === to);
  return found ? found[0] : 'dates';
}

function dateInput(name, value) {
  return element('input', { type: 'date', id: name, name, value, required: true, 'aria-describedby': 'period-error' });
}

function stepButton(direction) {
  const name = t(direction < 0 ? 'period.before' : 'period.after');
  const { from, to } = view();
  const next = shifted(from, to, direction);
  return element(
    'button',
    { type: 'button', id: `period-step${direction}`, className: 'quiet step', title: period(next.from, next.to), disabled: next.from > today(), onclick: () => change(next) },
    direction < 0 ? `‹ ${name}` : `${name} ›`,
  );
}

function takeDates(first, last, note) {
  const [from, to] = [first.value, last.value];
  const wrong = !isDay(from) || !isDay(to) ? 'period.incomplete' : from > to ? 'period.reversed' : null;
  note.textContent = wrong ? t(wrong) : '';
  for (const input of [first, last]) input.setAttribute('aria-invalid', String(wrong !== null));
  if (!wrong) change({ from, to });
}
