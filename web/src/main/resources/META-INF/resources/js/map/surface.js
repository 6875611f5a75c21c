/** The density surface over the areas: one picture of what the map shows, asked anew after each move. */
import { L } from '../leaflet.js';
import { hotspotParameters } from '../view.js';

const MARGIN = 0.15;
const MOST_PIXELS = 1600;
const DEGREES = 1e4;

/** The surface layer of a map; off at first. */
export class Surface {
  #map;
  #layer = null;
  #of = null;
  #onTrouble;

  /** @param {function(boolean)} onTrouble told whether the picture could not be had */
  constructor(map, onTrouble) {
    this.#map = map;
    this.#onTrouble = onTrouble;
    map.on('moveend resize', () => this.#of && this.#ask());
  }

  /** Draws the surface of a view; null for none. */
  show(of) {
    this.#of = of;
    if (of) this.#ask();
    else this.#clear();
  }

  #clear() {
    this.#layer?.remove();
    this.#layer = null;
    delete this.#map.getContainer().dataset.surface;
  }

  #ask() {
    const bounds = within(this.#map.getBounds().pad(MARGIN));
    const address = this.#address(bounds);
    if (this.#layer?.address === address) return;
    // The earlier picture stays until the new one is there.
    const before = this.#layer;
    const picture = L.imageOverlay(address, bounds, { pane: 'surface', interactive: false, className: 'surface' });
    picture.address = address;
    this.#layer = picture;
    picture.on('load', () => {
      before?.remove();
      this.#onTrouble(false);
      if (this.#layer === picture) this.#map.getContainer().dataset.surface = address;
    });
    picture.on('error', () => {
      picture.remove();
      before?.remove();
      if (this.#layer === picture) this.#layer = null;
      this.#onTrouble(true);
    });
    picture.addTo(this.#map);
  }

  #address(bounds) {
    const parameters = hotspotParameters(this.#of);
    const corners = [this.#map.latLngToContainerPoint(bounds.getNorthWest()), this.#map.latLngToContainerPoint(bounds.getSouthEast())];
    const [width, height] = [corners[1].x - corners[0].x, corners[1].y - corners[0].y];
    const scale = Math.min(1, MOST_PIXELS / Math.max(width, height));
    parameters.set('bbox', bounds.toBBoxString());
    parameters.set('width', Math.max(1, Math.round(width * scale)));
    parameters.set('height', Math.max(1, Math.round(height * scale)));
    return `api/v1/hotspots/surface.png?${parameters.toString().replaceAll('%2C', ',')}`;
  }
}

/** Rounded outwards, so that a picture is found again in the browser's cache. */
function within(bounds) {
  const [low, high] = [value => Math.floor(value * DEGREES) / DEGREES, value => Math.ceil(value * DEGREES) / DEGREES];
  return L.latLngBounds([low(Math.max(-84, bounds.getSouth())), low(bounds.getWest())], [high(Math.min(84, bounds.getNorth())), high(bounds.getEast())]);
}
