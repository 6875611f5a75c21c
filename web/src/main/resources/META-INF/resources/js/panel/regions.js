/** One region instead of all: the choice follows the countries chosen. */
import { element } from '../dom.js';
import { t } from '../language.js';
import { countryName } from '../names.js';
import { change, view } from '../view.js';

let regions = [];

/** The regions there are, as their outlines name them. */
export function learnRegions(collection) {
  regions = collection.features.map(({ properties }) => properties).sort((a, b) => a.name.localeCompare(b.name));
}

/** Names the regions there are: another text where they are others. */
export function knownRegions() {
  return regions.map(({ pcode }) => pcode).join(' ');
}

/** The name of a region; its P-code where it is not known. */
export function regionName(pcode) {
  return regions.find(region => region.pcode === pcode)?.name ?? pcode;
}

/** The choice; null where there are no regions to choose from. */
export function createRegions() {
  const { area, country } = view();
  if (regions.length === 0) return null;
  const offered = regions.filter(region => country.length === 0 || country.includes(region.country) || area.includes(region.pcode));
  const groups = [...new Set(offered.map(region => region.country))].sort().map(code =>
    element(
      'optgroup',
      { label: countryName(code) },
      ...offered.filter(region => region.country === code).map(({ pcode, name }) => element('option', { value: pcode }, name)),
    ),
  );
  const other = area.filter(pcode => !offered.some(region => region.pcode === pcode)).map(pcode => element('option', { value: pcode }, pcode));
  const select = element('select', { id: 'area-filter', onchange: () => change({ area: select.value ? [select.value] : [], commune: null }) }, element('option', { value: '' }, t('region.all')), ...groups, ...other);
  select.value = area[0] ?? '';
  return element('label', { className: 'labelled', for: 'area-filter' }, element('span', {}, t('region.title')), select);
}
