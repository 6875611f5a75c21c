/** Tiles of a server that the settings name, under the areas; without that setting no other host is asked for anything. */
import { L } from '../leaflet.js';
import { offers } from '../offers.js';

let offered = null;

/** Asks once whether there are tiles; null where there are none. */
export async function learnTiles() {
  offered = (await offers()).tiles ?? null;
  return offered;
}

/** What is known of the tiles; null where there are none. */
export function knownTiles() {
  return offered;
}

/** The tile layer of a map. */
export class Tiles {
  #map;
  #layer = null;

  constructor(map) {
    this.#map = map;
  }

  /** Shows or hides the tiles. */
  show(on) {
    const isWanted = on && offered !== null;
    if (isWanted && !this.#layer) {
      // Map tiles are drawn for whole zooms; ours are not.
      this.#layer = L.tileLayer(offered.url, { pane: 'tiles', minZoom: 3, maxZoom: 13, className: 'tiles' }).addTo(this.#map);
    } else if (!isWanted) {
      this.#layer?.remove();
      this.#layer = null;
    }
    this.#map.getContainer().classList.toggle('with-tiles', isWanted);
  }
}
