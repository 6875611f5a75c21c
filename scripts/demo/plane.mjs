/** Distances, areas and containment for positions in degrees (WGS 84) on a sphere of the earth's mean radius. */

const EARTH_RADIUS_KM = 6371.0088
const RADIANS = Math.PI / 180

/** Great-circle distance (haversine) in kilometres. */
export function distanceKm(a, b) {
  const halfLat = Math.sin(((b.latitude - a.latitude) * RADIANS) / 2)
  const halfLon = Math.sin(((b.longitude - a.longitude) * RADIANS) / 2)
  const h = halfLat ** 2 + Math.cos(a.latitude * RADIANS) * Math.cos(b.latitude * RADIANS) * halfLon ** 2
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(h))
}

/** The position `km` away in the given direction (radians, clockwise from north); good to 0.1 % within 50 km. */
export function moved(position, km, bearing) {
  const latitude = position.latitude + (km * Math.cos(bearing)) / (EARTH_RADIUS_KM * RADIANS)
  const shrink = Math.cos(position.latitude * RADIANS)
  const longitude = position.longitude + (km * Math.sin(bearing)) / (EARTH_RADIUS_KM * RADIANS * shrink)
  return { longitude, latitude }
}

/** Area of a ring of [longitude, latitude] in km², positive when it runs counter-clockwise. */
export function ringAreaSquareKm(ring) {
  let sum = 0
  for (let i = 0; i + 1 < ring.length; i++) {
    const [lon1, lat1] = ring[i]
    const [lon2, lat2] = ring[i + 1]
    sum -= (lon2 - lon1) * RADIANS * (Math.sin(lat1 * RADIANS) + Math.sin(lat2 * RADIANS))
  }
  return (sum / 2) * EARTH_RADIUS_KM ** 2
}

export function ringLengthKm(ring) {
  let sum = 0
  for (let i = 0; i + 1 < ring.length; i++) {
    const [a, b] = [ring[i], ring[i + 1]]
    sum += distanceKm({ longitude: a[0], latitude: a[1] }, { longitude: b[0], latitude: b[1] })
  }
  return sum
}

/** Whether the position lies inside the closed ring (even-odd rule). */
export function ringContains(ring, { longitude, latitude }) {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [x1, y1] = ring[i]
    const [x2, y2] = ring[j]
    const crosses = y1 > latitude !== y2 > latitude
    if (crosses && longitude < ((x2 - x1) * (latitude - y1)) / (y2 - y1) + x1) inside = !inside
  }
  return inside
}
