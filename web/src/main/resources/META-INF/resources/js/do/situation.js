/** Nothing to report (RAS): an area and a day, ready to be sent. It counts against silence, never in a density. */
import { send } from '../api.js';
import { outlines } from '../areas.js';
import { today } from '../dates.js';
import { byId, element } from '../dom.js';
import { day, t } from '../language.js';
import { countryName } from '../names.js';
import { view } from '../view.js';
import { refreshAll } from './bar.js';
import { openDialog } from './dialog.js';
import { button, clearProblem, field, mark, outcome, say, select, text } from './forms.js';
import { capability } from './rights.js';
import { leave } from './routes.js';
import { work } from './working.js';

const STORED = 'vigie.situation';
/** The field of the API for an area of each level. */
const FIELDS = { 1: 'region', 2: 'province', 3: 'commune' };

/** Shows the window: with a commune open, or the area of the last one, one more press sends it. */
export async function show(page) {
  const last = remembered();
  const level = view().commune ? view().level : (last.level ?? 3);
  const place = outcome();
  const area = select([]);
  const levels = element('div', { className: 'segment-row' }, ...[3, 2, 1].map(of => segment(of, level, () => fill(area, of, ''))));
  const when = element('input', { type: 'date', value: today(), max: today(), required: true });
  const source = text({ maxLength: 100, value: last.source ?? '' });
  const note = text({ maxLength: 500 });
  const go = button(t('do.situation.send'), () => submit(page, go, form, place, { area, when, source, note }), { kind: 'primary', type: 'submit', id: 'situation-send' });
  const form = element(
    'form',
    { className: 'work-form', noValidate: true, onsubmit: event => event.preventDefault() },
    element('p', { className: 'work-lead' }, t('do.situation.lead')),
    element('fieldset', { className: 'segments' }, element('legend', { className: 'work-legend' }, t('level.title')), levels),
    element('div', { className: 'work-grid' }, field('area', t('do.situation.area'), area), field('date', t('do.report.date'), when)),
    element('div', { className: 'work-grid' }, field('source', t('do.report.source'), source), field('description', t('do.situation.note'), note)),
    element('div', { className: 'work-row' }, go),
    place,
  );
  openDialog({ name: 'situation', title: t('do.situation.title'), onClose: leave }, form);
  await fill(area, level, view().commune ?? last.pcode ?? '');
  if (area.value) go.focus();
}

function segment(of, level, onchange) {
  return element('label', { className: 'segment' }, element('input', { type: 'radio', name: 'situation-level', value: String(of), checked: of === level, onchange }), element('span', {}, t(`level.${of}`)));
}

/** The areas of a level by country; the one that is wanted is chosen. */
async function fill(area, level, wanted) {
  const { features } = await outlines(level, capability('areas').v);
  const byCountry = Map.groupBy(features.map(({ properties }) => properties), ({ country }) => country);
  const groups = [...byCountry].map(([country, list]) => element('optgroup', { label: countryName(country) }, ...list.sort((a, b) => a.name.localeCompare(b.name)).map(({ pcode, name }) => element('option', { value: pcode }, name))));
  area.replaceChildren(element('option', { value: '' }, t('do.situation.choose')), ...groups);
  area.dataset.level = level;
  area.value = features.some(({ properties }) => properties.pcode === wanted) ? wanted : '';
}

async function submit(page, pressed, form, place, { area, when, source, note }) {
  clearProblem(form);
  if (!area.value) {
    mark(area.closest('[data-field]'), t('do.situation.areaMissing'));
    area.focus();
    return;
  }
  const body = { kind: 'OTH.SITUATION', date: when.value, [FIELDS[area.dataset.level]]: area.value };
  if (source.value.trim()) body.source = source.value.trim();
  if (note.value.trim()) body.description = note.value.trim();
  const answer = await work(pressed, form, place, () => send('POST', 'incidents', body));
  if (!answer) return;
  remember({ level: Number(area.dataset.level), pcode: area.value, source: source.value.trim() });
  const name = area.selectedOptions[0].textContent;
  say(place, 'good', t(answer.result === 'unchanged' ? 'do.situation.known' : 'do.situation.saved', { name, day: day(when.value) }));
  byId('work').querySelector('.close').focus();
  refreshAll(page);
}

function remembered() {
  try {
    return JSON.parse(localStorage.getItem(STORED)) ?? {};
  } catch {
    return {};
  }
}

function remember(last) {
  try {
    localStorage.setItem(STORED, JSON.stringify(last));
  } catch {
    // Private windows may refuse: the area then is chosen each time.
  }
}
