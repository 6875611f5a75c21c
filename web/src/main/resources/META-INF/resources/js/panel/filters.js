/** What is asked: measure, level, period, categories, countries and the finer conditions. */
import { byId, element } from '../dom.js';
import { language, t } from '../language.js';
import { knownTiles } from '../map/tiles.js';
import { countryName, listCategories } from '../names.js';
import { seesPlaces } from '../offers.js';
import { change, firstView, view } from '../view.js';
import { createCategories } from './categories.js';
import { labelled } from './fields.js';
import { createMeasures } from './measures.js';
import { createPeriod } from './period.js';
import { createRegions, knownRegions } from './regions.js';
import { createShown } from './shown.js';
import { createVersus } from './versus.js';

const LEVELS = [1, 2, 3];
/** What changes the map and not the form. */
const APART = ['at', 'commune', 'sort', 'split'];
let isMoreOpen = false;
let filled = '';

/**
 * Fills the form from the view.
 * @param {string[]} countries of the boundary sets
 * @param {boolean} withRate whether populations are known
 */
export function fillFilters(countries, withRate) {
  const form = byId('filters-form');
  // Not made anew without need: a date may be half typed, a list just open.
  const key = JSON.stringify([{ ...view(), ...Object.fromEntries(APART.map(name => [name, null])) }, countries, withRate, language(), knownTiles(), seesPlaces(), listCategories().length, knownRegions()]);
  if (key === filled) return;
  filled = key;
  const focused = form.contains(document.activeElement) ? document.activeElement.id : null;
  form.replaceChildren(
    createMeasures(withRate),
    createShown(),
    levels(),
    createPeriod(),
    createVersus(),
    createCategories(),
    ...(countries.length > 1 || view().country.length > 0 ? [countryBoxes(countries)] : []),
    ...[createRegions()].filter(Boolean),
    more(),
    element('button', { type: 'button', id: 'reset', className: 'quiet', onclick: () => change(firstView()) }, t('filters.reset')),
  );
  form.onsubmit = event => event.preventDefault();
  if (focused) byId(focused)?.focus({ preventScroll: true });
}

function levels() {
  const buttons = LEVELS.map(level =>
    element(
      'label',
      { className: 'segment' },
      element('input', {
        type: 'radio',
        name: 'level',
        id: `level-${level}`,
        value: String(level),
        checked: view().level === level,
        onchange: () => change({ level, commune: null }),
      }),
      element('span', {}, t(`level.${level}`)),
    ),
  );
  return element('fieldset', { className: 'segments' }, element('legend', {}, t('level.title')), element('div', { className: 'segment-row' }, ...buttons));
}

function countryBoxes(countries) {
  const boxes = [...new Set([...countries, ...view().country])].map(code => {
    const box = element('input', { type: 'checkbox', id: `country-${code}`, value: code, checked: view().country.includes(code), onchange: () => toggleCountry(code, box.checked) });
    return element('label', { className: 'chip' }, box, element('span', {}, countryName(code)));
  });
  return element('fieldset', {}, element('legend', {}, t('country.title')), element('div', { className: 'chips' }, ...boxes));
}

function toggleCountry(code, on) {
  const others = view().country.filter(other => other !== code);
  change({ country: on ? [...others, code].sort() : others, area: [] });
}

function more() {
  const { minSeverity, minReliability, status } = view();
  const details = element(
    'details',
    { className: 'more', open: isMoreOpen || Boolean(minSeverity || minReliability || status), ontoggle: () => (isMoreOpen = details.open) },
    element('summary', {}, t('filters.more')),
    labelled('minSeverity', t('severity.title'), [['', t('any')], ...[2, 3, 4, 5].map(n => [String(n), t(`severity.${n}`)])], String(minSeverity ?? ''), value => change({ minSeverity: Number(value) || null })),
    labelled('minReliability', t('reliability.title'), [['', t('any')], ...['A', 'B', 'C', 'D', 'E'].map(grade => [grade, t(`reliability.${grade}`)])], minReliability ?? '', value => change({ minReliability: value || null })),
    labelled('status', t('status.title'), [['', t('status.believed')], ['VERIFIED', t('status.VERIFIED')], ['REPORTED', t('status.REPORTED')]], status ?? '', value => change({ status: value || null })),
  );
  return details;
}
