/** Areas coloured by the class of the hotspot result. */
import { L } from '../leaflet.js';
import { TexturedCanvas } from './textures.js';
import { classOf, hotMark, silenceTexture } from '../hotspots.js';

const OUTLINE = { color: '#6f6b60', weight: 0.6, opacity: 0.55 };
const SMALL_BELOW_ZOOM = 6.5;
const NOT_COVERED = { fillColor: '#e4e4e0', texture: 'hatch' };
/** Covered, and the measure says nothing: a rate without people, a trend of too few months. */
const UNDEFINED = '#b9b9b3';
const PLAIN = { fillColor: '#f4f4f2', texture: null };
const OUTSIDE = { fillColor: '#e9e6de', texture: null };
const SELECTED = { color: '#0b1f24', weight: 3, opacity: 1, fill: false, interactive: false };
const POINTED = { color: '#0b1f24', weight: 1.8, opacity: 0.9, fill: false, interactive: false };

/** The choropleth of a map; says what is pointed at and chosen. */
export class Choropleth {
  #map;
  #renderer;
  #layer = null;
  #paths = new Map();
  #areas = new Map();
  #key = '';
  #marks = { selected: null, pointed: null };
  #selected = null;
  #hot = null;
  #hotRenderer;
  #legend = null;
  #events;

  /** @param {{onPoint: function(?string), onChoose: function(string), describe: function(string): Node}} events */
  constructor(map, events) {
    this.#map = map;
    this.#events = events;
    map.on('zoomend', () => this.#legend && this.#outlineHot(this.#legend));
    this.#hotRenderer = L.canvas({ pane: 'hot', padding: 0.3 });
    this.#renderer = new TexturedCanvas({ pane: 'communes', padding: 0.3 });
  }

  /**
   * Draws a result on the outlines of its level.
   * @param {string} key names the outlines: they are built anew only when it changes
   * @param {{plain: boolean, hot: boolean}} how plain: without the classes' colours, which something else shows; hot: with outlines
   */
  draw(key, collection, result, { plain = false, hot = true } = {}) {
    if (key !== this.#key) this.#build(key, collection);
    this.#areas = new Map(result.communes.map(area => [area.pcode, area]));
    const counts = new Map();
    this.#paths.forEach((path, pcode) => {
      const area = this.#areas.get(pcode);
      path.setStyle(styleOf(area, result.legend, plain));
      const name = area ? (area.covered ? String(area.legendClass) : 'notCovered') : 'outside';
      counts.set(name, (counts.get(name) ?? 0) + 1);
    });
    this.#legend = hot ? result.legend : { ...result.legend, marks: [] };
    this.#outlineHot(this.#legend);
    this.#report(counts, result);
    this.select(this.#selected);
  }

  /** Outlines an area; null for none. */
  select(pcode) {
    this.#selected = pcode;
    this.#mark('selected', pcode, SELECTED);
  }

  /** Outlines an area lightly, as under the pointer; null for none. */
  point(pcode) {
    this.#mark('pointed', pcode, POINTED);
  }

  /** The P-code of the area at a point of the map's container; undefined for none. */
  at(containerPoint) {
    const at = this.#map.containerPointToLayerPoint(containerPoint);
    return [...this.#paths].find(([pcode, path]) => this.#areas.has(pcode) && path._containsPoint(at))?.[0];
  }

  /** The bounds of an area, or null where it is not drawn. */
  bounds(pcode) {
    return this.#paths.get(pcode)?.getBounds() ?? null;
  }

  /** The bounds of everything that the result reports. */
  wholeBounds() {
    const bounds = L.latLngBounds([]);
    this.#paths.forEach((path, pcode) => this.#areas.has(pcode) && bounds.extend(path.getBounds()));
    return bounds.isValid() ? bounds : null;
  }

  #build(key, collection) {
    this.#layer?.remove();
    this.#paths.clear();
    this.#layer = L.geoJSON(collection, {
      pane: 'communes',
      renderer: this.#renderer,
      smoothFactor: 0.5,
      style: { ...OUTLINE, fillOpacity: 1, ...OUTSIDE },
      onEachFeature: (feature, path) => this.#watch(feature.properties.pcode, path),
    });
    this.#layer.bindTooltip(path => this.#events.describe(path.feature.properties.pcode), {
      sticky: true,
      className: 'tip tip-area',
      opacity: 1,
    });
    this.#layer.addTo(this.#map);
    this.#key = key;
  }

  /** Hot communes have a coloured outline on a white one, so that it shows on every fill. */
  #outlineHot(legend) {
    this.#hot?.remove();
    this.#hot = L.layerGroup().addTo(this.#map);
    const marked = [...this.#areas.values()].map(area => ({ area, mark: hotMark(area, legend) })).filter(({ mark }) => mark);
    // Thin while communes are small, so that the outline does not hide the fill.
    const width = this.#map.getZoom() < SMALL_BELOW_ZOOM ? 1.5 : 2.6;
    for (const [weight, colour] of [[width * 1.9, () => '#ffffff'], [width, mark => mark.colour]]) {
      for (const { area, mark } of marked) {
        const path = this.#paths.get(area.pcode);
        const style = { fill: false, weight, color: colour(mark), opacity: 1 };
        if (path) this.#hot.addLayer(L.geoJSON(path.feature, { pane: 'hot', renderer: this.#hotRenderer, interactive: false, smoothFactor: 0.5, style }));
      }
    }
    this.#map.getContainer().dataset.hot = marked.map(({ area }) => area.pcode).sort().join(' ');
  }

  #watch(pcode, path) {
    this.#paths.set(pcode, path);
    path.on({
      mouseover: () => this.#events.onPoint(pcode),
      mouseout: () => this.#events.onPoint(null),
      click: event => this.#areas.has(pcode) && this.#events.onChoose(pcode, event),
    });
  }

  #mark(kind, pcode, style) {
    this.#marks[kind]?.remove();
    const path = pcode === null ? null : this.#paths.get(pcode);
    this.#marks[kind] = path
      ? L.geoJSON(path.feature, { pane: 'marks', style, smoothFactor: 0.5, interactive: false }).addTo(this.#map)
      : null;
  }

  /** Says on the map's element what is drawn: canvas pixels cannot be asked. */
  #report(counts, result) {
    const { dataset } = this.#map.getContainer();
    dataset.level = result.parameters.level;
    dataset.dataVersion = result.dataVersion;
    dataset.classes = [...counts]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([name, count]) => `${name}:${count}`)
      .join(' ');
  }
}

function styleOf(area, legend, plain) {
  if (!area) return OUTSIDE;
  if (!area.covered) return NOT_COVERED;
  if (plain) return PLAIN;
  const found = classOf(area, legend);
  const textures = [area.few ? 'dots' : null, silenceTexture(area, legend)].filter(Boolean).join(' ');
  return { fillColor: found?.colour ?? UNDEFINED, texture: textures || null };
}
