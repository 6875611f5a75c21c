/** What is drawn: areas or the smoothed surface, incident points, outlines, tiles. */
import { element } from '../dom.js';
import { t } from '../language.js';
import { knownTiles } from '../map/tiles.js';
import { seesPlaces } from '../offers.js';
import { change, view } from '../view.js';

/** The controls. */
export function createShown() {
  const { layer, points, hot, tiles } = view();
  return element(
    'fieldset',
    { className: 'shown' },
    element('legend', {}, t('shown.title')),
    element(
      'div',
      { className: 'segment-row' },
      segment('areas', t('shown.areas'), layer === null, () => change({ layer: null })),
      segment('surface', t('shown.surface'), layer === 'surface', () => change({ layer: 'surface', measure: 'kernel' })),
    ),
    seesPlaces() ? box('points', t('shown.points'), points === '1', on => change({ points: on ? '1' : null })) : null,
    box('hot', t('shown.hot'), hot === null, on => change({ hot: on ? null : '0' })),
    knownTiles() ? box('tiles', t('shown.tiles'), tiles === '1', on => change({ tiles: on ? '1' : null })) : null,
  );
}

function segment(name, label, checked, take) {
  return element(
    'label',
    { className: 'segment' },
    element('input', { type: 'radio', name: 'layer', id: `layer-${name}`, value: name, checked, onchange: take }),
    element('span', {}, label),
  );
}

function box(name, label, checked, take) {
  const input = element('input', { type: 'checkbox', id: `show-${name}`, checked, onchange: () => take(input.checked) });
  return element('label', { className: 'box' }, input, ' ', label);
}
