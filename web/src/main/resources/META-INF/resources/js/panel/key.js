/** The legend's colours in one strip, for screens on which the legend itself is a sheet; a press opens that. */
import { byId, element, swatch } from '../dom.js';
import { number, t } from '../language.js';
import { openSheet } from './sheets.js';

/** Fills the strip from a legend. */
export function fillKey({ unit, classes }) {
  const key = byId('key');
  key.setAttribute('aria-label', `${t('sheets.legend')} · ${unit}`);
  key.onclick = () => openSheet('legend');
  key.replaceChildren(
    element('span', { className: 'key-unit' }, unit),
    element('span', { className: 'key-colours' }, ...classes.map(({ colour }) => swatch(colour))),
    element('span', { className: 'key-labels' }, ...(classes.every(({ from, to }) => from !== null || to !== null) ? bounds(classes) : ends(classes))),
  );
}

/** The least value of each class, at its left. */
function bounds(classes) {
  return classes.map(({ from }) => element('span', {}, from === null ? '' : number(from)));
}

/** Classes without numbers: the first and the last by name. */
function ends(classes) {
  return [classes[0], classes.at(-1)].map(({ label }) => element('span', {}, label.split(/\s*:\s/)[0]));
}
