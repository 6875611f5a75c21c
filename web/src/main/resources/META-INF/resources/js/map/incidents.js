/** The incidents on a map: asked when they are wanted, told under the pointer, opened with a click or a key. */
import { element } from '../dom.js';
import { L } from '../leaflet.js';
import { number, plural, t } from '../language.js';
import { filterParameters } from '../view.js';
import { createHere } from '../panel/here.js';
import { Points, loadPoints } from './points.js';
import { showBounds } from './map.js';

/** So many incidents of one circle are told one by one; more of them are looked at from nearer, while that parts them. */
const MOST_TOLD = 25;
const MOST_PIXELS = 340;

/** The incident points of a map. */
export class IncidentPoints {
  #map;
  #host;
  #communes;
  #layer = new Points();
  #tip = L.tooltip({ className: 'tip', direction: 'top', offset: [0, -8], opacity: 1 });
  // Clear of the band above and of the controls at the right.
  #card = L.popup({ className: 'here', minWidth: 240, maxHeight: 290, offset: [0, -6], autoPanPaddingTopLeft: [10, 46], autoPanPaddingBottomRight: [62, 28] });
  #of = null;
  #control = null;
  #asked = '';
  #note = null;

  /**
   * @param {{name: function(string): string, open: function(string)}} communes their names, and what opens one
   * @param host the map that shows what is told of them, where it is another: both look at the same place
   */
  constructor(map, communes, host = () => map) {
    this.#map = map;
    this.#communes = communes;
    this.#host = host;
  }

  /** Draws the incidents of a view at a data version; null for none. Says what there is to say about them, or null. */
  async show(of, dataVersion) {
    const key = of ? `${dataVersion}?${filterParameters(of)}` : '';
    if (key === this.#asked && of) return this.#note;
    this.#control?.abort();
    this.#asked = '';
    this.#card.remove();
    if (!of) {
      this.#layer.remove();
      return null;
    }
    this.#layer.addTo(this.#map);
    this.#control = new AbortController();
    const { places, placed, latticeDegrees } = await loadPoints(of, this.#control.signal);
    this.#layer.setPlaces(places);
    const vague = places.reduce((sum, place) => sum + (place.vague ? place.count : 0), 0);
    this.#of = of;
    this.#note = { placed, vague, latticeDegrees };
    this.#asked = key;
    return this.#note;
  }

  /** Whether there is a circle at a point of the map's container. */
  has(containerPoint) {
    return Boolean(this.#layer.at(containerPoint));
  }

  /** Opens the circle at a point, or within so many pixels of it; whether there was one. */
  take(containerPoint, reachPixels = 0) {
    const cluster = this.#layer.at(containerPoint, reachPixels);
    if (!cluster) return false;
    const canPart = cluster.places.length > 1 && this.#map.getZoom() < this.#map.getMaxZoom();
    if (canPart && cluster.count > MOST_TOLD) showBounds(this.#map, L.latLngBounds(cluster.places.map(place => [place.latitude, place.longitude])).pad(0.3));
    else this.#tell(cluster);
    return true;
  }

  /** Tells what is at a point of the map's container; null where the pointer is elsewhere. */
  point(containerPoint) {
    const cluster = containerPoint && this.#layer.at(containerPoint);
    this.#host().getContainer().classList.toggle('on-point', Boolean(cluster));
    if (!cluster) {
      this.#tip.remove();
      return;
    }
    this.#tip
      .setLatLng(this.#place(cluster))
      .setContent(
        element(
          'span',
          {},
          element('strong', {}, plural('incidents', cluster.count)),
          element('br'),
          this.#where(cluster),
          cluster.vague > 0 ? element('em', {}, ` · ${t('points.vague', { n: number(cluster.vague) })}`) : null,
        ),
      )
      .addTo(this.#host());
  }

  #tell(cluster) {
    this.#tip.remove();
    const host = this.#host();
    const close = () => {
      this.#card.remove();
      host.getContainer().focus({ preventScroll: true });
    };
    const content = createHere({ title: `${plural('incidents', cluster.count)} · ${this.#where(cluster)}`, cluster, of: this.#of, latticeDegrees: this.#note.latticeDegrees, communes: this.#communes, close, onFilled: () => this.#fit(content) });
    this.#card.remove();
    this.#card.options.maxWidth = Math.min(MOST_PIXELS, host.getSize().x - 72);
    this.#card.setLatLng(this.#place(cluster)).setContent(content).openOn(host);
    const button = this.#card.getElement().querySelector('.leaflet-popup-close-button');
    button.setAttribute('aria-label', t('here.close'));
    button.onclick = close;
    content.querySelector('h2').focus({ preventScroll: true });
  }

  /** Gives the card its size anew; Leaflet takes the content out and puts it in again, which loses the focus. */
  #fit(content) {
    const focused = content.contains(document.activeElement) ? document.activeElement : null;
    this.#card.update();
    focused?.focus({ preventScroll: true });
  }

  #where({ places }) {
    const communes = [...new Set(places.map(({ pcode }) => pcode))];
    return communes.length === 1 ? this.#communes.name(communes[0]) : plural('points.communes', communes.length);
  }

  #place({ x, y }) {
    return this.#map.unproject([x * 256, y * 256], 0);
  }
}
