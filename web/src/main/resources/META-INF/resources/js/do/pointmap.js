/** A small map on which places are shown and one is pointed at; with the keys, the point is the middle of the map. */
import { get } from '../api.js';
import { outlines } from '../areas.js';
import { element } from '../dom.js';
import { L } from '../leaflet.js';
import { number, t } from '../language.js';
import { baseFile, drawBorders, drawLand } from '../map/basemap.js';
import { Labels } from '../map/labels.js';
import { createMap } from '../map/map.js';
import { countryName } from '../names.js';
import { button } from './forms.js';
import { capability } from './rights.js';

const LINES = { color: '#6f6b60', weight: 0.7, opacity: 0.7, fill: false };
const REACH = { color: '#0b57d0', weight: 1.2, opacity: 0.9, fillOpacity: 0.1, interactive: false };

let single = null;

/**
 * The map; there is one, which moves to whoever asks for it last.
 * @param {function({longitude: number, latitude: number})} onPoint
 * @returns {PointMap}
 */
export function pointMap(onPoint) {
  single ??= new PointMap();
  single.onPoint = onPoint;
  single.name();
  single.show([]);
  single.mark(null);
  return single;
}

class PointMap {
  #map = null;
  #container = element('div', { className: 'work-map', role: 'region' });
  #places = null;
  #point = null;
  #status = element('p', { className: 'hint', role: 'status' });
  #middle = button('', () => this.#pointAtMiddle());
  #wanted = [];

  constructor() {
    this.element = element('div', { className: 'work-pointer' }, this.#container, element('div', { className: 'work-row' }, this.#middle, this.#status));
    this.onPoint = () => {};
  }

  /** Puts its words in the reader's language. */
  name() {
    this.#container.setAttribute('aria-label', t('do.map.label'));
    this.#middle.textContent = t('do.map.middle');
    this.#status.textContent = '';
  }

  /** Builds the map once its place on the page has a size. */
  async open() {
    if (this.#map) {
      this.#map.invalidateSize({ animate: false });
      this.#look();
      return;
    }
    this.#map = createMap(this.#container);
    this.#map.on('click', ({ latlng }) => this.#pointAt(latlng));
    this.#places = L.layerGroup().addTo(this.#map);
    this.show(this.#wanted);
    const [countries, borders, towns, communes] = await Promise.all([baseFile('countries'), baseFile('borders'), baseFile('towns'), outlines(3, capability('areas').v)]);
    drawLand(this.#map, countries);
    L.geoJSON(communes, { pane: 'communes', renderer: L.canvas({ pane: 'communes' }), style: LINES, interactive: false, smoothFactor: 1 }).addTo(this.#map);
    drawBorders(this.#map, borders);
    const labels = new Labels(countries, towns).addTo(this.#map);
    labels.setOwn(capability('areas').sets.map(({ country }) => country));
    this.#look();
  }

  /** Shows numbered places with how far off they may be; a press on one is told to its onTake. */
  show(places) {
    this.#wanted = places;
    if (!this.#places) return;
    this.#places.clearLayers();
    places.forEach((place, i) => {
      const at = [place.latitude, place.longitude];
      if (place.uncertaintyKm) this.#places.addLayer(L.circle(at, { ...REACH, radius: 1000 * place.uncertaintyKm }));
      const icon = L.divIcon({ className: 'work-pin', html: String(i + 1), iconSize: [26, 26] });
      const title = `${i + 1}. ${place.name}`;
      this.#places.addLayer(L.marker(at, { icon, title, alt: title, keyboard: false }).on('click', () => place.onTake?.()));
    });
    this.#look();
  }

  /** Marks a point; null for none. */
  mark(point) {
    this.#point?.remove();
    this.#point = null;
    if (!point || !this.#map) return;
    const icon = L.divIcon({ className: 'work-point', iconSize: [22, 22] });
    this.#point = L.marker([point.latitude, point.longitude], { icon, keyboard: false, interactive: false }).addTo(this.#map);
  }

  #look() {
    if (this.#wanted.length === 0) return;
    const bounds = L.latLngBounds(this.#wanted.map(({ latitude, longitude }) => [latitude, longitude]));
    this.#map.fitBounds(bounds.pad(0.3), { maxZoom: 8, animate: false });
  }

  #pointAtMiddle() {
    if (this.#map) this.#pointAt(this.#map.getCenter());
  }

  async #pointAt({ lat, lng }) {
    const point = { longitude: Number(lng.toFixed(5)), latitude: Number(lat.toFixed(5)) };
    this.mark(point);
    this.#status.textContent = position(point);
    this.onPoint(point);
    const where = await whereIs(point).catch(() => null);
    if (where) this.#status.textContent = `${where} · ${position(point)}`;
  }
}

/** The areas in which a point lies, in words; null outside all of them. */
export async function whereIs({ longitude, latitude }) {
  const { areas } = await get('reverse', new URLSearchParams({ lon: longitude, lat: latitude }));
  return areas.length === 0 ? t('do.map.outside') : areas.map(({ level, name, pcode }) => (level === 0 ? countryOf(pcode, name) : name)).join(', ');
}

function countryOf(pcode, name) {
  const set = capability('areas').sets.find(({ country }) => country.startsWith(pcode.slice(0, 2)));
  return set ? countryName(set.country) : name;
}

/** A position for reading: latitude first, as people say it. */
export function position({ longitude, latitude }) {
  const part = (value, positive, negative) => `${number4(Math.abs(value))}° ${t(value < 0 ? negative : positive)}`;
  return `${part(latitude, 'do.map.n', 'do.map.s')}, ${part(longitude, 'do.map.e', 'do.map.w')}`;
}

function number4(value) {
  return value.toFixed(4).replace('.', number(0.5).includes(',') ? ',' : '.');
}
