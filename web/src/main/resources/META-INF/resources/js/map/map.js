/** The Leaflet map: its panes in their order, its controls, where it looks. */
import { L } from '../leaflet.js';
import { onLanguage, t } from '../language.js';
import { addCoordinates } from './coordinates.js';

/** From below upwards; only the communes take the pointer. */
const PANES = [['land', 200], ['tiles', 250], ['communes', 300], ['surface', 305], ['regions', 310], ['borders', 320], ['hot', 325], ['labels', 330], ['points', 335], ['marks', 340]];
const REGION = [[1, -19.8], [29.8, 24.8]];
const PIN_ZOOM = 8;
const FIRST_BOUNDS = [[9.3, -12.3], [25.1, 16.1]];
const calm = matchMedia('(prefers-reduced-motion: reduce)');

/** The map of an element; without controls where it only goes with another. */
export function createMap(container, { withControls = true } = {}) {
  const map = L.map(container, {
    zoomControl: false,
    trackResize: false,
    attributionControl: false,
    minZoom: 4,
    maxZoom: 12,
    zoomSnap: 0.1,
    zoomDelta: 0.5,
    wheelPxPerZoomLevel: 90,
    maxBounds: REGION,
    maxBoundsViscosity: 1,
    zoomAnimation: !calm.matches,
    fadeAnimation: !calm.matches,
    inertia: !calm.matches,
  });
  for (const [name, zIndex] of PANES) {
    const pane = map.createPane(name);
    pane.style.zIndex = zIndex;
    if (name !== 'communes') pane.style.pointerEvents = 'none';
  }
  map.fitBounds(FIRST_BOUNDS);
  // The legend below grows and shrinks with its words: the map keeps its centre.
  // Not while printing: paper would not wait for what is drawn anew.
  const follow = () => document.documentElement.classList.contains('printing') || map.invalidateSize({ animate: false });
  new ResizeObserver(follow).observe(container);
  if (withControls) addControls(map);
  return map;
}

/** Moves to bounds, without animation where the reader asks for calm. */
export function showBounds(map, bounds, options = {}) {
  map.fitBounds(bounds, { padding: [10, 10], animate: !calm.matches, ...options });
}

/** The centre and zoom as they stand in the address: latitude/longitude/zoom. */
export function position(map) {
  const { lat, lng } = map.getCenter();
  return `${lat.toFixed(3)}/${lng.toFixed(3)}/${map.getZoom().toFixed(2)}`;
}

/** Looks where an address says; false where it does not say. */
export function lookAt(map, at) {
  const [latitude, longitude, zoom] = (at ?? '').split('/').map(Number);
  if (![latitude, longitude, zoom].every(Number.isFinite)) return false;
  map.setView([latitude, longitude], zoom, { animate: false });
  return true;
}

function addControls(map) {
  const zoom = L.control.zoom({ position: 'topright' }).addTo(map);
  const home = homeControl(map).addTo(map);
  const attribution = L.control.attribution({ position: 'bottomright', prefix: false }).addTo(map);
  // On the right, where no second map lies over them.
  L.control.scale({ position: 'bottomright', imperial: false, maxWidth: 120 }).addTo(map);
  addCoordinates(map);
  const name = () => {
    for (const [button, key] of [[zoom._zoomInButton, 'map.zoomIn'], [zoom._zoomOutButton, 'map.zoomOut'], [home.button, 'map.home']]) {
      button.title = t(key);
      button.setAttribute('aria-label', t(key));
    }
  };
  name();
  onLanguage(name);
  map.credits = attribution;
}

function homeControl(map) {
  const Home = L.Control.extend({
    options: { position: 'topright' },
    onAdd() {
      const box = L.DomUtil.create('div', 'leaflet-bar');
      this.button = L.DomUtil.create('a', 'home', box);
      Object.assign(this.button, { href: '#', textContent: '⌂' });
      this.button.setAttribute('role', 'button');
      L.DomEvent.disableClickPropagation(box);
      L.DomEvent.on(this.button, 'click', event => {
        L.DomEvent.stop(event);
        map.fire('home');
      });
      return box;
    },
  });
  return new Home();
}

let pinned = null;

/** Takes the mark of a place away. */
export function unpin() {
  pinned?.remove();
  pinned = null;
}

/** Marks a place with its name and shows it; the earlier mark goes. */
export function pin(map, at, name) {
  unpin();
  pinned = L.circleMarker(at, { pane: 'marks', radius: 8, color: '#0b1f24', weight: 3, fillColor: '#ffd76a', fillOpacity: 1, interactive: false })
    .bindTooltip(named(name), { permanent: true, direction: 'top', offset: [0, -8], className: 'tip', pane: 'tooltipPane' })
    .addTo(map);
  map.setView(at, Math.max(map.getZoom(), PIN_ZOOM), { animate: !calm.matches });
}

/** Leaflet takes texts for markup, elements as they are. */
function named(text) {
  const box = document.createElement('span');
  box.textContent = text;
  return box;
}

/** Names the sources of what is drawn. */
export function credit(map, sets, tiles = null) {
  const sources = [...new Set(sets.map(({ source, licence }) => `${source} (${licence})`))];
  const text = [t('map.credit.base'), ...(sources.length > 0 ? [t('map.credit.areas', { sources: sources.join(', ') })] : []), ...(tiles?.attribution ? [tiles.attribution] : [])];
  map.credits._attributions = {};
  // Sources are data: escaped before Leaflet takes them for markup.
  const escaped = document.createElement('i');
  escaped.textContent = text.join(' · ');
  map.credits.addAttribution(escaped.innerHTML);
}
