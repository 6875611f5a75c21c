import { COUNTRIES } from './names.mjs'
import { distanceKm } from './plane.mjs'

/** How the strength of a hotspot changes over the months of the exercise; the last month is `months - 1`. */
const COURSES = {
  persistent: () => 1,
  new: (month, months) => [0.8, 1.6, 2.4][month - (months - 3)] ?? 0,
  recent: (month, months) => (month < months - 7 ? 0 : 1.4),
  intensifying: (month, months) => 0.2 + (1.8 * month) / months,
  fading: (month, months) => Math.max(0, 1.8 - (2.7 * month) / months),
  brief: (month, months) => (month >= months / 2 && month < months / 2 + 3 ? 2.5 : 0),
  returning: (month) => (month % 8 < 3 ? 2 : 0.1),
}

/** One hotspot each, in this order: first those near a border that the exercise shares, then the others. */
const BORDER = ['persistent', 'new', 'intensifying', 'fading', 'returning']
const INLAND = ['persistent', 'persistent', 'new', 'recent', 'intensifying', 'fading', 'fading', 'brief', 'returning']

const REACH_KM = 45
const APART_KM = 110
const BORDER_KM = 70
/** North of this there are too few towns for a cluster. */
const NORTHERN_LIMIT = 17.2

/**
 * Hotspots at places drawn by lot, the countries in turn: none says anything about the real situation of a town. Each has its centre, its
 * course, its `strength` by month and the `pull` of its centre on each commune (0 to 1, falling with distance).
 */
export function drawHotspots(communes, months, random) {
  const settled = communes.filter(({ town }) => town.latitude < NORTHERN_LIMIT)
  const border = settled.filter((commune) => nearBorder(commune, communes))
  const centres = []
  const draw = (choice, courses) => courses.forEach((course) => {
    const { iso3 } = COUNTRIES[centres.length % COUNTRIES.length]
    const free = choice.filter(({ town, country }) =>
      country.iso3 === iso3 && centres.every(({ centre }) => distanceKm(centre.town, town) > APART_KM))
    centres.push({ centre: random.pick(free), course })
  })
  draw(border, BORDER)
  draw(settled, INLAND)
  return centres.map(({ centre, course }) => hotspot(centre, course, communes, months))
}

function hotspot(centre, course, communes, months) {
  const strength = Array.from({ length: months }, (_, month) => COURSES[course](month, months))
  const pull = communes.map(({ town }) => Math.exp(-((distanceKm(town, centre.town) / REACH_KM) ** 2)))
  return { centre, course, strength, pull: pull.map((p) => (p < 0.02 ? 0 : p)) }
}

function nearBorder({ town, country }, communes) {
  return communes.some((other) => other.country !== country && distanceKm(other.town, town) < BORDER_KM)
}
