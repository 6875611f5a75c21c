/** One area with its numbers and why it has its colour. */
import { get } from '../api.js';
import { byId, element, swatch } from '../dom.js';
import { classOf, shortValue, valueWithUnit } from '../hotspots.js';
import { language, plural, t } from '../language.js';
import { countryName } from '../names.js';
import { change, view } from '../view.js';
import { fillDetail, loadDetail } from './detail.js';
import { createWhy } from './explain.js';
import { createFigures, rankText } from './figures.js';
import { fillIncidents } from './incidents.js';

let shown = null;
/** What the panel was filled from: the same again leaves it to its reader. */
let filled = '';

/** Shows the chosen area of a result; hides the panel where none is chosen. Says whether another area is shown now. */
export function fillArea(result) {
  const area = result.communes.find(({ pcode }) => pcode === view().commune);
  const panel = byId('area');
  const isNew = (area?.pcode ?? null) !== shown;
  shown = area?.pcode ?? null;
  panel.hidden = !area;
  const key = area ? JSON.stringify([area, result.parameters, result.dataVersion, language(), countryName(area.country)]) : '';
  if (area && key === filled) return isNew;
  filled = key;
  if (!area) {
    panel.replaceChildren();
    return isNew;
  }
  const place = element('p', { className: 'area-place' }, countryName(area.country));
  const detail = element('div', { className: 'area-detail' });
  const incidents = element('div', { className: 'area-incidents' });
  const why = createWhy(area, result);
  why.open = !isNew && (panel.querySelector('.why')?.open ?? false);
  panel.replaceChildren(
    element(
      'div',
      { className: 'area-head' },
      element('h2', { id: 'area-title', tabIndex: -1 }, area.name),
      element('button', { type: 'button', className: 'close', 'aria-label': t('area.close'), title: t('area.close'), onclick: close }, '×'),
    ),
    place,
    headline(area, result),
    createFigures(area, result),
    why,
    detail,
    incidents,
  );
  tellParents(area.pcode, place);
  deepen(panel, detail, area, result);
  fillIncidents(incidents, area);
  return isNew;
}

/** A short description for the pointer: name, value with unit, count, rank; where periods are compared the earlier value too. */
export function describeArea(area, result, compared = null) {
  if (!area) return element('span', {}, t('tip.outside'));
  if (!area.covered) return element('span', {}, element('strong', {}, area.name), element('br'), result.legend.notCovered);
  return element(
    'span',
    {},
    element('strong', {}, area.name),
    element('br'),
    valueWithUnit(area, result.legend),
    element('br'),
    ...comparedLine(area, compared),
    plural('incidents', area.count),
    ' · ',
    rankText(area, result),
    area.giClass?.startsWith('HOT') ? element('em', {}, ` · ${t(`gi.${area.giClass}`)}`) : null,
    area.few ? element('em', {}, ` · ${result.legend.fewIncidents}`) : null,
  );
}

function comparedLine(area, compared) {
  const before = compared?.communes.find(({ pcode }) => pcode === area.pcode);
  return before ? [element('em', {}, t('versus.before', { value: before.covered ? valueWithUnit(before, compared.legend) : compared.legend.notCovered })), element('br')] : [];
}

function close() {
  const { commune } = view();
  change({ commune: null });
  (byId('table').querySelector(`[data-focus="area-${CSS.escape(commune)}"]`) ?? byId('table')).focus();
}

function headline(area, { legend }) {
  if (!area.covered) return element('p', { className: 'area-value' }, swatch('#e4e4e0', 'hatch'), ' ', legend.notCovered);
  const found = classOf(area, legend);
  return element(
    'p',
    { className: 'area-value' },
    element('strong', {}, shortValue(area, legend)),
    ' ',
    element('span', { className: 'area-unit' }, area.isNew ? '' : legend.unit),
    element('span', { className: 'area-class' }, swatch(found?.colour, area.few ? 'dots' : ''), ' ', found?.label ?? '–'),
  );
}

/** What only the detail knows: interval, trend, change, the inputs behind the number, months, neighbours. */
async function deepen(panel, box, area, result) {
  if (!area.covered) return;
  const known = await loadDetail(area.pcode, result.parameters.measure);
  if (known === null || !box.isConnected) return;
  panel.querySelector('.area-figures').replaceWith(createFigures(area, result, known));
  const why = panel.querySelector('.why');
  const deeper = createWhy(area, result, known);
  deeper.open = why.open;
  why.replaceWith(deeper);
  fillDetail(box, known);
}

async function tellParents(pcode, place) {
  try {
    const { parents } = await get(`areas/${encodeURIComponent(pcode)}`);
    if (place.isConnected) place.textContent = parents.map(({ level, name, country }) => (level === 0 ? countryName(country) : name)).join(' · ');
  } catch {
    // The country alone is there already; a lost server is told by the banner.
  }
}
