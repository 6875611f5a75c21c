/** Checks what make-demo.mjs wrote, and prints the figures; exit 1 when something is wrong. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { countryRing } from './geography.mjs'
import { KINDS } from './kinds.mjs'
import { COUNTRIES, plain } from './names.mjs'
import { ringAreaSquareKm, ringContains, ringLengthKm } from './plane.mjs'

const data = process.argv[2] ?? fileURLToPath(new URL('../../data', import.meta.url))
const faults = []
const check = (good, fault) => { if (!good) faults.push(fault) }
const read = (path) => readFileSync(join(data, path), 'utf8')

const boundaries = new Map(COUNTRIES.map((country) =>
  [country.iso3, JSON.parse(read(`demo/boundaries-${country.iso3}.geojson`)).features]))
for (const country of COUNTRIES) checkBoundaries(country, boundaries.get(country.iso3))
const placeRows = rowsOf('demo/places.csv')
checkPlaces(placeRows)
checkIncidents(rowsOf('demo/incidents.csv'))
checkCategories(rowsOf('categories.csv'))
for (const file of ['countries', 'around', 'borders', 'towns']) {
  console.log(`base/${file}.geojson: ${JSON.parse(read(`base/${file}.geojson`)).features.length} features`)
}
for (const fault of faults) console.error(`FAULT ${fault}`)
process.exitCode = faults.length ? 1 : 0

/** Every inner edge is shared by exactly two cells, and the outer edges make one ring: no gap, no overlap. */
function checkBoundaries(country, features) {
  const edges = new Map()
  const rings = features.map(({ geometry }) => geometry.coordinates[0])
  for (const ring of rings) {
    for (let i = 0; i + 1 < ring.length; i++) count(edges, `${ring[i]};${ring[i + 1]}`)
    check(new Set(ring.map(String)).size === ring.length - 1, `${country.iso3}: a ring that touches itself`)
    check(!crossesItself(ring), `${country.iso3}: a ring that crosses itself`)
  }
  check([...edges.values()].every((n) => n === 1), `${country.iso3}: an edge used twice in one direction`)
  const outer = new Map([...edges.keys()].map((key) => key.split(';')).filter(([a, b]) => !edges.has(`${b};${a}`)))
  const outline = walk(outer)
  check(outline.length === outer.size + 1, `${country.iso3}: the cells do not join to one outline`)
  const cells = rings.map(ringAreaSquareKm)
  const sum = cells.reduce((a, b) => a + b, 0)
  const whole = Math.abs(ringAreaSquareKm(countryRing(country)))
  check(Math.abs(sum / whole - 1) < 1e-6, `${country.iso3}: the cells do not add up to the country`)
  check(Math.abs(sum / ringAreaSquareKm(outline) - 1) < 1e-12, `${country.iso3}: gaps or overlaps inside`)
  const round = Math.min(...rings.map((ring) => (4 * Math.PI * ringAreaSquareKm(ring)) / ringLengthKm(ring) ** 2))
  check(round > 0.1, `${country.iso3}: a sliver`)
  const codes = features.map(({ properties }) => properties)
  check(new Set(codes.map((c) => c.ADM3_PCODE)).size === codes.length, `${country.iso3}: a P-code twice`)
  check(new Set(codes.map((c) => c.ADM3_FR)).size === codes.length, `${country.iso3}: a name twice`)
  check(codes.every((c) => c.ADM3_PCODE.startsWith(c.ADM2_PCODE) && c.ADM2_PCODE.startsWith(c.ADM1_PCODE)
    && c.ADM1_PCODE.startsWith(c.ADM0_PCODE)), `${country.iso3}: codes not nested`)
  const distinct = (key) => new Set(codes.map((c) => c[key])).size
  console.log(`${country.iso3}: ${features.length} communes, ${distinct('ADM2_PCODE')} provinces, `
    + `${distinct('ADM1_PCODE')} regions; ${edges.size - outer.size} inner and ${outer.size} outer edges; `
    + `${Math.round(sum)} km², country ${Math.round(whole)} km²; cells ${Math.round(Math.min(...cells))} to `
    + `${Math.round(Math.max(...cells))} km²; least round ${round.toFixed(2)}`)
}

function walk(next) {
  const start = next.keys().next().value
  const line = [start]
  do line.push(next.get(line.at(-1))); while (line.at(-1) !== start && line.length <= next.size)
  return line.map((key) => key.split(',').map(Number))
}

function crossesItself(ring) {
  const side = ([ax, ay], [bx, by], [cx, cy]) => Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax))
  for (let i = 0; i + 1 < ring.length; i++) {
    for (let j = i + 2; j + 1 < ring.length; j++) {
      const [a, b, c, d] = [ring[i], ring[i + 1], ring[j], ring[j + 1]]
      if (side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0) return true
    }
  }
  return false
}

function checkPlaces(places) {
  for (const place of places) {
    const home = boundaries.get(place.country).find(({ properties }) => properties.ADM3_PCODE === place.pcode)
    check(home && contains(home, place), `${place.name} is not in ${place.pcode}`)
  }
  console.log(`places: ${places.length}, ${places.filter((p) => p.population).length} with a population`)
}

function checkIncidents(rows) {
  const named = (row) => row.longitude === ''
  for (const row of rows) {
    check(/^(Exercice\u00a0: |\[exercice\] )/.test(row.description), `${row.sourceRef} does not say it is an exercise`)
    check(!/[{}]|undefined|NaN/.test(Object.values(row).join()), `${row.sourceRef} is not filled in`)
    check(row.date >= '2024-11-01' && (row.dateEnd || row.date) <= '2026-10-31', `${row.sourceRef} is out of the period`)
    if (!named(row)) check(boundaries.get(row.country).some((cell) => contains(cell, row)), `${row.sourceRef} is outside`)
    if (named(row)) check(row.place !== '', `${row.sourceRef} has no place`)
    if (row.commune && !named(row)) {
      const cell = boundaries.get(row.country).find((feature) => contains(feature, row))
      check(cell?.properties.ADM3_FR === row.commune, `${row.sourceRef} is not in ${row.commune}`)
    }
  }
  check(new Set(rows.map((row) => row.sourceRef)).size === rows.length, 'a sourceRef twice')
  const kinds = tally(rows, 'kind')
  for (const kind of Object.keys(KINDS)) check(kinds.has(kind), `no ${kind}`)
  const spellings = new Set(placeRows.flatMap(({ name, alternateNames }) => [name, ...alternateNames.split('|')]).map(plain))
  const misspelt = rows.filter((row) => named(row) && !spellings.has(plain(row.place)))
  console.log(`incidents: ${rows.length}, ${kinds.size} kinds, ${rows.filter(named).length} by name only, `
    + `${misspelt.length} of them misspelt`)
  for (const column of ['category', 'country', 'precision', 'datePrecision', 'status', 'reliability', 'source']) {
    console.log(`  ${column}: ${[...tally(rows, column)].sort().map(([value, n]) => `${value} ${n}`).join(', ')}`)
  }
}

function checkCategories(categories) {
  const codes = categories.map(({ code }) => code)
  for (const kind of Object.keys(KINDS)) check(codes.includes(kind), `${kind} is not in categories.csv`)
  for (const { code, parent } of categories) {
    check(parent === '' || codes.includes(parent), `${code} without its parent`)
    check(parent === '' || KINDS[code], `${code} has no exercise incidents`)
  }
}

function contains({ geometry }, { longitude, latitude }) {
  return ringContains(geometry.coordinates[0], { longitude: Number(longitude), latitude: Number(latitude) })
}

function tally(rows, column) {
  const counts = new Map()
  for (const row of rows) count(counts, row[column])
  return counts
}

function count(map, key) {
  map.set(key, (map.get(key) ?? 0) + 1)
}

/** The rows of a CSV as written by make-demo.mjs: no line break inside a field. */
function rowsOf(path) {
  const [header, ...lines] = read(path).trimEnd().split('\n').map(fieldsOf)
  return lines.map((fields) => Object.fromEntries(header.map((column, i) => [column, fields[i]])))
}

function fieldsOf(line) {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain)
}
