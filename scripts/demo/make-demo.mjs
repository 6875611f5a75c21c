/** Makes data/demo and data/base from the npm packages in package.json; the same bytes on every run. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { borderFeatures, countryFeatures, landAround, townFeatures } from './basemap.mjs'
import { writeCsv, writeGeoJson } from './files.mjs'
import { boundaryFeature, makeGeography } from './geography.mjs'
import { COLUMNS, makeIncidents } from './incidents.mjs'
import { COUNTRIES } from './names.mjs'
import { Random } from './random.mjs'
import { readTowns } from './towns.mjs'

const SEED = 20261031
const data = process.argv[2] ?? fileURLToPath(new URL('../../data', import.meta.url))

const { communes, places } = makeGeography(readTowns())
for (const { iso3 } of COUNTRIES) {
  const own = communes.filter(({ country }) => country.iso3 === iso3)
  writeGeoJson(join(data, `demo/boundaries-${iso3}.geojson`), `boundaries-${iso3}`, own.map(boundaryFeature))
}

const placeColumns = ['name', 'alternateNames', 'country', 'pcode', 'longitude', 'latitude', 'population', 'kind']
writeCsv(join(data, 'demo/places.csv'), placeColumns,
  places.map((place) => ({ ...place, alternateNames: place.alternateNames.join('|') })))

const { rows, hotspots } = makeIncidents(communes, new Random(SEED))
writeCsv(join(data, 'demo/incidents.csv'), COLUMNS, rows)

writeGeoJson(join(data, 'base/countries.geojson'), 'countries', countryFeatures())
writeGeoJson(join(data, 'base/around.geojson'), 'around', landAround())
writeGeoJson(join(data, 'base/borders.geojson'), 'borders', borderFeatures())
writeGeoJson(join(data, 'base/towns.geojson'), 'towns', townFeatures(places))

console.log(`${communes.length} communes, ${places.length} places, ${rows.length} incidents`)
for (const { centre, course } of hotspots) console.log(`  hotspot ${course}: ${centre.name} (${centre.country.iso3})`)
