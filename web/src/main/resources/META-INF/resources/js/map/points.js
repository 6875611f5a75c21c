/** Where incidents are: circles with their true number, joined where they would touch, on one canvas. */
import { get } from '../api.js';
import { L } from '../leaflet.js';
import { number } from '../language.js';
import { filterParameters } from '../view.js';

const CELL_PIXELS = 46;
const PADDING = 0.35;
const RADIANS = Math.PI / 180;
const FONT = '650 11px system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif';

/**
 * Asks for the places of a view's placed incidents.
 * @returns {Promise<object>} {places: [{x, y, longitude, latitude, count, pcode, vague}], placed, latticeDegrees}; x and y run from 0 to 1 over the Mercator world
 */
export async function loadPoints(of, signal) {
  const answer = await get('hotspots/points', filterParameters(of), { signal });
  let [x, y] = [0, 0];
  const places = answer.count.map((count, i) => {
    x += answer.x[i];
    y += answer.y[i];
    return { x: x / 3.6e6 + 0.5, y: mercator(y / 1e4), longitude: x / 1e4, latitude: y / 1e4, count, pcode: answer.areas[answer.area[i]], vague: answer.vague[i] === 1 };
  });
  return { places, placed: answer.placed, latticeDegrees: answer.latticeDegrees };
}

/** A layer that draws places, drawn anew after each move; while the map is dragged the canvas moves with it. */
export const Points = L.Layer.extend({
  initialize() {
    this._places = [];
    this._clusters = [];
    this._zoom = null;
  },

  /** The places to draw. */
  setPlaces(places) {
    this._places = places;
    this._zoom = null;
    if (this._map) this._draw();
  },

  onAdd(map) {
    this._canvas = L.DomUtil.create('canvas', 'points leaflet-zoom-hide', map.getPane('points'));
    this._canvas.setAttribute('aria-hidden', 'true');
    map.on('moveend zoomend viewreset resize', this._draw, this);
    this._draw();
  },

  onRemove(map) {
    map.off('moveend zoomend viewreset resize', this._draw, this);
    this._canvas.remove();
    for (const name of ['points', 'clusters']) delete map.getContainer().dataset[name];
  },

  /** The cluster under a point of the map's container, or the nearest within so many pixels of it; undefined for none. */
  at(point, reachPixels = 0) {
    if (!this._map) return undefined;
    const size = this._size();
    const distance = cluster => {
      const { x, y } = this._seen(cluster, size);
      return Math.hypot(x - point.x, y - point.y);
    };
    const under = this._clusters.findLast(cluster => distance(cluster) <= radius(cluster.count) + 2);
    if (under || reachPixels === 0) return under;
    const near = this._clusters.filter(cluster => distance(cluster) <= reachPixels);
    return near.sort((a, b) => distance(a) - distance(b))[0];
  },

  _draw() {
    const zoom = this._map.getZoom();
    if (zoom !== this._zoom) {
      this._clusters = joinPlaces(this._places, 256 * 2 ** zoom);
      this._zoom = zoom;
    }
    const view = this._map.getSize();
    const pad = view.multiplyBy(PADDING).round();
    const size = view.add(pad.multiplyBy(2));
    const scale = globalThis.devicePixelRatio || 1;
    L.DomUtil.setPosition(this._canvas, this._map.containerPointToLayerPoint(pad.multiplyBy(-1)));
    Object.assign(this._canvas, { width: size.x * scale, height: size.y * scale });
    Object.assign(this._canvas.style, { width: `${size.x}px`, height: `${size.y}px` });
    const pen = this._canvas.getContext('2d');
    pen.scale(scale, scale);
    pen.translate(pad.x, pad.y);
    pen.font = FONT;
    pen.textAlign = 'center';
    pen.textBaseline = 'middle';
    const world = this._size();
    for (const cluster of this._clusters) {
      const at = this._seen(cluster, world);
      if (at.x > -pad.x && at.y > -pad.y && at.x < view.x + pad.x && at.y < view.y + pad.y) drawCluster(pen, at, cluster);
    }
    this._report();
  },

  /** The side of the world in pixels, and where the container's corner lies in it. */
  _size() {
    const side = 256 * 2 ** this._map.getZoom();
    const corner = this._map.project(this._map.containerPointToLatLng([0, 0]));
    return { side, corner };
  },

  _seen({ x, y }, { side, corner }) {
    return { x: x * side - corner.x, y: y * side - corner.y };
  },

  /** Says on the map's element what is drawn: canvas pixels cannot be asked. */
  _report() {
    const { dataset } = this._map.getContainer();
    dataset.points = this._clusters.reduce((sum, { count }) => sum + count, 0);
    dataset.clusters = this._clusters.length;
  },
});

/** Places that fall into one cell of a lattice become one; its number is the sum, its position their mean by number. */
function joinPlaces(places, side) {
  const cells = new Map();
  const across = Math.ceil(side / CELL_PIXELS);
  for (const place of places) {
    const key = Math.floor((place.y * side) / CELL_PIXELS) * across + Math.floor((place.x * side) / CELL_PIXELS);
    const cell = cells.get(key) ?? { x: 0, y: 0, count: 0, vague: 0, places: [] };
    cell.x += place.x * place.count;
    cell.y += place.y * place.count;
    cell.count += place.count;
    if (place.vague) cell.vague += place.count;
    cell.places.push(place);
    cells.set(key, cell);
  }
  return [...cells.values()].map(cell => ({ ...cell, x: cell.x / cell.count, y: cell.y / cell.count })).sort((a, b) => a.count - b.count);
}

/** Ever larger, ever more slowly: the number is what counts. */
function radius(count) {
  return count === 1 ? 4.5 : 9 + 3.2 * Math.log10(count) + Math.max(0, String(number(count)).length - 2) * 2;
}

/** A filled circle; where nothing but the commune is known of all of them, a hollow one. */
function drawCluster(pen, { x, y }, { count, vague }) {
  const isVague = vague === count;
  pen.beginPath();
  pen.arc(x, y, radius(count), 0, 2 * Math.PI);
  pen.fillStyle = isVague ? 'rgba(255, 255, 255, .92)' : '#12343b';
  pen.strokeStyle = isVague ? '#12343b' : '#ffffff';
  pen.lineWidth = 1.5;
  pen.fill();
  pen.stroke();
  if (count === 1) return;
  pen.fillStyle = isVague ? '#12343b' : '#ffffff';
  pen.fillText(number(count), x, y + 0.5);
}

function mercator(latitude) {
  return 0.5 - Math.log(Math.tan(Math.PI / 4 + (latitude * RADIANS) / 2)) / (2 * Math.PI);
}
