/** The page: opens the view, asks, and hands the answer to map, legend, table and panels. */
import { Refusal, Silence, get } from './api.js';
import { outlines } from './areas.js';
import { onConnection, watch } from './connection.js';
import { byId, element, quiet } from './dom.js';
import { load } from './hotspots.js';
import { LANGUAGES, language, onLanguage, period, preferredLanguage, remember, speak, t } from './language.js';
import { RegionBorders, baseFile, drawBorders, drawLand } from './map/basemap.js';
import { Choropleth } from './map/choropleth.js';
import { Labels } from './map/labels.js';
import { createMap, credit, lookAt, position, showBounds } from './map/map.js';
import { categoryName, countryName, learnCategories, learnCountries } from './names.js';
import { describeArea, fillArea } from './panel/area.js';
import { fillFilters } from './panel/filters.js';
import { fillLegend } from './panel/legend.js';
import { forgetLost, forgetTroubles, tellEmpty, tellFailure, tellLost, tellRefusal, whileLoading } from './panel/notices.js';
import { Search } from './panel/search.js';
import { fillSheets, isNarrow, openSheet } from './panel/sheets.js';
import { fillTable, foldTable, markRow, pointRow } from './panel/table.js';
import { preparePrinting } from './printing.js';
import { asksAnew, change, onView, openView, view } from './view.js';

/** While nothing is there yet, an import or the exercise data may be on their way. */
const EMPTY_MILLISECONDS = 5000;
const SMALL_PIXELS = 24;
const RETRY_MILLISECONDS = 15000;
const REFRESH_MILLISECONDS = 5 * 60 * 1000;

let map;
let choropleth;
let regions;
let labels;
let search;
let result = null;
let hasLooked = false;
let isFirst = true;

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

function createParts() {
  map = createMap(byId('map'));
  hasLooked = lookAt(map, view().at);
  regions = new RegionBorders(map);
  choropleth = new Choropleth(map, { onPoint: pointRow, onChoose: choose, describe: pcode => describeArea(find(pcode), result) });
  search = new Search(choose);
  preparePrinting(map, () => choropleth.wholeBounds());
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
  map.on('home', showAll);
  setInterval(() => !document.hidden && ask(), REFRESH_MILLISECONDS);
  addEventListener('keydown', event => event.key === 'Escape' && view().commune && !isNarrow() && change({ commune: null }));
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
  relabel();
}

/** Asks the API for what the view says, and shows it. */
async function ask() {
  try {
    const answer = await whileLoading(load());
    await whileLoading(show(answer));
  } catch (failure) {
    if (failure.name === 'AbortError' || failure instanceof Silence) return;
    if (failure instanceof Refusal) tellRefusal(failure);
    else tellFailure(failure);
  }
}

async function show(answer) {
  const { level } = answer.parameters;
  const hasAreas = answer.boundarySets.length > 0;
  const collection = hasAreas ? await outlines(level, answer.areas) : { type: 'FeatureCollection', features: [] };
  if (answer.parameters.level !== view().level) return;
  result = answer;
  choropleth.draw(`${level}/${answer.areas}`, collection, answer);
  fill();
  if (!hasLooked) showAll();
  if (hasAreas) regions.draw(await outlines(1, answer.areas));
}

/** Puts the result into words. */
function fill() {
  if (!result) return;
  fillFilters(result.boundarySets.map(({ country }) => country).sort(), result.communes.some(area => area.population));
  title();
  fillLegend(result);
  fillTable(result, pcode => choropleth.point(pcode));
  search.know(result.communes);
  credit(map, result.boundarySets);
  labels?.setOwn(result.boundarySets.map(({ country }) => country));
  byId('exercise').hidden = !result.exercise;
  forgetTroubles();
  if (result.boundarySets.length === 0) {
    tellEmpty();
    setTimeout(ask, EMPTY_MILLISECONDS);
  }
  showChosen();
}

function title() {
  const { parameters, legend } = result;
  const names = view().category.length > 0 ? view().category.map(categoryName).join(', ') : t('categories.every');
  byId('view-title').textContent = t(`title.${parameters.level}`, { measure: legend.title });
  byId('view-subtitle').textContent = [period(parameters.from, parameters.to), names, view().country.map(countryName).join(', ')].filter(Boolean).join(' · ');
  document.title = `${byId('view-title').textContent} · Vigie`;
}

function follow(now, changed) {
  if (changed.includes('at') && changed.length === 1) {
    if (now.at !== position(map)) lookAt(map, now.at);
    return;
  }
  if (asksAnew(changed)) {
    foldTable();
    fillFilters(result?.boundarySets.map(({ country }) => country).sort() ?? [], result?.communes.some(area => area.population) ?? false);
    ask();
  }
  if (!result) return;
  if (changed.includes('sort')) fillTable(result, pcode => choropleth.point(pcode));
  if (changed.includes('commune')) showChosen();
}

function showChosen() {
  const isNew = fillArea(result);
  const isGivenPosition = isFirst && view().at !== null;
  isFirst = false;
  const { commune } = view();
  choropleth.select(commune);
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

function find(pcode) {
  return result?.communes.find(area => area.pcode === pcode);
}

function showAll() {
  map.invalidateSize({ animate: false });
  const bounds = choropleth.wholeBounds();
  if (bounds) showBounds(map, bounds, { animate: hasLooked });
  hasLooked = true;
}

function fillLanguages() {
  byId('languages').replaceChildren(
    ...LANGUAGES.map(code =>
      element('button', { type: 'button', id: `language-${code}`, lang: code, 'aria-pressed': String(code === language()), onclick: () => choseLanguage(code) }, code === 'fr' ? 'Français' : 'English'),
    ),
  );
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
}

start().catch(tellFailure);
