/** Names: of categories, of countries, and how names are compared. */
import { language } from './language.js';

const categories = new Map();
const countries = new Map();

/** Takes in the categories of the API. */
export function learnCategories(list) {
  list.forEach(category => categories.set(category.code, category));
}

/** All categories with their kinds, in the order of the API. */
export function listCategories() {
  const all = [...categories.values()];
  return all
    .filter(category => !category.parent)
    .map(category => ({ ...category, kinds: all.filter(kind => kind.parent === category.code) }));
}

/** A category's or kind's name in the reader's language; its code where it is not known. */
export function categoryName(code) {
  const category = categories.get(code);
  if (!category) return code;
  return language() === 'fr' ? category.labelFr : category.labelEn;
}

/** Takes in the base map's countries. */
export function learnCountries(collection) {
  collection.features.forEach(({ properties }) => countries.set(properties.iso3, properties));
}

/** A country's name in the reader's language; its code where it is not known. */
export function countryName(iso3) {
  const country = countries.get(iso3);
  return country ? country[`name_${language()}`] : iso3;
}

/** A name as it is compared: no accents, no case, no punctuation. */
export function plain(name) {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
