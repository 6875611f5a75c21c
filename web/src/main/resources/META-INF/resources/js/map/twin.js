/** A second map of an earlier period: beside the first, or over it behind a curtain. Both always look at the same place. */
import { byId, element } from '../dom.js';
import { period, t } from '../language.js';
import { RegionBorders, drawBorders, drawLand } from './basemap.js';
import { Choropleth } from './choropleth.js';
import { Labels } from './labels.js';
import { IncidentPoints } from './incidents.js';
import { createMap, showBounds } from './map.js';
import { Surface } from './surface.js';

const STEP_PERCENT = 5;
const [LEAST, MOST] = [5, 95];

/** The second map; made when it is first wanted. */
export class Twin {
  #main;
  #events;
  #base = null;
  #map = null;
  #choropleth;
  #regions;
  #labels;
  #surface;
  #points = null;
  #curtain;
  #isFollowing = false;

  /**
   * @param main the first map
   * @param {{describe: function(string): Node, onPoint: function(?string), onChoose: function(string), communes: object, onSplit: function(number)}} events
   */
  constructor(main, events) {
    this.#main = main;
    this.#events = events;
  }

  /** The incident points of the second map; null before there is one. */
  get points() {
    return this.#points;
  }

  /** Whether the second map lies over the first, behind a curtain. */
  get isCurtain() {
    return byId('map').parentElement.dataset.versus === 'swipe';
  }

  /** Whether the second map lies over a point of the first. */
  covers({ x }) {
    return this.isCurtain && x < (this.#main.getSize().x * Number(this.#curtain.getAttribute('aria-valuenow'))) / 100;
  }

  /** Gives it the base map's files. */
  know(base) {
    this.#base = base;
  }

  /** Shows two periods: `side` or `swipe`; the curtain stands at split percent from the left. isGiven: the map looks where a link says. */
  arrange(kind, split, before, now, isGiven) {
    this.#make();
    const frame = byId('map').parentElement;
    const [seen, zoom] = [this.#main.getBounds(), this.#main.getZoom()];
    const isOtherRoom = (frame.dataset.versus === 'side') !== (kind === 'side');
    frame.dataset.versus = kind;
    byId('map-twin').hidden = false;
    this.#map.invalidateSize({ animate: false });
    this.#main.invalidateSize({ animate: false });
    // In half the room the same country, unless a link says where to look, or the whole is seen still.
    if (isOtherRoom && !isGiven && zoom === this.#main.getZoom()) showBounds(this.#main, seen, { animate: false, padding: [0, 0] });
    this.#follow(this.#main, this.#map);
    byId('twin-before').textContent = period(before.from, before.to);
    byId('twin-now').textContent = period(now.from, now.to);
    for (const id of ['twin-before', 'twin-now']) byId(id).hidden = false;
    this.#curtain.hidden = kind !== 'swipe';
    this.#curtain.setAttribute('aria-label', t('versus.curtain'));
    this.#place(kind === 'swipe' ? split : null);
  }

  /** Draws a result on the second map; of is the view of its surface, or null. */
  draw(key, collection, regions, result, how, of) {
    this.#surface.show(of);
    this.#choropleth.draw(key, collection, result, how);
    this.#regions.draw(regions);
    this.#labels?.setOwn(result.boundarySets.map(({ country }) => country));
  }

  /** Outlines an area on the second map; null for none. */
  select(pcode) {
    this.#choropleth?.select(pcode);
  }

  /** Puts its words in the reader's language. */
  relabel() {
    this.#labels?.draw();
    this.#curtain?.setAttribute('aria-label', t('versus.curtain'));
  }

  /** Leaves the first map alone. */
  hide() {
    if (!this.#map || byId('map-twin').hidden) return;
    const { dataset } = byId('map').parentElement;
    const isOtherRoom = dataset.versus === 'side';
    delete dataset.versus;
    for (const id of ['map-twin', 'twin-before', 'twin-now']) byId(id).hidden = true;
    this.#curtain.hidden = true;
    this.#surface.show(null);
    this.#points.show(null);
    delete byId('map-twin').dataset.classes;
    const [seen, zoom] = [this.#main.getBounds(), this.#main.getZoom()];
    this.#main.invalidateSize({ animate: false });
    if (isOtherRoom && zoom === this.#main.getZoom()) showBounds(this.#main, seen, { animate: false, padding: [0, 0] });
  }

  #make() {
    if (this.#map) return;
    byId('map-twin').hidden = false;
    this.#map = createMap(byId('map-twin'), { withControls: false });
    // Behind the curtain the first map takes the pointer, and what is told lies on it.
    this.#points = new IncidentPoints(this.#map, this.#events.communes, () => (this.isCurtain ? this.#main : this.#map));
    this.#choropleth = new Choropleth(this.#map, { ...this.#events, onChoose: (pcode, { containerPoint }) => this.#points.has(containerPoint) || this.#events.onChoose(pcode) });
    this.#map.on('mousemove', event => this.#points.point(event.containerPoint));
    this.#map.on('mouseout', () => this.#points.point(null));
    this.#map.on('click', event => this.#points.take(event.containerPoint));
    this.#regions = new RegionBorders(this.#map);
    this.#surface = new Surface(this.#map, () => {});
    if (this.#base) {
      drawLand(this.#map, this.#base.countries);
      drawBorders(this.#map, this.#base.borders);
      this.#labels = new Labels(this.#base.countries, this.#base.towns).addTo(this.#map);
    }
    this.#main.on('move zoom', () => this.#follow(this.#main, this.#map));
    this.#map.on('move zoom', () => this.#follow(this.#map, this.#main));
    this.#curtain = this.#makeCurtain();
  }

  #follow(leader, follower) {
    if (this.#isFollowing || byId('map-twin').hidden) return;
    this.#isFollowing = true;
    follower.setView(leader.getCenter(), leader.getZoom(), { animate: false });
    this.#isFollowing = false;
  }

  #makeCurtain() {
    const curtain = element('div', { id: 'curtain', className: 'curtain', role: 'slider', tabIndex: 0, 'aria-valuemin': LEAST, 'aria-valuemax': MOST, 'aria-orientation': 'horizontal' });
    const move = event => {
      const box = byId('map').getBoundingClientRect();
      this.#place(((event.clientX - box.left) / box.width) * 100);
    };
    curtain.onpointerdown = event => {
      event.preventDefault();
      curtain.setPointerCapture(event.pointerId);
      curtain.focus();
      curtain.onpointermove = move;
    };
    curtain.onpointerup = curtain.onpointercancel = () => {
      curtain.onpointermove = null;
      this.#events.onSplit(Number(curtain.getAttribute('aria-valuenow')));
    };
    curtain.onkeydown = event => {
      const step = { ArrowLeft: -STEP_PERCENT, ArrowRight: STEP_PERCENT, Home: -100, End: 100 }[event.key];
      if (!step) return;
      event.preventDefault();
      this.#place(Number(curtain.getAttribute('aria-valuenow')) + step);
      this.#events.onSplit(Number(curtain.getAttribute('aria-valuenow')));
    };
    byId('map').parentElement.append(curtain);
    return curtain;
  }

  /** The second map is seen left of the curtain; null where it has its own half. */
  #place(percent) {
    const box = byId('map-twin');
    if (percent === null) {
      box.style.clipPath = '';
      return;
    }
    const at = Math.round(Math.min(MOST, Math.max(LEAST, percent)));
    box.style.clipPath = `inset(0 ${100 - at}% 0 0)`;
    this.#curtain.style.left = `${at}%`;
    this.#curtain.setAttribute('aria-valuenow', String(at));
    this.#curtain.setAttribute('aria-valuetext', t('versus.share', { n: at }));
  }
}
