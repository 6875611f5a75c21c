/** One area with its numbers and why it has its colour. */
import { get } from '../api.js';
import { byId, element, swatch } from '../dom.js';
import { classOf, legendValue, valueWithUnit } from '../hotspots.js';
import { number, plural, t } from '../language.js';
import { countryName } from '../names.js';
import { change, view } from '../view.js';
import { fillDetail } from './detail.js';
import { fillIncidents } from './incidents.js';

let shown = null;

/** Shows the chosen area of a result; hides the panel where none is chosen. Says whether another area is shown now. */
export function fillArea(result) {
  const area = result.communes.find(({ pcode }) => pcode === view().commune);
  const panel = byId('area');
  const isNew = (area?.pcode ?? null) !== shown;
  shown = area?.pcode ?? null;
  panel.hidden = !area;
  if (!area) {
    panel.replaceChildren();
    return isNew;
  }
  const place = element('p', { className: 'area-place' }, countryName(area.country));
  const detail = element('div', { className: 'area-detail' });
  const incidents = element('div', { className: 'area-incidents' });
  panel.replaceChildren(
    element(
      'div',
      { className: 'area-head' },
      element('h2', { id: 'area-title', tabIndex: -1 }, area.name),
      element('button', { type: 'button', className: 'close', 'aria-label': t('area.close'), title: t('area.close'), onclick: close }, '×'),
    ),
    place,
    headline(area, result),
    element('dl', { className: 'area-figures' }, ...figures(area, result)),
    why(area, result),
    detail,
    incidents,
  );
  tellParents(area.pcode, place);
  fillDetail(detail, area);
  fillIncidents(incidents, area);
  return isNew;
}

/** A short description for the pointer: name, value with unit, count, rank. */
export function describeArea(area, result) {
  if (!area) return element('span', {}, t('tip.outside'));
  if (!area.covered) return element('span', {}, element('strong', {}, area.name), element('br'), result.legend.notCovered);
  return element(
    'span',
    {},
    element('strong', {}, area.name),
    element('br'),
    valueWithUnit(area, result.legend),
    element('br'),
    plural('incidents', area.count),
    ' · ',
    rankText(area, result),
    area.gi?.class.startsWith('HOT') ? element('em', {}, ` · ${t(`gi.${area.gi.class}`)}`) : null,
    area.few ? element('em', {}, ` · ${result.legend.fewIncidents}`) : null,
  );
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
    element('strong', {}, number(legendValue(area, legend))),
    ' ',
    element('span', { className: 'area-unit' }, legend.unit),
    element('span', { className: 'area-class' }, swatch(found?.colour, area.few ? 'dots' : ''), ' ', found?.label ?? '–'),
  );
}

function figures(area, result) {
  const line = (name, value) => (value === null ? [] : [element('dt', {}, name), element('dd', {}, value)]);
  return [
    ...line(t('area.rank'), area.rank === null ? null : rankText(area, result)),
    ...line(t('area.count'), area.count === null ? null : number(area.count)),
    ...line(t('area.fatalities'), area.fatalities === null ? null : number(area.fatalities)),
    ...line(t('area.concentration'), area.gi ? t(`gi.${area.gi.class}`) : null),
    ...line(t('area.confidence'), area.confidence ? t(`confidence.${area.confidence}`) : null),
    ...line(t('area.silence'), area.silence ? t(`silence.${area.silence}`) : null),
    ...line(t('area.surface'), `${number(Math.round(area.areaKm2))} km²`),
    ...line(t('area.population'), area.population === null ? null : number(area.population)),
    ...line(t('area.pcode'), area.pcode),
  ];
}

function rankText(area, result) {
  const of = result.communes.filter(({ rank }) => rank !== null).length;
  return plural('area.rankOf', area.rank, { of: number(of) });
}

/** « Pourquoi cette couleur ? »: the number with its inputs. */
function why(area, { legend, parameters }) {
  const values = {
    incidents: area.count === null ? '' : plural('incidents', area.count),
    surface: `${number(Math.round(area.areaKm2))} km²`,
    days: plural('days', parameters.days),
    value: valueWithUnit(area, legend),
    class: classOf(area, legend)?.label ?? '–',
  };
  const key = !area.covered ? 'why.notCovered' : area.count === 0 ? 'why.none' : legend.measure === 'density' ? 'why.density' : 'why.other';
  return element(
    'details',
    { className: 'why' },
    element('summary', {}, t('why.title')),
    element('p', {}, t(key, values)),
    area.few ? element('p', {}, t('why.few')) : null,
  );
}

async function tellParents(pcode, place) {
  try {
    const { parents } = await get(`areas/${encodeURIComponent(pcode)}`);
    if (place.isConnected) place.textContent = parents.map(({ level, name, country }) => (level === 0 ? countryName(country) : name)).join(' · ');
  } catch {
    // The country alone is there already; a lost server is told by the banner.
  }
}
