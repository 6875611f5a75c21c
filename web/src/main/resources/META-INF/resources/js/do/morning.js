/** The morning page: what is new since the last visit, what rises, what fell silent, what waits. Each line leads to the map. */
import { Silence, get } from '../api.js';
import { addDays, lastMonths, today } from '../dates.js';
import { element } from '../dom.js';
import { day, number, plural, t } from '../language.js';
import { categoryName, countryName } from '../names.js';
import { change, view } from '../view.js';
import { openDialog } from './dialog.js';
import { button } from './forms.js';
import { gains } from './gains.js';
import { capability, isOffered, learnCapabilities } from './rights.js';
import { forget, go, leave } from './routes.js';
import { useStyles } from './styles.js';
import { lastVisit } from './visits.js';
import { whileLoading } from '../panel/notices.js';

/** Thirty days that have stopped filling, against the period before. */
const CHANGE_DAYS = 44;
const ALPHA = 0.05;
const EMERGING = ['NEW_HOT', 'CONSECUTIVE_HOT', 'INTENSIFYING_HOT'];
const MOST = 8;
const MOST_REPORTS = 6;
const RECENT_DAYS = 90;

/** Shows the window; each section comes when its answer does. */
export async function show(page) {
  await useStyles('morning');
  const visit = lastVisit();
  const sections = {
    fresh: section('fresh'),
    rising: section('rising'),
    emerging: section('emerging'),
    silent: section('silent'),
    waiting: section('waiting'),
  };
  openDialog(
    { name: 'morning', title: t('do.morning.title'), wide: true, onClose: leave },
    element('p', { className: 'work-lead' }, visit ? t('do.morning.since', { moment: moment(visit.at), version: number(visit.version) }) : t('do.morning.first')),
    element('div', { className: 'morning' }, ...Object.values(sections)),
  );
  await whileLoading(
    Promise.all([
      fill(sections.fresh, () => fresh(page, visit)),
      fill(sections.rising, () => rising(page)),
      fill(sections.emerging, () => emerging(page)),
      fill(sections.silent, () => silent(page)),
      fill(sections.waiting, () => waiting()),
    ]),
  );
}

function section(name) {
  return element('section', { className: 'morning-part', id: `morning-${name}`, 'aria-labelledby': `morning-${name}-title` }, element('h3', { id: `morning-${name}-title` }, t(`do.morning.${name}`)), element('div', { className: 'morning-body', 'aria-busy': 'true' }, element('p', { className: 'hint' }, t('loading'))));
}

async function fill(part, make) {
  const body = part.querySelector('.morning-body');
  try {
    body.replaceChildren(...(await make()).filter(Boolean));
  } catch (failure) {
    body.replaceChildren(element('p', { className: 'hint' }, failure instanceof Silence ? t('do.morning.away') : failure.message));
  }
  body.setAttribute('aria-busy', 'false');
}

/** What came in since the last visit: how many, where, and the latest of them. */
async function fresh(page, visit) {
  if (!visit) return [element('p', {}, t('do.morning.firstNote'))];
  const version = page.result()?.dataVersion ?? capability('dataVersion');
  if (version <= visit.version) return [element('p', {}, t('do.morning.noneNew'))];
  const [{ gained, areas }, reports] = await Promise.all([gains(new URLSearchParams(), visit.version), latest(visit.version)]);
  return [
    element('p', {}, gained > 0 ? plural('do.morning.new', gained) : t('do.morning.noneMore')),
    list(page, areas, ({ gained: n }) => `+${number(n)}`),
    reports.length > 0 ? element('h4', {}, t('do.morning.latest')) : null,
    reports.length > 0 ? element('ul', { className: 'work-list' }, ...reports.map(report)) : null,
  ];
}

/** Of the last months' incidents those that came, or were changed, after a version; none where the reader sees no rows. */
async function latest(version) {
  const { features } = await get('incidents', new URLSearchParams({ from: addDays(today(), -RECENT_DAYS), limit: 200 })).catch(() => ({ features: [] }));
  return features.filter(({ properties }) => properties.versionFrom > version).slice(0, MOST_REPORTS);
}

function report({ properties: { dateStart, kind, place, country, fatalities } }) {
  return element('li', {}, element('span', { className: 'grow' }, element('strong', {}, categoryName(kind)), ` · ${[day(dateStart), place, country ? countryName(country) : null].filter(Boolean).join(' · ')}`), fatalities ? element('span', {}, plural('deaths', fatalities)) : null);
}

async function rising(page) {
  const to = today();
  const result = await get('hotspots', new URLSearchParams({ from: addDays(to, 1 - CHANGE_DAYS), to, fields: 'name,country,count,change' }));
  const { now, before } = result.compared ?? {};
  const risen = result.communes
    .filter(({ change: of }) => of && of.q !== null && of.q < ALPHA && (of.ratio === null || of.ratio > 1))
    .sort((a, b) => (b.change.ratio ?? Infinity) - (a.change.ratio ?? Infinity) || b.count - a.count);
  const note = now ? t('do.morning.periods', { now: `${day(now.from)} – ${day(now.to)}`, before: `${day(before.from)} – ${day(before.to)}` }) : '';
  return [
    risen.length === 0 ? element('p', {}, t('do.morning.noneRising')) : list(page, risen, area => t('do.morning.change', { before: number(area.change.previous), ratio: area.change.ratio === null ? t('do.morning.fromNone') : `× ${number(area.change.ratio)}` })),
    element('p', { className: 'hint' }, note),
  ];
}

async function emerging(page) {
  const { from, to } = lastMonths(12);
  const { communes } = await get('hotspots', new URLSearchParams({ from, to, fields: 'name,country,count,trend' }));
  const found = communes
    .filter(({ trend }) => trend && EMERGING.includes(trend.emerging))
    .sort((a, b) => EMERGING.indexOf(a.trend.emerging) - EMERGING.indexOf(b.trend.emerging) || b.count - a.count);
  return [found.length === 0 ? element('p', {}, t('do.morning.noneEmerging')) : list(page, found, area => t(`do.emerging.${area.trend.emerging}`))];
}

/** The areas that usually report and do not: those first that report most. */
async function silent(page) {
  const to = today();
  const { communes } = await get('hotspots', new URLSearchParams({ from: addDays(to, -364), to, fields: 'name,country,count,silence,silenceDays' }));
  const found = communes.filter(({ silence }) => silence === 'SILENT').sort((a, b) => (b.count ?? 0) - (a.count ?? 0));
  return [
    found.length === 0 ? element('p', {}, t('do.morning.noneSilent')) : list(page, found, ({ silenceDays }) => plural('days', silenceDays)),
    element('p', { className: 'hint' }, t('do.morning.silentNote')),
  ];
}

async function waiting() {
  await learnCapabilities();
  const open = capability('reviews')?.open ?? 0;
  const failed = isOffered('imports', 'EDITOR') ? await failedImports() : [];
  return [
    element('p', {}, open > 0 ? plural('do.review.waiting', open) : t('do.morning.noneWaiting')),
    open > 0 && isOffered('reviews', 'EDITOR') ? element('div', { className: 'work-row' }, button(t('do.review'), () => go('review'), { kind: 'primary' })) : null,
    failed.length > 0 ? element('p', {}, t('do.morning.failed', { names: failed.map(({ parameters }) => parameters.fileName).join(', ') })) : null,
    failed.length > 0 ? element('div', { className: 'work-row' }, button(t('do.morning.seeImports'), () => go('upload'))) : null,
  ];
}

async function failedImports() {
  const { imports } = await get('imports', new URLSearchParams({ limit: 20 }));
  const yesterday = Date.now() - 24 * 60 * 60 * 1000;
  return imports.filter(({ state, createdAt }) => state === 'failed' && new Date(createdAt) > yesterday);
}

/** Areas as lines that lead to them on the map; the rest is counted. */
function list(page, areas, note) {
  const lines = areas.slice(0, MOST).map(area =>
    element(
      'li',
      {},
      element('span', { className: 'grow' }, element('button', { type: 'button', className: 'work-link', onclick: () => toMap(page, area.pcode) }, area.name), element('span', { className: 'hint' }, ` ${countryName(area.country)}`)),
      element('span', { className: 'morning-note' }, note(area)),
    ),
  );
  if (areas.length > MOST) lines.push(element('li', { className: 'hint' }, plural('do.upload.moreAreas', areas.length - MOST)));
  return element('ul', { className: 'work-list' }, ...lines);
}

/** The commune on the map; these lists speak of communes whatever level the view is at. */
function toMap(page, pcode) {
  forget();
  if (view().level === 3) page.choose(pcode);
  else change({ level: 3, commune: pcode });
}

function moment(at) {
  return new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'long', timeStyle: 'short' }).format(at);
}
