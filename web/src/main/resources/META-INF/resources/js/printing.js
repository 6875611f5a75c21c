/** A page for paper: the map is fitted to the sheet before printing, and back after it. */
import { L } from './leaflet.js';
import { showBounds } from './map/map.js';

/** Lets a map be printed; bounds() is what the sheet must show. */
export function preparePrinting(map, bounds) {
  let before = null;
  addEventListener('beforeprint', () => {
    before = { centre: map.getCenter(), zoom: map.getZoom() };
    document.documentElement.classList.add('printing');
    map.fire('restyle');
    map.invalidateSize({ animate: false });
    const shown = bounds();
    if (shown) showBounds(map, shown, { animate: false, padding: [8, 8] });
    drawNow(map);
  });
  addEventListener('afterprint', () => {
    document.documentElement.classList.remove('printing');
    map.fire('restyle');
    map.invalidateSize({ animate: false });
    if (before) map.setView(before.centre, before.zoom, { animate: false });
  });
}

/** Draws the canvases at once: Leaflet draws with the next frame, which paper does not wait for. */
function drawNow(map) {
  map.eachLayer(layer => {
    if (!(layer instanceof L.Canvas)) return;
    layer._update();
    cancelAnimationFrame(layer._redrawRequest);
    layer._redraw();
  });
}
