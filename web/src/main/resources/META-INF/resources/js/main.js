/** The page: opens the view, asks, and hands the answer to map, legend, table and panels. */
import { Refusal, Silence, get } from './api.js';
import { outlines } from './areas.js';
import { onConnection, watch } from './connection.js';
import { today } from './dates.js';
import { byId, element, quiet } from './dom.js';
import { joined, knowsPeople, load } from './hotspots.js';
import { LANGUAGES, language, number, onLanguage, period, plural, preferredLanguage, remember, speak, t } from './language.js';
import { RegionBorders, baseFile, drawBorders, drawLand } from './map/basemap.js';
import { Choropleth } from './map/choropleth.js';
import { IncidentPoints } from './map/incidents.js';
import { Labels } from './map/labels.js';
import { createMap, credit, lookAt, pin, position, showBounds, unpin } from './map/map.js';
import { Surface } from './map/surface.js';
import { Tiles, knownTiles, learnTiles } from './map/tiles.js';
import { Twin } from './map/twin.js';
import { categoryName, countryName, learnCategories, learnCountries } from './names.js';
import { describeArea, fillArea } from './panel/area.js';
import { fillFilters } from './panel/filters.js';
import { fillLegend } from './panel/legend.js';
import { forgetLost, forgetTroubles, tellEmpty, tellFailure, tellLost, tellRefusal, whileLoading } from './panel/notices.js';
import { learnRegions, regionName } from './panel/regions.js';
import { Search } from './panel/search.js';
import { fillSheets, isNarrow, openSheet } from './panel/sheets.js';
import { fillTable, foldTable, markRow, pointRow } from './panel/table.js';
import { Timeline } from './panel/timeline.js';
import { preparePrinting } from './printing.js';
import { offers, seesPlaces } from './offers.js';
import { asksAnew, change, comparedPeriod, filterParameters, onView, openView, view } from './view.js';

/** While nothing is there yet, an import or the exercise data may be on their way. */
const EMPTY_MILLISECONDS = 5000;
const SMALL_PIXELS = 24;
const NEAR_PIXELS = 3;
/** How near to the middle of the map a circle must be to be opened by key. */
const REACH_PIXELS = 30;
const RETRY_MILLISECONDS = 15000;
/** What only changes how the answer is drawn. */
const REDRAWN = ['layer', 'points', 'hot', 'tiles', 'versus', 'versusFrom', 'versusTo'];
const REFRESH_MILLISECONDS = 5 * 60 * 1000;

let map;
let choropleth;
let regions;
let labels;
let search;
let points;
let surface;
let tiles;
let twin;
let timeline;
let result = null;
/** What is drawn; the same answer again changes nothing. */
let shownKey = '';
let emptyTimer = 0;
/** The result of the period compared with; null where none is. */
let compared = null;
let pointsNote = null;
let isSurfaceMissing = false;
/** The commune of the place that was searched. */
let pinnedIn = null;
let hasLooked = false;
/** A link said where to look, and the reader has not arranged the maps since. */
let isLinked = false;
let isFirst = true;
/** Where the map looks when all is seen; null before it was. */
let whole = null;

async function start() {
  openView();
  await speak(preferredLanguage());
  fillLanguages();
  fillSheets();
  fillFilters([], false);
  createParts();
  listen();
  const base = drawBase();
  await ask();
  await base;
  await addTiles();
  await addBar();
}

/** What one does with the map comes after the map; without a network it comes once there is one. */
async function addBar() {
  try {
    const { createBar } = await import('./do/bar.js');
    await createBar({ map, result: () => result, refresh: ask, choose });
  } catch (failure) {
    console.info(failure);
    setTimeout(addBar, RETRY_MILLISECONDS);
  }
}

/** What is offered here comes last: whoever has no tiles, or no network, misses nothing. */
async function addTiles() {
  const hasTiles = await learnTiles();
  if (hasTiles && result) await attempt(redraw);
  else if (!seesPlaces()) fillForm();
}

function createParts() {
  map = createMap(byId('map'));
  hasLooked = isLinked = lookAt(map, view().at);
  regions = new RegionBorders(map);
  const describe = pcode => describeArea(find(pcode), result, compared);
  const communes = { name: pcode => find(pcode)?.name ?? pcode, open: choose };
  points = new IncidentPoints(map, communes);
  choropleth = new Choropleth(map, { onPoint: pointRow, onChoose: (pcode, { containerPoint }) => pointsAt(containerPoint).has(containerPoint) || choose(pcode), describe });
  map.on('click mousemove mouseout', event => followPointer(event));
  surface = new Surface(map, isMissing => {
    isSurfaceMissing = isMissing;
    if (result) fillLegend(result, notes(), drawing());
  });
  tiles = new Tiles(map);
  twin = new Twin(map, { onPoint: pointRow, onChoose: choose, describe, communes, onSplit: split => change({ split: String(split) }, { replace: true }) });
  timeline = new Timeline();
  search = new Search(choose, choosePlace);
  preparePrinting(map, () => choropleth.wholeBounds());
}

/** The points that are seen at a point of the map: left of the curtain those of the other period. */
function pointsAt(containerPoint) {
  return twin.covers(containerPoint) ? twin.points : points;
}

/** Hands the pointer to the points that lie under it. */
function followPointer(event) {
  const under = event.type === 'mouseout' ? null : pointsAt(event.containerPoint);
  if (event.type === 'click') {
    under.take(event.containerPoint);
    return;
  }
  for (const other of [points, twin.isCurtain ? twin.points : null]) if (other !== under) other?.point(null);
  under?.point(event.containerPoint);
}

/** Opens what lies at a point of the map, as a click there does. */
function openAt(containerPoint) {
  if (pointsAt(containerPoint).take(containerPoint, REACH_PIXELS)) return;
  const pcode = choropleth.at(containerPoint);
  if (pcode) choose(pcode);
}

function listen() {
  onView(follow);
  onLanguage(relabel);
  onConnection(({ lost, heardAt }) => {
    if (lost) tellLost(heardAt, result !== null);
    else {
      forgetLost();
      ask();
    }
  });
  watch();
  map.on('moveend', quiet(() => change({ at: position(map) }, { replace: true }), 400));
  map.on('home', () => showAll());
  map.on('resize', keepWhole);
  setInterval(() => !document.hidden && ask(), REFRESH_MILLISECONDS);
  addEventListener('keydown', event => event.key === 'Escape' && view().commune && !isNarrow() && change({ commune: null }));
  addEventListener('unhandledrejection', told);
  map.getContainer().addEventListener('keydown', event => event.key === 'Enter' && event.target === map.getContainer() && openAt(map.getSize().divideBy(2)));
}

async function drawBase() {
  const [countries, borders, towns, categories] = await Promise.all([
    baseFile('countries'),
    baseFile('borders'),
    baseFile('towns'),
    get('categories').catch(() => ({ categories: [] })),
  ]);
  learnCountries(countries);
  learnCategories(categories.categories);
  drawLand(map, countries);
  drawBorders(map, borders);
  labels = new Labels(countries, towns).addTo(map);
  twin.know({ countries, borders, towns });
  if (result) await attempt(showTwin);
  relabel();
}

/** Asks the API for what the view says, and shows it. */
async function ask() {
  await attempt(async () => {
    const answer = await whileLoading(load());
    await whileLoading(show(answer));
    timeline.drawn();
    await whileLoading(Promise.all([showPoints(), showTwin(), timeline.show()]));
  });
}

/** Does work, and tells the reader what went wrong. */
async function attempt(work) {
  try {
    await work();
  } catch (failure) {
    tell(failure);
  }
}

/** A question that was given up is no trouble, and a lost server has its banner. */
function tell(failure) {
  if (failure?.name === 'AbortError' || failure instanceof Silence) return;
  if (failure instanceof Refusal) tellRefusal(failure);
  else tellFailure(failure);
}

/** What a part of the page did not catch itself. */
function told(event) {
  event.preventDefault();
  tell(event.reason);
}

async function show(answer) {
  const { level } = answer.parameters;
  const { layer, hot, tiles: laid } = view();
  const key = JSON.stringify([language(), answer.parameters, answer.dataVersion, answer.areas, layer, hot, laid, today()]);
  // The same again, as every few minutes: what somebody reads, types or presses just now stays where it is.
  if (key === shownKey && answer.boundarySets.length > 0) {
    forgetTroubles();
    return;
  }
  const hasAreas = answer.boundarySets.length > 0;
  const collection = hasAreas ? await outlines(level, answer.areas) : { type: 'FeatureCollection', features: [] };
  if (answer.parameters.level !== view().level) return;
  result = joined(answer, collection);
  choropleth.draw(`${level}/${answer.areas}`, collection, result, drawing());
  surface.show(view().layer === 'surface' ? view() : null);
  fill();
  if (!hasLooked) showAll();
  if (hasAreas) {
    const all = await outlines(1, answer.areas);
    regions.draw(all);
    learnRegions(all);
    fillForm();
    title();
  }
  shownKey = key;
}

/** Draws what the view shows anew of the same answer. */
async function redraw() {
  const { level } = result.parameters;
  choropleth.draw(`${level}/${result.areas}`, await outlines(level, result.areas), result, drawing());
  surface.show(view().layer === 'surface' ? view() : null);
  tiles.show(view().tiles === '1');
  fillForm();
  fillLegend(result, notes(), drawing());
  credit(map, result.boundarySets, view().tiles === '1' ? knownTiles() : null);
  await whileLoading(Promise.all([showPoints(), showTwin()]));
}

/** How the areas are drawn: plainly below a surface; with outlines of hot ones where the measure does not say so itself. */
function drawing() {
  return { plain: view().layer === 'surface', hot: view().hot === null && view().measure !== 'gi' };
}

async function showPoints() {
  if (view().points === '1') await offers();
  const isWanted = view().points === '1' && seesPlaces();
  pointsNote = await points.show(isWanted ? view() : null, result?.dataVersion);
  if (result) fillLegend(result, notes(), drawing());
}

/** The second map with its own question; the same classes, so that colours can be compared. */
async function showTwin() {
  const before = comparedPeriod();
  if (!before || !result || result.boundarySets.length === 0) {
    compared = null;
    isLinked &&= !result;
    twin.hide();
    return;
  }
  const { level } = result.parameters;
  const [answer, collection, all] = await Promise.all([load({ ...view(), ...before }, 'twin'), outlines(level, result.areas), outlines(1, result.areas), offers()]);
  if (!view().versus) return;
  compared = joined(answer, collection);
  twin.arrange(view().versus, Number(view().split ?? 50), before, view(), isLinked);
  isLinked = false;
  twin.draw(`${level}/${result.areas}`, collection, all, compared, drawing(), view().layer === 'surface' ? { ...view(), ...before } : null);
  twin.select(view().commune);
  fillLegend(result, notes(), drawing());
  await twin.points.show(view().points === '1' && seesPlaces() ? { ...view(), ...before } : null, compared.dataVersion);
}

/** What the legend must say of what is drawn. */
function notes() {
  const notes = [];
  if (view().layer === 'surface') notes.push(isSurfaceMissing ? t('surface.missing') : t('surface.note'));
  if (pointsNote) {
    notes.push(plural('points.shown', pointsNote.placed) + (pointsNote.vague > 0 ? ` ${t('points.hollow', { n: number(pointsNote.vague) })}` : ''));
    if (pointsNote.latticeDegrees > 0.001) notes.push(t('points.lattice', { km: number(Math.round(pointsNote.latticeDegrees * 111)) }));
  }
  if (compared) {
    const { from, to } = compared.parameters;
    notes.push(t('versus.note', { period: period(from, to), placed: number(compared.placed), matched: number(compared.matched) }));
    if (compared.legend.table !== result.legend.table && compared.legend.unit !== result.legend.unit) notes.push(t('versus.otherBreaks', { unit: compared.legend.unit }));
  }
  return notes;
}

function fillForm() {
  fillFilters(result?.boundarySets.map(({ country }) => country).sort() ?? [], result ? knowsPeople(result) : false);
}

/** Puts the result into words. */
function fill() {
  if (!result) return;
  fillForm();
  title();
  fillLegend(result, notes(), drawing());
  fillTable(result, pcode => choropleth.point(pcode));
  search.know(result.communes);
  credit(map, result.boundarySets, view().tiles === '1' ? knownTiles() : null);
  labels?.setOwn(result.boundarySets.map(({ country }) => country));
  byId('exercise').hidden = !result.exercise;
  forgetTroubles();
  if (result.boundarySets.length === 0) {
    tellEmpty();
    clearTimeout(emptyTimer);
    emptyTimer = setTimeout(ask, EMPTY_MILLISECONDS);
  }
  showChosen();
}

function title() {
  const { parameters, legend } = result;
  const names = view().category.length > 0 ? view().category.map(categoryName).join(', ') : t('categories.every');
  byId('view-title').textContent = t(`title.${parameters.level}`, { measure: legend.title });
  byId('view-subtitle').textContent = [period(parameters.from, parameters.to), names, view().country.map(countryName).join(', '), view().area.map(regionName).join(', ')].filter(Boolean).join(' · ');
  document.title = `${byId('view-title').textContent} · Vigie`;
}

function follow(now, changed) {
  if (changed.includes('at') && changed.length === 1) {
    if (now.at !== position(map)) lookAt(map, now.at);
    return;
  }
  if (asksAnew(changed)) {
    foldTable();
    fillForm();
    timeline.draw();
    ask();
  } else if (result && changed.some(name => REDRAWN.includes(name))) {
    attempt(redraw);
  }
  if (!result) return;
  if (changed.includes('sort')) fillTable(result, pcode => choropleth.point(pcode));
  if (changed.includes('commune')) showChosen();
  if (changed.includes('step')) attempt(() => timeline.show());
}

function showChosen() {
  const isNew = fillArea(result);
  const isGivenPosition = isFirst && view().at !== null;
  isFirst = false;
  const { commune } = view();
  if (commune !== pinnedIn) unpin();
  choropleth.select(commune);
  twin.select(commune);
  markRow(commune);
  if (!isNew || !commune) return;
  if (!isGivenPosition) look(choropleth.bounds(commune));
  if (isNarrow()) openSheet('side');
  byId('area-title')?.focus({ preventScroll: false });
}

/** Moves the map where an area is out of sight, or so small that its outline would not be seen. */
function look(bounds) {
  if (!bounds) return;
  const corners = [bounds.getNorthWest(), bounds.getSouthEast()].map(corner => map.latLngToContainerPoint(corner));
  const isSmall = corners[1].x - corners[0].x < SMALL_PIXELS;
  if (isSmall || !map.getBounds().pad(-0.1).contains(bounds)) showBounds(map, bounds, { maxZoom: 8 });
}

function choose(pcode) {
  change({ commune: pcode });
}

/** A place of the geocoder: its commune opens, and the map shows the place itself. */
function choosePlace({ pcode, longitude, latitude, name }) {
  pinnedIn = pcode;
  change(view().level === 3 ? { commune: pcode } : { level: 3, commune: pcode });
  pin(map, [latitude, longitude], name);
}

function find(pcode) {
  return result?.communes.find(area => area.pcode === pcode);
}

/** Whoever sees the whole still does when the map's room changes. */
function keepWhole() {
  const isWhole = whole !== null && whole.zoom === map.getZoom() && map.project(whole.centre).distanceTo(map.project(map.getCenter())) < NEAR_PIXELS;
  if (isWhole && !document.documentElement.classList.contains('printing')) showAll(true);
}

function showAll(isResized = false) {
  map.invalidateSize({ animate: false });
  const bounds = choropleth.wholeBounds();
  if (!bounds) return;
  map.once('moveend', () => (whole = { centre: map.getCenter(), zoom: map.getZoom() }));
  showBounds(map, bounds, { animate: hasLooked && !isResized });
  hasLooked = true;
}

function fillLanguages() {
  for (const code of LANGUAGES) {
    const button = byId(`language-${code}`) ?? element('button', { type: 'button', id: `language-${code}`, lang: code, onclick: () => attempt(() => choseLanguage(code)) }, code === 'fr' ? 'Français' : 'English');
    button.setAttribute('aria-pressed', String(code === language()));
    if (!button.isConnected) byId('languages').append(button);
  }
}

/** A choice of language is the reader's, not the link's: it leaves the address. */
async function choseLanguage(code) {
  remember(code);
  const address = new URL(location.href);
  address.searchParams.delete('lang');
  history.replaceState(null, '', address);
  await speak(code);
  await ask();
}

function relabel() {
  fillLanguages();
  fillSheets();
  search?.name();
  labels?.draw();
  fill();
  timeline?.draw();
  twin?.relabel();
}

start().catch(tellFailure);
