import { drawHotspots } from './hotspots.mjs'
import { KINDS } from './kinds.mjs'
import { plain, withDe } from './names.mjs'
import { distanceKm, moved } from './plane.mjs'
import { findCommune } from './geography.mjs'
import { misspell } from './spelling.mjs'

/** The exercise is two years, to the last of its days; it does not move with the calendar. */
const FIRST = { year: 2024, month: 10 }
const MONTHS = 24
const TOTAL = 6000

/** Share of a category that happens in hotspots; the rest is spread over all communes. */
const CLUSTERED = { INS: 0.74, COM: 0.5, CRI: 0.5, DIS: 0.6, GOV: 0.2 }

const SOURCES = {
  BFA: { 'exercice-centre-ouaga': 5, 'exercice-radio': 2, 'exercice-comites-locaux': 2, 'exercice-sms': 1 },
  MLI: { 'exercice-centre-bamako': 5, 'exercice-radio': 2, 'exercice-comites-locaux': 2, 'exercice-sms': 1 },
  NER: { 'exercice-centre-niamey': 5, 'exercice-radio': 2, 'exercice-comites-locaux': 2, 'exercice-sms': 1 },
}
const RELIABILITY = {
  centre: { A: 4, B: 5, C: 1 }, radio: { B: 3, C: 5, D: 2 }, comites: { B: 4, C: 4, D: 1 },
  sms: { C: 2, D: 3, E: 2, F: 3 },
}
const CREDIBILITY = { 1: 3, 2: 6, 3: 5, 4: 2, 5: 1, 6: 2 }
const STATUS = { REPORTED: 62, VERIFIED: 35, DENIED: 3 }
/** What is known of the place; NAMED has a name but no coordinates. */
const LOCATIONS = { EXACT: 45, SETTLEMENT: 26, COMMUNE: 13, NAMED: 10, PROVINCE: 4, REGION: 2 }

export const COLUMNS = [
  'source', 'sourceRef', 'date', 'dateEnd', 'datePrecision', 'category', 'kind', 'severity', 'fatalities', 'injured',
  'abducted', 'displaced', 'country', 'region', 'province', 'commune', 'place', 'longitude', 'latitude', 'precision',
  'reliability', 'credibility', 'marking', 'status', 'description',
]

/** The rows of the exercise in the columns of the native CSV, by date, and the hotspots they were drawn from. */
export function makeIncidents(communes, random) {
  const hotspots = drawHotspots(communes, MONTHS, random)
  const names = new Set(communes.flatMap(({ town }) => [town.name, ...town.alternateNames]).map(plain))
  const world = { communes, hotspots, names, random }
  const rows = Array.from({ length: TOTAL }, () => incident(world))
  rows.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
  rows.forEach((row, i) => { row.sourceRef = `EX-${String(i + 1).padStart(6, '0')}` })
  return { rows, hotspots }
}

function incident({ communes, hotspots, names, random }) {
  const [code, kind] = random.weighted(Object.entries(KINDS), ([, { share }]) => share)
  const category = code.split('.')[0]
  const { month, commune } = random.chance(CLUSTERED[category] ?? 0)
    ? inHotspot(kind, communes, hotspots, random)
    : anywhere(kind, communes, random)
  const location = locate(code === 'OTH.SITUATION' ? 'COMMUNE' : random.share(LOCATIONS), commune, communes, names, random)
  return {
    ...sourceOf(commune, random), ...when(kind, month, random), category, kind: code,
    ...harm(kind, random), ...location.columns,
    marking: 'TLP:CLEAR', status: code === 'OTH.SITUATION' ? 'REPORTED' : random.share(STATUS),
    description: describe(kind, location, random),
  }
}

function inHotspot(kind, communes, hotspots, random) {
  const moments = hotspots.flatMap((hotspot) => hotspot.strength.map((strength, month) => ({ hotspot, strength, month })))
  const { hotspot, month } = random.weighted(moments, ({ strength, month }) => strength * season(kind, month))
  return { month, commune: communes[random.weightedIndex(hotspot.pull)] }
}

function anywhere(kind, communes, random) {
  const month = random.weightedIndex(Array.from({ length: MONTHS }, (_, m) => season(kind, m)))
  return { month, commune: random.weighted(communes, (commune) => weight(commune, kind)) }
}

function season({ months }, month) {
  return months ? months[(FIRST.month + month) % 12] : 1
}

/** Larger towns tell of more; towns do so above all for what happens in towns. */
function weight({ town }, { urban }) {
  const people = town.population ?? 4000
  return urban ? people ** 0.6 : people ** 0.25
}

function sourceOf({ country }, random) {
  const source = random.share(SOURCES[country.iso3])
  const reliability = random.share(RELIABILITY[source.split('-')[1]])
  return { source, reliability, credibility: random.share(CREDIBILITY) }
}

function when({ lastsDays }, month, random) {
  const first = Date.UTC(FIRST.year, FIRST.month + month, 1)
  const last = Date.UTC(FIRST.year, FIRST.month + month + 1, 0)
  if (random.chance(0.03)) return { date: isoDay(first), dateEnd: '', datePrecision: 'MONTH' }
  const day = first + (random.between(1, new Date(last).getUTCDate()) - 1) * DAY_MILLIS
  const end = lastsDays && random.chance(0.4) ? day + random.between(...lastsDays) * DAY_MILLIS : null
  const exerciseEnd = Date.UTC(FIRST.year, FIRST.month + MONTHS, 0)
  return { date: isoDay(day), dateEnd: end && end <= exerciseEnd ? isoDay(end) : '', datePrecision: 'DAY' }
}

const DAY_MILLIS = 86_400_000

function isoDay(millis) {
  return new Date(millis).toISOString().slice(0, 10)
}

/** Severity and numbers of people, each empty where the kind does not count them. */
function harm({ severity, fatalities, injured, abducted, displaced }, random) {
  if (!severity) return { severity: '', fatalities: '', injured: '', abducted: '', displaced: '' }
  const level = random.weightedIndex(severity) + 1
  const grave = level / 3
  return {
    severity: level,
    fatalities: people(fatalities && level < 3 ? 0 : fatalities, grave, random),
    injured: people(injured, grave, random),
    abducted: abducted === undefined ? '' : 1 + random.count(abducted * grave),
    displaced: displaced && random.chance(displaced[0]) ? 10 + random.count((displaced[1] * grave) / 10) * 10 : '',
  }
}

function people(mean, grave, random) {
  return mean === undefined ? '' : random.count(mean * grave)
}

/** The columns of the place, and the words for it: `at` "à Dori", `of` "de Dori". */
function locate(known, commune, communes, names, random) {
  if (known === 'PROVINCE') return coarse('PROVINCE', commune, communes)
  if (known === 'REGION') return coarse('REGION', commune, communes)
  if (known === 'NAMED') return named(commune, names, random)
  if (known === 'EXACT') return exact(commune, communes, random)
  return inTown(known, commune, random)
}

/** The position of the town, which stands for the town itself or for its commune. */
function inTown(precision, commune, random) {
  const { name, town } = commune
  const settled = precision === 'SETTLEMENT'
  return {
    at: settled ? `à ${name}` : `dans la commune ${withDe(name)}`, of: withDe(name),
    columns: { ...divisions(commune, random), place: settled ? town.name : '', ...point(town, 5), precision },
  }
}

/** A measured position up to 25 km from the town, inside the country. */
function exact(commune, communes, random) {
  for (;;) {
    const spot = point(moved(commune.town, 25 * random.next() ** 1.3, 2 * Math.PI * random.next()), 4)
    const holder = findCommune(communes, spot, commune.country.iso3)
    if (!holder) continue
    const km = distanceKm(spot, holder.town)
    const at = km < 3 ? `à ${holder.name}` : `à ${Math.round(km)} km ${withDe(holder.name)}`
    const place = random.chance(0.7) ? holder.town.name : ''
    return { at, of: withDe(holder.name), columns: { ...divisions(holder, random), place, ...spot, precision: 'EXACT' } }
  }
}

/** A name only, one in five misspelt, with the divisions above it in part. */
function named(commune, names, random) {
  const { town, country, region, province, name } = commune
  const other = town.alternateNames.length > 0 && random.chance(0.25)
  const spelling = other ? random.pick(town.alternateNames) : town.name
  return {
    at: `à ${name}`, of: withDe(name),
    columns: {
      country: random.chance(0.9) ? country.iso3 : '',
      region: random.chance(0.5) ? region : '',
      province: random.chance(0.3) ? province : '',
      commune: random.chance(0.15) ? name : '',
      place: random.chance(0.2) ? misspell(town.name, names, random) : spelling,
      longitude: '', latitude: '', precision: 'SETTLEMENT',
    },
  }
}

/** Known to the province or region only: the position is that of its most central town, and means no more. */
function coarse(precision, commune, communes) {
  const key = precision === 'PROVINCE' ? 'provinceCode' : 'regionCode'
  const members = communes.filter((other) => other[key] === commune[key])
  const mean = (axis) => members.reduce((sum, { town }) => sum + town[axis], 0) / members.length
  const middle = { longitude: mean('longitude'), latitude: mean('latitude') }
  const { town } = [...members].sort((a, b) => distanceKm(a.town, middle) - distanceKm(b.town, middle))[0]
  const { country, region, province, provinceOf, regionOf } = commune
  const inProvince = precision === 'PROVINCE'
  return {
    at: inProvince ? `dans ${country.provinceWord} ${provinceOf}` : `dans la région ${regionOf}`,
    of: inProvince ? `du chef-lieu ${provinceOf}` : `du chef-lieu ${regionOf}`,
    columns: {
      country: country.iso3, region, province: inProvince ? province : '', commune: '', place: '', ...point(town, 5), precision,
    },
  }
}

function divisions({ country, region, province, name }, random) {
  if (random.chance(0.25)) return { country: country.iso3, region: '', province: '', commune: '' }
  return { country: country.iso3, region, province, commune: name }
}

function point({ longitude, latitude }, decimals) {
  return { longitude: Number(longitude.toFixed(decimals)), latitude: Number(latitude.toFixed(decimals)) }
}

function describe({ texts, range }, { at, of }, random) {
  const text = random.pick(texts).replace('{lieu}', at).replace('{de}', of).replace('{n}', String(random.between(...range)))
  const opening = random.chance(0.85) ? 'Exercice : ' : '[exercice] '
  return (opening + text).replace(/ ([:;?!%»])/g, '\u00a0$1').replace(/« /g, '«\u00a0').replace(/(\d) (km|ha)\b/g, '$1\u00a0$2')
}
