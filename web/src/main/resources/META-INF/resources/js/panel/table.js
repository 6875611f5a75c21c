/** The table of areas, the map's twin: sortable, linked with it, with a total. */
import { byId, element, swatch } from '../dom.js';
import { classOf, legendValue, shortValue, total } from '../hotspots.js';
import { number, plural, t } from '../language.js';
import { countryName, plain } from '../names.js';
import { change, view } from '../view.js';

const FIRST_ROWS = 20;
const MORE_ROWS = 100;
let shown = FIRST_ROWS;
let pointed = null;

/** Fills the table from a result; the pointer over a row is told to onPoint. */
export function fillTable(result, onPoint) {
  const { level, country, measure } = result.parameters;
  const columns = columnsOf(result);
  const rows = sorted(result.communes, columns);
  const table = element(
    'table',
    { 'aria-labelledby': 'table-title' },
    element('thead', {}, element('tr', {}, ...columns.map(column => header(column, columns)))),
    element('tbody', {}, ...rows.slice(0, shown).map(area => row(area, columns, onPoint))),
    element('tfoot', {}, totals(result, columns)),
  );
  const scroll = byId('table').querySelector('.table-scroll')?.scrollTop ?? 0;
  const focused = document.activeElement?.closest?.('#table')?.id && document.activeElement.dataset.focus;
  byId('table').replaceChildren(
    element('h2', { id: 'table-title' }, t(`table.title.${level}`), ' ', element('span', { className: 'muted' }, number(rows.length))),
    element('div', { className: 'table-scroll', tabIndex: 0, role: 'group', 'aria-label': t('table.scroll') }, table),
    rows.length > shown ? moreButton(rows.length, result, onPoint) : null,
  );
  byId('table').querySelector('.table-scroll').scrollTop = scroll;
  if (focused) byId('table').querySelector(`[data-focus="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}

/** Starts again with the top rows. */
export function foldTable() {
  shown = FIRST_ROWS;
  byId('table').querySelector('.table-scroll')?.scrollTo(0, 0);
}

/** Marks the row of an area; null for none. */
export function pointRow(pcode) {
  pointed?.classList.remove('pointed');
  pointed = pcode ? byId('table').querySelector(`tr[data-pcode="${CSS.escape(pcode)}"]`) : null;
  pointed?.classList.add('pointed');
}

/** Marks the chosen area's row. */
export function markRow(pcode) {
  for (const line of byId('table').querySelectorAll('tbody tr')) line.classList.toggle('chosen', line.dataset.pcode === pcode);
}

function columnsOf({ legend, parameters }) {
  const measured = { name: 'value', title: t(`measure.short.${parameters.measure}`), note: legend.unit, value: area => (area.isNew ? Infinity : legendValue(area, legend)), text: area => shortValue(area, legend) };
  const plainly = name => ({ name, title: t(`table.${name}`), value: area => area[name] });
  return [
    { name: 'rank', title: t('table.rank'), value: area => area.rank, ascending: true },
    { name: 'name', title: t('table.name'), value: area => plain(area.name), isText: true, ascending: true, legend },
    measured,
    ...['count', 'fatalities'].filter(name => name !== parameters.measure).map(plainly),
  ];
}

function sorting(columns) {
  const asked = view().sort ?? 'rank';
  const name = asked.replace('-', '');
  const column = columns.find(found => found.name === name) ?? columns[0];
  return { column, isAscending: !asked.startsWith('-') };
}

/** Areas without a value come last, whichever way; equal ones stand by P-code. */
function sorted(areas, columns) {
  const { column, isAscending } = sorting(columns);
  const sign = isAscending ? 1 : -1;
  const compare = column.isText ? (a, b) => a.localeCompare(b) : (a, b) => (a === b ? 0 : a - b);
  return areas
    .map(area => ({ area, value: column.value(area) ?? null }))
    .sort((a, b) => {
      if (a.value === null || b.value === null) return (a.value === null) - (b.value === null);
      return sign * compare(a.value, b.value) || a.area.pcode.localeCompare(b.area.pcode, 'en');
    })
    .map(({ area }) => area);
}

function header(column, columns) {
  const { column: by, isAscending } = sorting(columns);
  const isBy = by.name === column.name;
  const next = isBy ? !isAscending : Boolean(column.ascending);
  const button = element(
    'button',
    { type: 'button', className: 'sort', 'data-focus': `sort-${column.name}`, onclick: () => change({ sort: `${next ? '' : '-'}${column.name}` }) },
    column.title,
    element('span', { className: 'arrow', 'aria-hidden': 'true' }, isBy ? (isAscending ? ' ▲' : ' ▼') : ''),
  );
  return element(
    'th',
    { scope: 'col', className: column.isText ? 'text' : 'figure', title: column.note ?? '', 'aria-sort': isBy ? (isAscending ? 'ascending' : 'descending') : null },
    button,
  );
}

function row(area, columns, onPoint) {
  const line = element(
    'tr',
    { 'data-pcode': area.pcode, className: view().commune === area.pcode ? 'chosen' : '', onmouseenter: () => onPoint(area.pcode), onmouseleave: () => onPoint(null) },
    ...columns.map(column => (column.name === 'name' ? nameCell(area, column.legend, onPoint) : element('td', { className: 'figure' }, column.text?.(area) ?? number(column.value(area))))),
  );
  return line;
}

function nameCell(area, legend, onPoint) {
  const choose = element(
    'button',
    {
      type: 'button',
      className: 'area-link',
      'data-focus': `area-${area.pcode}`,
      onclick: () => change({ commune: area.pcode }),
      onfocus: () => onPoint(area.pcode),
      onblur: () => onPoint(null),
    },
    area.name,
  );
  const mark = area.covered ? swatch(classOf(area, legend)?.colour) : swatch('#e4e4e0', 'hatch');
  const country = element('abbr', { className: 'muted country', title: countryName(area.country) }, area.country);
  return element('th', { scope: 'row', className: 'text' }, element('div', { className: 'area-cell' }, mark, choose, country));
}

function totals(result, columns) {
  const whole = total(result.communes, result.legend);
  const cells = columns.slice(2).map(column => element('td', { className: 'figure' }, number(column.name === 'value' ? whole.value : whole[column.name])));
  return element('tr', {}, element('th', { scope: 'row', colSpan: 2, className: 'text' }, t('table.total')), ...cells);
}

function moreButton(all, result, onPoint) {
  return element(
    'button',
    {
      type: 'button',
      className: 'quiet more-rows',
      'data-focus': 'more',
      onclick: () => {
        shown += MORE_ROWS;
        fillTable(result, onPoint);
      },
    },
    plural('table.more', Math.min(MORE_ROWS, all - shown)),
  );
}
