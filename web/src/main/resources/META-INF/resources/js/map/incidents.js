/** The incidents on the map: asked when they are wanted, told under the pointer, opened with a click. */
import { element } from '../dom.js';
import { L } from '../leaflet.js';
import { number, plural, t } from '../language.js';
import { Points, loadPoints } from './points.js';
import { showBounds } from './map.js';

/** The incident points of a map. */
export class IncidentPoints {
  #map;
  #layer = new Points();
  #tip = L.tooltip({ className: 'tip', direction: 'top', offset: [0, -8], opacity: 1 });
  #name;
  #open;
  #control = null;
  #asked = '';

  /** @param {{name: function(string): string, open: function(string)}} communes their names, and what opens one */
  constructor(map, communes) {
    this.#map = map;
    this.#name = communes.name;
    this.#open = communes.open;
    map.on('mousemove', event => this.#point(event));
    map.on('mouseout', () => this.#point(null));
    map.on('click', event => this.take(event));
  }

  /** Draws the incidents of a view; null for none. Says what there is to say about them, or null. */
  async show(of, key) {
    if (!of) {
      this.#asked = '';
      this.#layer.remove();
      return null;
    }
    this.#layer.addTo(this.#map);
    if (this.#asked === key) return this.note;
    this.#asked = key;
    this.#control?.abort();
    this.#control = new AbortController();
    const { places, placed, latticeDegrees } = await loadPoints(of, this.#control.signal);
    this.#layer.setPlaces(places);
    const vague = places.reduce((sum, place) => sum + (place.vague ? place.count : 0), 0);
    this.note = { placed, vague, latticeDegrees };
    return this.note;
  }

  /** Opens what is under a click; whether there was something. */
  take({ containerPoint }) {
    const cluster = this.#layer.at(containerPoint);
    if (!cluster) return false;
    const communes = new Set(cluster.places.map(({ pcode }) => pcode));
    const bounds = L.latLngBounds(cluster.places.map(place => this.#map.unproject([place.x * 256, place.y * 256], 0)));
    const canSplit = cluster.places.length > 1 && this.#map.getZoom() < this.#map.getMaxZoom();
    if (communes.size > 1 || (canSplit && cluster.places.length > 12)) showBounds(this.#map, bounds.pad(0.3));
    else this.#open([...communes][0]);
    return true;
  }

  #point(event) {
    const cluster = event && this.#layer.at(event.containerPoint);
    this.#map.getContainer().classList.toggle('on-point', Boolean(cluster));
    if (!cluster) {
      this.#tip.remove();
      return;
    }
    const communes = [...new Set(cluster.places.map(({ pcode }) => pcode))];
    const where = communes.length === 1 ? this.#name(communes[0]) : plural('points.communes', communes.length);
    this.#tip
      .setLatLng(this.#map.unproject([cluster.x * 256, cluster.y * 256], 0))
      .setContent(
        element(
          'span',
          {},
          element('strong', {}, plural('incidents', cluster.count)),
          element('br'),
          where,
          cluster.vague > 0 ? element('em', {}, ` · ${t('points.vague', { n: number(cluster.vague) })}`) : null,
        ),
      )
      .addTo(this.#map);
  }
}
