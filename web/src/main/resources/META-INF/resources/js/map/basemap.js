/** The base map, our own: countries, their borders, the borders of regions. No tile server is needed. */
import { L } from '../leaflet.js';

const base = name => new URL(`../../base/${name}.geojson`, import.meta.url);

/** One of the base map's files. */
export async function baseFile(name) {
  const answer = await fetch(base(name));
  if (!answer.ok) throw new Error(`base/${name}: ${answer.status}`);
  return answer.json();
}

/** Where the base map is drawn finely: south, west, north, east. */
const FRAME = [[0, -20], [30, 25]];
/** Where there is land and sea at all. */
const AROUND = [[-30, -45], [55, 55]];

/** Draws sea and land below everything; their colours follow light and dark. */
export function drawLand(map, countries) {
  const renderer = L.canvas({ pane: 'land', padding: 0.5 });
  const options = { pane: 'land', renderer, interactive: false };
  const sea = L.rectangle(AROUND, { ...options, ...seaStyle() }).addTo(map);
  const land = L.geoJSON(countries, { ...options, style: landStyle }).addTo(map);
  const restyle = () => {
    sea.setStyle(seaStyle());
    land.setStyle(landStyle);
  };
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', restyle);
  map.on('restyle', restyle);
  drawAround(map, land);
}

/** Fetches the land around the frame once the reader sees beyond it; without a network at the next move. */
function drawAround(map, land) {
  let isAsked = false;
  const look = async () => {
    if (isAsked || L.latLngBounds(FRAME).contains(map.getBounds())) return;
    isAsked = true;
    const around = await baseFile('around').catch(() => null);
    if (around) {
      land.addData(around);
      map.off('moveend', look);
    }
    isAsked = false;
  };
  map.on('moveend', look);
  look();
}

/** Draws the countries' borders above the communes. */
export function drawBorders(map, borders) {
  L.geoJSON(borders, {
    pane: 'borders',
    renderer: L.canvas({ pane: 'borders', padding: 0.3 }),
    interactive: false,
    smoothFactor: 1,
    style: ({ properties }) =>
      properties.kind === 'three-countries'
        ? { color: '#2b2f30', weight: 1.8, opacity: 0.9 }
        : { color: '#6d7476', weight: 1, opacity: 0.8, dashArray: '6 3' },
  }).addTo(map);
}

/** The regions' borders above the communes; drawn anew when the boundary sets change. */
export class RegionBorders {
  #map;
  #layer = null;
  #renderer = L.canvas({ pane: 'regions', padding: 0.3 });

  constructor(map) {
    this.#map = map;
  }

  draw(collection) {
    this.#layer?.remove();
    this.#layer = L.geoJSON(collection, {
      pane: 'regions',
      renderer: this.#renderer,
      interactive: false,
      smoothFactor: 0.5,
      style: { color: '#3d4142', weight: 1, opacity: 0.7, fill: false },
    }).addTo(this.#map);
  }
}

function seaStyle() {
  return { stroke: false, fillColor: colour('--map-sea'), fillOpacity: 1 };
}

/** Coasts have a line; the coarse land around, which has no name, has none. */
function landStyle({ properties }) {
  return { stroke: 'iso3' in properties, weight: 0.6, color: colour('--map-coast'), fillColor: colour('--map-land'), fillOpacity: 1 };
}

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
