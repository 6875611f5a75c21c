/** A frozen map inside another page: areas in the colours of their class, with their values, to look at closer. */
import { element, swatch } from '../dom.js';
import { L } from '../leaflet.js';
import { corners } from './rings.js';

const NOT_COVERED = '#e4e4e0';
const BORDER = '#595959';

const stage = document.getElementById('stage');

start().catch(trouble => {
  console.warn(trouble);
  showPicture();
});

/** The drawn map, where the areas do not come. */
function showPicture() {
  document.getElementById('map').hidden = true;
  stage.append(element('img', { id: 'picture', src: stage.dataset.picture, alt: stage.dataset.alternative }));
}

async function start() {
  const answer = await fetch(stage.dataset.values);
  if (!answer.ok) throw new Error(`${answer.status} ${stage.dataset.values}`);
  const values = await answer.json();
  fillKey(values);
  draw(values);
  document.body.dataset.drawn = values.areas.length;
}

/** What stands for something on the map, and nothing else. */
function fillKey({ classes, hot, notCovered, areas }) {
  const hasUncovered = areas.some(([, , , , number]) => number === null);
  const marks = new Set(areas.map(([, , , , , mark]) => mark));
  document.getElementById('key').replaceChildren(
    ...classes.map(([, colour, label]) => element('li', {}, swatch(colour), label)),
    ...(hasUncovered ? [element('li', {}, swatch(NOT_COVERED), notCovered)] : []),
    ...hot.filter(([code]) => marks.has(code)).map(([, colour, label]) => element('li', {}, ring(colour), label)),
  );
}

function ring(colour) {
  const made = swatch('');
  made.style.borderColor = colour;
  made.style.borderWidth = '3px';
  return made;
}

function draw(values) {
  const place = document.getElementById('map');
  place.hidden = false;
  const map = L.map(place, { preferCanvas: true, attributionControl: false, zoomSnap: 0.25, minZoom: 3, maxZoom: 12, scrollWheelZoom: false });
  const { zoomIn, zoomOut } = place.dataset;
  map.zoomControl.remove();
  L.control.zoom({ zoomInTitle: zoomIn, zoomOutTitle: zoomOut }).addTo(map);
  L.control.scale({ imperial: false }).addTo(map);
  const colours = new Map(values.classes.map(([number, colour]) => [number, colour]));
  const labels = new Map(values.classes.map(([number, , label]) => [number, label]));
  const hot = new Map(values.hot.map(([code, colour]) => [code, colour]));
  const group = L.featureGroup();
  const outlined = [];
  for (const [name, , count, value, number, hotClass, few, polygons] of values.areas) {
    const outline = polygons.map(rings => rings.map(text => corners(text, values.grid)));
    const area = L.polygon(outline, {
      color: BORDER,
      weight: 0.5,
      fillColor: number === null ? NOT_COVERED : colours.get(number),
      fillOpacity: 1,
    });
    area.bindTooltip(() => told(values, { name, count, value, label: labels.get(number), few, covered: number !== null }), { sticky: true });
    area.addTo(group);
    if (hotClass) outlined.push(L.polygon(outline, { color: hot.get(hotClass), weight: 2.5, fill: false, interactive: false }));
  }
  // A map draws nothing before it knows where it looks.
  const bounds = group.getBounds();
  if (bounds.isValid()) map.fitBounds(bounds, { animate: false, padding: [4, 4] });
  else map.setView([14, 0], 5);
  group.addTo(map);
  outlined.forEach(line => line.addTo(map));
  // One finger scrolls the page around, two move the map; with a mouse it is the wheel that waits for a click.
  map.once('focus', () => map.scrollWheelZoom.enable());
  addEventListener('resize', () => map.invalidateSize({ animate: false }));
}

function told({ unit, notCovered, few: fewLabel, incidents }, { name, count, value, label, few, covered }) {
  const lines = covered ? [`${value} ${unit}`, label === unit ? null : label, few ? fewLabel : null] : [notCovered];
  return element('div', {}, element('strong', {}, name), ...lines.filter(Boolean).map(line => element('div', {}, line)), covered && count !== null ? element('div', {}, incidents.replace('{0}', count)) : null);
}
