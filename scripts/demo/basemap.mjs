import { createRequire } from 'node:module'
import polygonClipping from 'polygon-clipping'
import { feature, mesh } from 'topojson-client'
import { presimplify, simplify } from 'topojson-simplify'
import { listPopulatedPlaces } from './towns.mjs'
import { COUNTRIES, byPlainName } from './names.mjs'
import { distanceKm } from './plane.mjs'
import { ALPHA3, FRENCH_TOWNS, WORLD_NAMES } from './world-names.mjs'

const atlas = createRequire(import.meta.url)
const world = atlas('world-atlas/countries-10m.json')
const coarseWorld = atlas('world-atlas/land-110m.json')

/** What the base map shows, in degrees. */
const WINDOW = { west: -20, south: 0, east: 25, north: 30 }
const FRAME = [[[-20, 0], [25, 0], [25, 30], [-20, 30], [-20, 0]]]
/** A little inside of it: what is around laps over the cut, so that no line is seen there. */
const INNER_FRAME = [[[-19.95, 0.05], [24.95, 0.05], [24.95, 29.95], [-19.95, 29.95], [-19.95, 0.05]]]
/** What a tall or a small screen shows around it. */
const AROUND = [[[-45, -30], [55, -30], [55, 55], [-45, 55], [-45, -30]]]
/** Triangles smaller than this (square degrees) are left out, but for the borders of the three countries. */
const SMALLEST_TRIANGLE = 0.002
const OURS = new Set(COUNTRIES.map(({ numeric }) => numeric))

const outlines = simplifiedOutlines()

/**
 * Simplified together, so that neighbours keep one border. The borders of the three countries stay whole: the
 * stand-in communes were cut from the same lines.
 */
function simplifiedOutlines() {
  const weighted = presimplify(world)
  for (const geometry of weighted.objects.countries.geometries.filter(({ id }) => OURS.has(id))) {
    for (const arc of geometry.arcs.flat(3)) for (const vertex of weighted.arcs[arc < 0 ? ~arc : arc]) vertex[2] = Infinity
  }
  return simplify(weighted, SMALLEST_TRIANGLE)
}

/** Countries in the window, cut at its frame. */
export function countryFeatures() {
  return outlines.objects.countries.geometries.flatMap((geometry) => {
    const whole = feature(outlines, geometry).geometry
    if (!whole || !touchesWindow(whole)) return []
    const pieces = polygonClipping.intersection(whole.coordinates, FRAME)
    const coordinates = pieces.map((rings) => rings.map(rounded).filter((ring) => ring.length > 3)).filter((p) => p.length > 0)
    if (coordinates.length === 0) return []
    if (!WORLD_NAMES[geometry.id]) throw new Error(`no name for country ${geometry.id} ${geometry.properties.name}`)
    const [iso3, nameFr, nameEn] = WORLD_NAMES[geometry.id]
    const properties = { name_fr: nameFr, name_en: nameEn, iso3 }
    return [{ type: 'Feature', properties, geometry: { type: 'MultiPolygon', coordinates } }]
  }).sort((a, b) => (a.properties.iso3 < b.properties.iso3 ? -1 : 1))
}

/** The land around the window, coarsely, as one feature without borders and names. */
export function landAround() {
  const land = feature(coarseWorld, coarseWorld.objects.land).features.map(({ geometry }) => geometry.coordinates)
  const around = polygonClipping.difference(polygonClipping.intersection(AROUND, land.flat()), INNER_FRAME)
  return [{ type: 'Feature', properties: {}, geometry: { type: 'MultiPolygon', coordinates: around.map((rings) => rings.map(rounded)) } }]
}

function touchesWindow({ type, coordinates }) {
  const polygons = type === 'Polygon' ? [coordinates] : coordinates
  return polygons.some(([ring]) => ring.some(inWindow))
}

function inWindow([longitude, latitude]) {
  return longitude > WINDOW.west && longitude < WINDOW.east && latitude > WINDOW.south && latitude < WINDOW.north
}

/** Land borders without coasts and without the frame, so that a map can draw them alone. */
export function borderFeatures() {
  const countries = outlines.objects.countries
  const inner = (a, b) => a !== b && !OURS.has(a.id) && !OURS.has(b.id)
  const ours = (a, b) => a !== b && (OURS.has(a.id) || OURS.has(b.id))
  return [['neighbours', inner], ['three-countries', ours]].map(([kind, filter]) => ({
    type: 'Feature', properties: { kind },
    geometry: { type: 'MultiLineString', coordinates: mesh(outlines, countries, filter).coordinates.flatMap(cutToWindow) },
  }))
}

/** The stretches of a line whose vertices lie in the window. */
function cutToWindow(line) {
  const stretches = [[]]
  for (const vertex of line) {
    if (inWindow(vertex)) stretches.at(-1).push(vertex)
    else stretches.push([])
  }
  return stretches.map(rounded).filter((stretch) => stretch.length > 1)
}

function rounded(line) {
  const places = line.map((vertex) => vertex.slice(0, 2).map((degrees) => Number(degrees.toFixed(3))))
  return places.filter(([x, y], i) => i === 0 || x !== places[i - 1][0] || y !== places[i - 1][1])
}

/** A town this near to a more important one is its suburb and is not shown. */
const SUBURB_KM = 15

/** Towns with the rank from which a map shows them: 1 capitals and millions, 2 to 3 large towns, 4 smaller ones. */
export function townFeatures(ownTowns) {
  const ranked = [...ownTowns, ...neighbourTowns()].map((town) => ({ ...town, rank: rank(town) })).filter(({ rank }) => rank)
    .sort((a, b) => a.rank - b.rank || isCapital(b) - isCapital(a) || b.population - a.population || byPlainName(a, b))
  return ranked.filter((town, i) => !ranked.slice(0, i).some((other) => distanceKm(other, town) < SUBURB_KM))
    .map((town) => ({
      type: 'Feature',
      properties: {
        name: town.name, population: town.population, country: town.country, capital: isCapital(town), rank: town.rank,
      },
      geometry: { type: 'Point', coordinates: rounded([[town.longitude, town.latitude]])[0] },
    }))
}

function neighbourTowns() {
  return listPopulatedPlaces(WINDOW).filter(({ country }) => !isOurs(ALPHA3[country])).map((town) =>
    ({ ...town, country: ALPHA3[town.country], name: FRENCH_TOWNS[town.name] ?? town.name }))
}

function isOurs(iso3) {
  return COUNTRIES.some((country) => country.iso3 === iso3)
}

function isCapital({ kind }) {
  return kind === 'capital'
}

function rank(town) {
  const { kind, population } = town
  const ours = isOurs(town.country)
  if (isCapital(town) || population >= 1_500_000) return 1
  if (population >= (ours ? 80_000 : 500_000)) return 2
  if (ours ? kind === 'region-seat' || population >= 25_000 : population >= 150_000) return 3
  return (ours ? kind === 'province-seat' || population >= 10_000 : population >= 90_000) ? 4 : null
}
