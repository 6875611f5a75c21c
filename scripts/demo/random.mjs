/** Random draws that are the same on every run: sfc32 (Doty-Humphrey, PractRand) seeded from one number. */
export class Random {
  constructor(seed) {
    this.a = seed | 0
    this.b = 0x9e3779b9 | 0
    this.c = 0x243f6a88 | 0
    this.counter = 1
    for (let i = 0; i < 20; i++) this.next()
  }

  /** Uniform in [0, 1). */
  next() {
    const t = (((this.a + this.b) | 0) + this.counter) | 0
    this.counter = (this.counter + 1) | 0
    this.a = this.b ^ (this.b >>> 9)
    this.b = (this.c + (this.c << 3)) | 0
    this.c = ((this.c << 21) | (this.c >>> 11)) + t | 0
    return (t >>> 0) / 4294967296
  }

  /** Whole number in [low, high]. */
  between(low, high) {
    return low + Math.floor(this.next() * (high - low + 1))
  }

  chance(probability) {
    return this.next() < probability
  }

  pick(list) {
    return list[Math.floor(this.next() * list.length)]
  }

  /** Index drawn in proportion to the weights; at least one weight must be positive. */
  weightedIndex(weights) {
    let left = this.next() * weights.reduce((sum, w) => sum + w, 0)
    for (let i = 0; i < weights.length; i++) {
      left -= weights[i]
      if (left < 0) return i
    }
    return weights.findLastIndex((w) => w > 0)
  }

  /** A member of `list`, drawn in proportion to `weight(member)`. */
  weighted(list, weight) {
    return list[this.weightedIndex(list.map(weight))]
  }

  /** A key of `shares`, drawn in proportion to its value. */
  share(shares) {
    return this.weighted(Object.entries(shares), ([, share]) => share)[0]
  }

  /** Whole number >= 0 with the given mean and a long tail (geometric distribution). */
  count(mean) {
    return mean <= 0 ? 0 : Math.floor(Math.log(1 - this.next()) / Math.log(mean / (1 + mean)))
  }
}
