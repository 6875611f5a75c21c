/** Names of countries and towns on the map, none over another. */
import { L } from '../leaflet.js';
import { countryName } from '../names.js';

const MARGIN = 3;
const FONT = '"Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif';
/** The worst rank of towns still named, from this zoom on; own countries' towns come one step earlier. */
const RANKS = [[0, 1], [5, 2], [6, 3], [7.5, 4]];

const INKS = {
  own: { ink: '#14191a', halo: 'rgba(255, 255, 255, .88)' },
  light: { ink: '#4a5153', halo: 'rgba(255, 255, 255, .8)' },
  dark: { ink: '#e3e8e8', halo: 'rgba(35, 42, 44, .85)' },
};
const darkness = matchMedia('(prefers-color-scheme: dark)');

/** A layer that writes labels on one canvas, drawn anew after each move. */
export const Labels = L.Layer.extend({
  initialize(countries, towns) {
    this._countries = countries.features.map(countryLabel);
    this._towns = towns.features.map(townLabel).sort((a, b) => a.rank - b.rank || b.population - a.population);
    this._own = new Set();
  },

  /** The countries whose towns are named first: ISO 3166-1 alpha-3. */
  setOwn(countries) {
    this._own = new Set(countries);
    this._towns.sort((a, b) => this._rank(a) - this._rank(b) || b.population - a.population);
    if (this._map) this.draw();
  },

  onAdd(map) {
    this._canvas = L.DomUtil.create('canvas', 'labels leaflet-zoom-hide', map.getPane('labels'));
    this._canvas.setAttribute('aria-hidden', 'true');
    map.on('moveend zoomend viewreset resize', this.draw, this);
    this._redraw = () => this.draw();
    darkness.addEventListener('change', this._redraw);
    this.draw();
  },

  onRemove(map) {
    darkness.removeEventListener('change', this._redraw);
    map.off('moveend zoomend viewreset resize', this.draw, this);
    this._canvas.remove();
  },

  draw() {
    const size = this._map.getSize();
    const scale = globalThis.devicePixelRatio || 1;
    L.DomUtil.setPosition(this._canvas, this._map.containerPointToLayerPoint([0, 0]));
    Object.assign(this._canvas, { width: size.x * scale, height: size.y * scale });
    Object.assign(this._canvas.style, { width: `${size.x}px`, height: `${size.y}px` });
    const pen = this._canvas.getContext('2d');
    pen.scale(scale, scale);
    pen.lineJoin = 'round';
    const taken = [];
    this._drawTowns(pen, taken, size, town => town.capital && this._own.has(town.country));
    this._drawCountries(pen, taken, size);
    this._drawTowns(pen, taken, size, town => !(town.capital && this._own.has(town.country)));
  },

  _drawTowns(pen, taken, size, wanted) {
    const zoom = this._map.getZoom();
    const worst = RANKS.filter(([from]) => zoom >= from).at(-1)[1];
    for (const town of this._towns) {
      if (this._rank(town) > worst || !wanted(town)) continue;
      const at = this._map.latLngToContainerPoint(town.at);
      if (at.x < 0 || at.y < 0 || at.x > size.x || at.y > size.y) continue;
      pen.font = town.capital ? `700 12.5px ${FONT}` : `500 11.5px ${FONT}`;
      const width = pen.measureText(town.name).width;
      const place = [[5, -7], [-width - 5, -7], [-width / 2, 5], [-width / 2, -20]]
        .map(([x, y]) => ({ x: at.x + x, y: at.y + y, width, height: 14 }))
        .find(box => free(box, taken, size));
      if (!place) continue;
      taken.push(place, { x: at.x - 3, y: at.y - 3, width: 6, height: 6 });
      dot(pen, at, town.capital);
      write(pen, town.name, place.x, place.y + 11, this._inks(town.country));
    }
  },

  _drawCountries(pen, taken, size) {
    for (const country of this._countries) {
      const own = this._own.has(country.iso3);
      const name = countryName(country.iso3).toUpperCase();
      pen.font = own ? `700 13px ${FONT}` : `600 11px ${FONT}`;
      pen.letterSpacing = '2px';
      const width = pen.measureText(name).width;
      const at = this._map.latLngToContainerPoint(country.at);
      const box = { x: at.x - width / 2, y: at.y - 8, width, height: 16 };
      if (free(box, taken, size)) {
        taken.push(box);
        write(pen, name, box.x, box.y + 12, this._inks(country.iso3));
      }
      pen.letterSpacing = '0px';
    }
  },

  /** Own countries are always light, the others' land follows light and dark. */
  _inks(country) {
    if (this._own.has(country)) return INKS.own;
    const isPaper = document.documentElement.classList.contains('printing');
    return darkness.matches && !isPaper ? INKS.dark : INKS.light;
  },

  _rank(town) {
    return this._own.has(town.country) ? town.rank - 1 : town.rank;
  },
});

function write(pen, text, x, y, { ink, halo }) {
  pen.lineWidth = 3;
  pen.strokeStyle = halo;
  pen.strokeText(text, x, y);
  pen.fillStyle = ink;
  pen.fillText(text, x, y);
}

function dot(pen, at, capital) {
  pen.beginPath();
  pen.arc(at.x, at.y, capital ? 3.4 : 2.2, 0, 2 * Math.PI);
  pen.fillStyle = capital ? '#14191a' : '#ffffff';
  pen.strokeStyle = capital ? '#ffffff' : '#14191a';
  pen.lineWidth = 1.2;
  pen.fill();
  pen.stroke();
}

function free(box, taken, size) {
  const inside = box.x > 2 && box.y > 2 && box.x + box.width < size.x - 2 && box.y + box.height < size.y - 2;
  return inside && !taken.some(other =>
    box.x < other.x + other.width + MARGIN && other.x < box.x + box.width + MARGIN
    && box.y < other.y + other.height + MARGIN && other.y < box.y + box.height + MARGIN);
}

function townLabel({ properties, geometry }) {
  const [longitude, latitude] = geometry.coordinates;
  return { ...properties, population: properties.population ?? 0, at: L.latLng(latitude, longitude) };
}

/** A country is named at the centroid of its largest ring. */
function countryLabel({ properties, geometry }) {
  const rings = (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).map(([outer]) => centroid(outer));
  const { x, y } = rings.reduce((a, b) => (b.area > a.area ? b : a));
  return { iso3: properties.iso3, at: L.latLng(y, x) };
}

function centroid(ring) {
  let [area, x, y] = [0, 0, 0];
  for (let i = 1; i < ring.length; i++) {
    const [[x0, y0], [x1, y1]] = [ring[i - 1], ring[i]];
    const cross = x0 * y1 - x1 * y0;
    area += cross;
    x += (x0 + x1) * cross;
    y += (y0 + y1) * cross;
  }
  return { area: Math.abs(area / 2), x: x / (3 * area), y: y / (3 * area) };
}
