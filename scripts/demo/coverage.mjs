import { Delaunay } from 'd3-delaunay'
import polygonClipping from 'polygon-clipping'
import { ringAreaSquareKm, ringContains } from './plane.mjs'

/** Degrees per unit of a vertex: five decimals, about a metre. */
const DECIMALS = 1e5
/** Longitudes are squeezed by the cosine of this latitude, so that cells are round on the ground. */
const SQUEEZE = Math.cos((15.5 * Math.PI) / 180)

/**
 * Cuts a country into one cell a town (Voronoi cells, clipped to the country's ring). Gives one closed,
 * counter-clockwise ring a town, in the order of the towns; neighbours share exactly the same vertices.
 */
export function cellsAround(towns, countryRing) {
  const vertices = new VertexGrid()
  const parts = towns.flatMap((town, owner) => clip(voronoiCell(towns, owner), countryRing)
    .map((ring) => ({ owner, ring: vertices.snap(ring) }))
    .filter(({ ring }) => ring.length > 2))
  return joinFragments(towns, parts)
}

function voronoiCell(towns, index) {
  const points = towns.map(({ longitude, latitude }) => [longitude * SQUEEZE, latitude])
  const voronoi = Delaunay.from(points).voronoi([-40, -10, 40, 40])
  return voronoi.cellPolygon(index).map(([x, y]) => [x / SQUEEZE, y])
}

function clip(cell, countryRing) {
  return polygonClipping.intersection([cell], [countryRing]).map((polygon) => {
    if (polygon.length > 1) throw new Error('a cell with a hole: the country has an enclave')
    return polygon[0]
  })
}

/** Rounds vertices, and gives vertices that differ only by the last place of the computation the same place. */
class VertexGrid {
  #known = new Map()

  /** The ring with snapped vertices, open (the first vertex is not repeated), no vertex twice in a row. */
  snap(ring) {
    const keys = ring.map(([x, y]) => this.#key(Math.round(x * DECIMALS), Math.round(y * DECIMALS)))
    return keys.filter((key, i) => key !== keys[(i + 1) % keys.length])
  }

  #key(x, y) {
    for (const [dx, dy] of [[0, 0], [1, 0], [-1, 0], [0, 1], [0, -1], [1, 1], [1, -1], [-1, 1], [-1, -1]]) {
      const key = `${x + dx},${y + dy}`
      if (this.#known.has(key)) return key
    }
    const key = `${x},${y}`
    this.#known.set(key, true)
    return key
  }
}

/**
 * Each town keeps the part of its cell it stands in; a part that the border cuts off (a tongue of land, a bank of a
 * river) goes to the neighbour it shares the longest border with.
 */
function joinFragments(towns, parts) {
  const main = towns.map((town, owner) => {
    const part = parts.find((p) => p.owner === owner && ringContains(close(p.ring), town))
    if (!part) throw new Error(`${town.name} does not lie in its own cell`)
    return part
  })
  let loose = parts.filter((part) => !main.includes(part))
  while (loose.length > 0) {
    const waiting = loose.filter((fragment) => !joinBest(main, fragment))
    if (waiting.length === loose.length) throw new Error(`${loose.length} parts without a neighbour`)
    loose = waiting
  }
  return main.map(({ ring }) => close(ring))
}

function joinBest(main, fragment) {
  const shared = main.map(({ ring }) => sharedLength(ring, fragment.ring))
  const longest = Math.max(...shared)
  if (longest === 0) return false
  const target = main[shared.indexOf(longest)]
  target.ring = union(target.ring, fragment.ring)
  return true
}

function edges(ring) {
  return ring.map((from, i) => [from, ring[(i + 1) % ring.length]])
}

function sharedLength(ring, other) {
  const own = new Set(edges(ring).map(([from, to]) => `${to};${from}`))
  return edges(other).filter(([from, to]) => own.has(`${from};${to}`))
    .reduce((sum, [from, to]) => {
      const [[x1, y1], [x2, y2]] = [from.split(','), to.split(',')]
      return sum + Math.hypot(x2 - x1, y2 - y1)
    }, 0)
}

/** Two counter-clockwise rings made one: edges they both have, once in each direction, vanish. */
function union(ring, other) {
  const all = [...edges(ring), ...edges(other)]
  const directed = new Set(all.map(([from, to]) => `${from};${to}`))
  const next = new Map(all.filter(([from, to]) => !directed.has(`${to};${from}`)))
  const result = []
  const start = next.keys().next().value
  for (let at = start; result.length === 0 || at !== start; at = next.get(at)) result.push(at)
  if (result.length !== next.size) throw new Error('the union is not one ring')
  return result
}

function close(ring) {
  const closed = [...ring, ring[0]].map((key) => key.split(',').map((n) => Number(n) / DECIMALS))
  if (ringAreaSquareKm(closed) <= 0) throw new Error('a ring that runs clockwise')
  return closed
}
