/** Categories as a tree of checkboxes: a category is ticked, unticked, or in part. */
import { element } from '../dom.js';
import { t } from '../language.js';
import { categoryName, listCategories } from '../names.js';
import { change, view } from '../view.js';

const open = new Set();

/** The tree's controls; none ticked means all that count. */
export function createCategories() {
  const asked = new Set(view().category);
  const tree = listCategories()
    .filter(category => category.kinds.some(kind => kind.counted))
    .map(category => branch(category, asked));
  return element(
    'fieldset',
    { className: 'categories' },
    element('legend', {}, t('categories.title')),
    element('ul', { className: 'tree' }, ...tree),
    asked.size === 0 ? element('p', { className: 'hint' }, t('categories.all')) : null,
  );
}

function branch(category, asked) {
  const kinds = category.kinds.filter(kind => kind.counted);
  const ticked = kinds.filter(kind => asked.has(category.code) || asked.has(kind.code));
  const whole = checkbox(category.code, ticked.length === kinds.length, () => toggleCategory(category, whole.checked));
  whole.indeterminate = ticked.length > 0 && ticked.length < kinds.length;
  const details = element(
    'details',
    { open: open.has(category.code), ontoggle: () => (details.open ? open.add(category.code) : open.delete(category.code)) },
    element('summary', { 'aria-label': t('categories.kindsOf', { category: categoryName(category.code) }) }),
    element('ul', {}, ...kinds.map(kind => leaf(category, kinds, kind, ticked.includes(kind)))),
  );
  return element('li', {}, element('div', { className: 'branch' }, element('label', {}, whole, ' ', categoryName(category.code))), details);
}

function leaf(category, kinds, kind, isTicked) {
  const box = checkbox(kind.code, isTicked, () => toggleKind(category, kinds, kind, box.checked));
  return element('li', {}, element('label', {}, box, ' ', categoryName(kind.code)));
}

function checkbox(code, checked, onchange) {
  return element('input', { type: 'checkbox', id: `category-${code}`, value: code, checked, onchange });
}

function toggleCategory(category, on) {
  const others = view().category.filter(code => code !== category.code && !code.startsWith(`${category.code}.`));
  change({ category: ordered(on ? [...others, category.code] : others) });
}

function toggleKind(category, kinds, kind, on) {
  const asked = view().category;
  const before = kinds.map(({ code }) => code).filter(code => asked.includes(category.code) || asked.includes(code));
  const after = on ? [...before, kind.code] : before.filter(code => code !== kind.code);
  const others = asked.filter(code => code !== category.code && !code.startsWith(`${category.code}.`));
  change({ category: ordered([...others, ...(after.length === kinds.length ? [category.code] : after)]) });
}

/** In the order of the taxonomy, so that the same choice gives the same address. */
function ordered(codes) {
  const order = listCategories().flatMap(category => [category.code, ...category.kinds.map(({ code }) => code)]);
  return [...codes].sort((a, b) => order.indexOf(a) - order.indexOf(b));
}
