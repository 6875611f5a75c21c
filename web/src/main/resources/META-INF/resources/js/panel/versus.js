/** Two periods at once: beside each other, or behind a curtain. */
import { element } from '../dom.js';
import { addDays, isDay, shifted, toDate } from '../dates.js';
import { t } from '../language.js';
import { change, comparedPeriod, view } from '../view.js';

const KINDS = ['none', 'side', 'swipe'];

/** The controls. */
export function createVersus() {
  const { versus } = view();
  return element(
    'fieldset',
    { className: 'versus' },
    element('legend', {}, t('versus.title')),
    element('div', { className: 'segment-row' }, ...KINDS.map(kind => segment(kind, (versus ?? 'none') === kind))),
    ...(versus ? secondPeriod() : []),
  );
}

function segment(kind, checked) {
  const take = () => change({ versus: kind === 'none' ? null : kind });
  return element(
    'label',
    { className: 'segment' },
    element('input', { type: 'radio', name: 'versus', id: `versus-${kind}`, value: kind, checked, onchange: take }),
    element('span', {}, t(`versus.${kind}`)),
  );
}

function secondPeriod() {
  const { from, to, versusFrom } = view();
  const year = { from: yearBefore(from), to: yearBefore(to) };
  const compared = comparedPeriod();
  const isYear = compared.from === year.from && compared.to === year.to;
  const select = element(
    'select',
    { id: 'versus-period', onchange: () => take(select.value, year) },
    ...['previous', 'lastYear', 'dates'].map(name => element('option', { value: name }, t(`versus.${name}`))),
  );
  select.value = versusFrom === null ? 'previous' : isYear ? 'lastYear' : 'dates';
  const [first, last] = [dateInput('versusFrom', compared.from), dateInput('versusTo', compared.to)];
  first.onchange = last.onchange = () => takeDates(first, last);
  return [
    element('label', { className: 'labelled', for: 'versus-period' }, element('span', {}, t('versus.with')), select),
    element(
      'div',
      { className: 'period-dates' },
      element('label', {}, element('span', {}, t('period.from')), first),
      element('label', {}, element('span', {}, t('period.to')), last),
    ),
  ];
}

function take(name, year) {
  if (name === 'previous') change({ versusFrom: null, versusTo: null });
  else if (name === 'lastYear') change({ versusFrom: year.from, versusTo: year.to });
  else {
    const { from, to } = shifted(view().from, view().to, -1);
    change({ versusFrom: from, versusTo: to });
  }
}

function takeDates(first, last) {
  const isWrong = !isDay(first.value) || !isDay(last.value) || first.value > last.value;
  for (const input of [first, last]) input.setAttribute('aria-invalid', String(isWrong));
  if (!isWrong) change({ versusFrom: first.value, versusTo: last.value });
}

function dateInput(name, value) {
  return element('input', { type: 'date', id: name, name, value, required: true });
}

/** The same day a year before; of a leap day, the last of February. */
function yearBefore(day) {
  const earlier = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
  return isDay(earlier) && !Number.isNaN(toDate(earlier).getTime()) ? earlier : addDays(`${earlier.slice(0, 8)}01`, 27);
}
