/**
 * The view: what is asked and how it is shown. Its home is the page's address, so that a link opens the same view again
 * and back and forward work.
 */
import { isDay, lastMonths, shifted } from './dates.js';

/** The measures, in the order in which they are offered. */
export const MEASURES = ['density', 'count', 'fatalities', 'weighted', 'rate', 'smoothedRate', 'kernel', 'excess', 'gi', 'moran', 'change', 'trend'];
/** The kernels of the density surface, the default first. */
export const KERNELS = ['quartic', 'epanechnikov', 'gaussian'];
/** Bandwidths that are offered, kilometres; auto is Scott's rule. */
export const BANDWIDTHS = ['15', '25', '35', '50', '75', '100', 'auto'];
export const DEFAULT_BANDWIDTH = '50';
const WEIGHTS = ['severity', 'fatalities', 'decay'];
const GRADES = ['A', 'B', 'C', 'D', 'E', 'F'];
const STATUSES = ['REPORTED', 'VERIFIED'];
const COMPARISONS = ['previous', 'lastYear'];
const VERSUS = ['side', 'swipe'];
const FIRST_CATEGORIES = ['INS', 'COM', 'CRI'];

/** What the API is asked with; the rest of the view is how the answer is shown. */
const ASKED = ['from', 'to', 'category', 'country', 'area', 'minSeverity', 'minReliability', 'status', 'source', 'measure', 'weights', 'kernel', 'bandwidthKm', 'compare', 'level'];
const LISTS = ['country', 'area', 'source'];
/** How the answer is shown, where it is not as at first. */
const SHOWN = ['layer', 'points', 'hot', 'tiles', 'step', 'versus', 'versusFrom', 'versusTo', 'split', 'commune', 'sort', 'at'];

/** The view that the page opens with (METHODS: first view). */
export function firstView() {
  return {
    ...lastMonths(12),
    category: FIRST_CATEGORIES,
    country: [],
    area: [],
    minSeverity: null,
    minReliability: null,
    status: null,
    source: [],
    measure: 'density',
    weights: null,
    kernel: null,
    bandwidthKm: null,
    compare: null,
    level: 3,
    layer: null,
    points: null,
    hot: null,
    tiles: null,
    step: null,
    versus: null,
    versusFrom: null,
    versusTo: null,
    split: null,
    commune: null,
    sort: null,
    at: null,
  };
}

let current = firstView();
const listeners = new Set();

/** The view now; not to be changed but by change(). */
export function view() {
  return current;
}

/** Calls back with (view, names of what changed) after each change. */
export function onView(listener) {
  listeners.add(listener);
}

/** Changes a part of the view. Moves of the map replace the entry of the browser's history, everything else adds one. */
export function change(part, { replace = false } = {}) {
  const next = consistent({ ...current, ...part });
  const changed = differences(current, next);
  if (changed.length === 0) return;
  current = next;
  const address = `${location.pathname}${search(next)}${location.hash}`;
  if (replace) history.replaceState(null, '', address);
  else history.pushState(null, '', address);
  listeners.forEach(listener => listener(current, changed));
}

/** Reads the view from the address; writes it back complete, so that the link stays what it is tomorrow. */
export function openView() {
  current = read(new URLSearchParams(location.search));
  history.replaceState(null, '', `${location.pathname}${search(current)}${location.hash}`);
  addEventListener('popstate', () => {
    const next = read(new URLSearchParams(location.search));
    const changed = differences(current, next);
    current = next;
    if (changed.length > 0) listeners.forEach(listener => listener(current, changed));
  });
}

/** Whether a change of these parts asks the API anew. */
export function asksAnew(changed) {
  return changed.some(name => ASKED.includes(name));
}

/** The filter as the API takes it, the same for every path. */
export function filterParameters(of = current) {
  const parameters = new URLSearchParams({ from: of.from, to: of.to });
  if (of.category.length > 0) parameters.set('category', of.category.join(','));
  for (const name of LISTS) if (of[name].length > 0) parameters.set(name, of[name].join(','));
  for (const name of ['minSeverity', 'minReliability', 'status']) if (of[name]) parameters.set(name, of[name]);
  return parameters;
}

/** The question to /hotspots. */
export function hotspotParameters(of = current) {
  const parameters = filterParameters(of);
  parameters.set('measure', of.measure);
  parameters.set('level', of.level);
  for (const name of ['weights', 'kernel', 'bandwidthKm', 'compare']) if (of[name]) parameters.set(name, of[name]);
  return parameters;
}

function search(of) {
  const lang = new URLSearchParams(location.search).get('lang');
  const parameters = hotspotParameters(of);
  if (of.category.length === 0) parameters.set('category', 'all');
  for (const name of SHOWN) if (of[name]) parameters.set(name, of[name]);
  if (lang) parameters.set('lang', lang);
  // Commas and slashes may stand in a query as they are: the link stays legible.
  return `?${parameters.toString().replaceAll('%2C', ',').replaceAll('%2F', '/')}`;
}

function read(parameters) {
  const first = firstView();
  const list = name => (parameters.get(name) ?? '').split(',').map(text => text.trim()).filter(Boolean);
  const among = (name, allowed) => (allowed.includes(parameters.get(name)) ? parameters.get(name) : null);
  const day = name => (isDay(parameters.get(name)) ? parameters.get(name) : null);
  const from = parameters.get('from');
  const to = parameters.get('to');
  const period = isDay(from) && isDay(to) && from <= to ? { from, to } : { from: first.from, to: first.to };
  const category = parameters.has('category') ? list('category').map(code => code.toUpperCase()) : first.category;
  return consistent({
    ...first,
    ...period,
    category: category.includes('ALL') ? [] : category,
    area: list('area').filter(code => /^[A-Za-z0-9-]{2,40}$/.test(code)),
    country: list('country').map(code => code.toUpperCase()).filter(code => /^[A-Z]{3}$/.test(code)),
    minSeverity: Number(among('minSeverity', ['2', '3', '4', '5'])) || null,
    minReliability: among('minReliability', GRADES),
    status: among('status', STATUSES),
    source: list('source'),
    measure: among('measure', MEASURES) ?? first.measure,
    weights: among('weights', WEIGHTS),
    kernel: among('kernel', KERNELS),
    bandwidthKm: /^(auto|\d{1,3}(\.\d+)?)$/.test(parameters.get('bandwidthKm') ?? '') ? parameters.get('bandwidthKm') : null,
    compare: among('compare', COMPARISONS),
    layer: among('layer', ['surface']),
    points: among('points', ['1']),
    hot: among('hot', ['0']),
    tiles: among('tiles', ['1']),
    step: among('step', ['month', 'week']),
    versus: among('versus', VERSUS),
    versusFrom: day('versusFrom'),
    versusTo: day('versusTo'),
    split: /^\d{1,2}$/.test(parameters.get('split') ?? '') ? parameters.get('split') : null,
    level: Number(among('level', ['1', '2', '3'])) || first.level,
    commune: /^[A-Za-z0-9-]{2,40}$/.test(parameters.get('commune') ?? '') ? parameters.get('commune') : null,
    sort: /^-?[a-z]+$/i.test(parameters.get('sort') ?? '') ? parameters.get('sort') : null,
    at: /^-?[\d.]+\/-?[\d.]+\/[\d.]+$/.test(parameters.get('at') ?? '') ? parameters.get('at') : null,
  });
}

/** Weights belong to the weighted count, and only to it; kernels to the kernel density; a second period to a comparison. */
function consistent(of) {
  const isKernel = of.measure === 'kernel';
  return {
    ...of,
    weights: of.measure === 'weighted' ? (of.weights ?? 'severity') : null,
    kernel: isKernel && of.kernel !== KERNELS[0] ? of.kernel : null,
    bandwidthKm: isKernel && of.bandwidthKm !== DEFAULT_BANDWIDTH ? of.bandwidthKm : null,
    compare: of.measure === 'change' && of.compare !== COMPARISONS[0] ? of.compare : null,
    layer: isKernel ? of.layer : null,
    ...secondPeriod(of),
  };
}

/** Unless the reader chose its days, the second period is the one right before, and moves with the first. */
function secondPeriod(of) {
  if (!of.versus) return { versusFrom: null, versusTo: null, split: null };
  const isGiven = of.versusFrom && of.versusTo && of.versusFrom <= of.versusTo;
  return isGiven ? {} : { versusFrom: null, versusTo: null };
}

/** The period that is compared with; null where none is. */
export function comparedPeriod(of = current) {
  if (!of.versus) return null;
  return of.versusFrom ? { from: of.versusFrom, to: of.versusTo } : shifted(of.from, of.to, -1);
}

function differences(a, b) {
  return Object.keys(b).filter(name => JSON.stringify(a[name]) !== JSON.stringify(b[name]));
}
