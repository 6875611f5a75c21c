import { createRequire } from 'node:module'
import { feature } from 'topojson-client'
import { cellsAround } from './coverage.mjs'
import { divide } from './divisions.mjs'
import { distanceKm, ringContains } from './plane.mjs'
import { COUNTRIES } from './names.mjs'

const world = createRequire(import.meta.url)('world-atlas/countries-10m.json')

/** A town nearer than this to a more important one is a quarter of it and gets no commune of its own. */
const SAME_TOWN_KM = 5
const IMPORTANCE = ['capital', 'region-seat', 'province-seat', 'commune-seat', 'town']

/** The outer ring of a country, closed, in degrees (Natural Earth 1:10 million). */
export function countryRing({ numeric }) {
  const { type, coordinates } = feature(world, world.objects.countries.geometries.find(({ id }) => id === numeric)).geometry
  if (type !== 'Polygon' || coordinates.length > 1) throw new Error(`${numeric} is not a single ring`)
  return coordinates[0]
}

/**
 * The stand-in communes with their rings, and all places with the P-code of the commune they lie in. A town that
 * Natural Earth's outline leaves outside its country is no place of the exercise.
 */
export function makeGeography(towns) {
  const inside = COUNTRIES.flatMap((country) => {
    const ring = countryRing(country)
    return towns.filter((town) => town.country === country.iso3 && ringContains(ring, town))
  })
  const communes = divide(inside.filter((town) => !isQuarter(town, inside)))
  for (const country of COUNTRIES) {
    const own = communes.filter((commune) => commune.country === country)
    const rings = cellsAround(own.map(({ town }) => town), countryRing(country))
    own.forEach((commune, i) => { commune.ring = rings[i] })
  }
  const places = inside.map((town) => ({ ...town, pcode: findCommune(communes, town, town.country).pcode }))
  return { communes, places }
}

/** The commune of the country that holds the position, or undefined. */
export function findCommune(communes, position, iso3) {
  return communes.find(({ country, ring }) => country.iso3 === iso3 && ringContains(ring, position))
}

function isQuarter(town, towns) {
  return towns.some((other) => other !== town && other.country === town.country
    && distanceKm(other, town) < SAME_TOWN_KM && outranks(other, town))
}

function outranks(other, town) {
  const byKind = IMPORTANCE.indexOf(other.kind) - IMPORTANCE.indexOf(town.kind)
  const byPopulation = (town.population ?? 0) - (other.population ?? 0)
  return (byKind || byPopulation || (other.name < town.name ? -1 : 1)) < 0
}

/** A commune as a feature with the columns of a COD-AB boundary file. */
export function boundaryFeature({ country, name, pcode, province, provinceCode, region, regionCode, ring }) {
  const properties = {
    ADM3_FR: name, ADM3_PCODE: pcode, ADM2_FR: province, ADM2_PCODE: provinceCode,
    ADM1_FR: region, ADM1_PCODE: regionCode, ADM0_FR: country.name, ADM0_PCODE: country.prefix, exercise: true,
  }
  return { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [ring] } }
}
