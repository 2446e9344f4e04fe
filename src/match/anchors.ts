/** So many words in a row, found once in either text, hold the two together. */
const GRAM = 4
const REPEATED = -2

/** A run of words that two texts have: where it starts in each, and how long it is. */
export interface Run {
  readonly a: number
  readonly b: number
  readonly length: number
}

/**
 * The runs of words that hold two texts together, ascending in both: rare ones first, as in a patience diff, made
 * longer on both sides. Words are numbers; takes time in proportion to their count.
 */
export function anchors(a: ArrayLike<number>, b: ArrayLike<number>): Run[] {
  const inB = grams(b)
  const pairs: { a: number; b: number }[] = []
  for (const [hash, at] of grams(a)) {
    const other = at >= 0 ? inB.get(hash) : undefined
    if (other !== undefined && other >= 0 && isRun(a, at, b, other)) pairs.push({ a: at, b: other })
  }
  pairs.sort((x, y) => x.a - y.a)
  const runs: Run[] = []
  for (const pair of ascending(pairs)) {
    const last = runs.at(-1)
    const [endA, endB] = last ? [last.a + last.length, last.b + last.length] : [0, 0]
    if (pair.a < endA || pair.b < endB) continue
    let start = 0
    while (pair.a - start > endA && pair.b - start > endB && a[pair.a - start - 1] === b[pair.b - start - 1])
      start++
    let length = start + GRAM
    while (
      pair.a - start + length < a.length &&
      pair.b - start + length < b.length &&
      a[pair.a - start + length] === b[pair.b - start + length]
    )
      length++
    runs.push({ a: pair.a - start, b: pair.b - start, length })
  }
  return runs
}

/** Where each run of `GRAM` words stands, by its hash. */
function grams(words: ArrayLike<number>): Map<number, number> {
  const places = new Map<number, number>()
  for (let i = 0; i + GRAM <= words.length; i++) {
    let hash = 0
    for (let k = 0; k < GRAM; k++) hash = (Math.imul(hash, 0x01000193) ^ words[i + k]!) | 0
    places.set(hash, places.has(hash) ? REPEATED : i)
  }
  return places
}

function isRun(a: ArrayLike<number>, at: number, b: ArrayLike<number>, other: number): boolean {
  for (let k = 0; k < GRAM; k++) if (a[at + k] !== b[other + k]) return false
  return true
}

/** The longest sequence of pairs that ascends in `b` too (they ascend in `a`). */
function ascending<P extends { b: number }>(pairs: readonly P[]): P[] {
  const tails: number[] = []
  const before = new Int32Array(pairs.length)
  pairs.forEach((pair, k) => {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (pairs[tails[middle]!]!.b < pair.b) low = middle + 1
      else high = middle
    }
    before[k] = low > 0 ? tails[low - 1]! : -1
    tails[low] = k
  })
  const sequence: P[] = []
  for (let k = tails.at(-1) ?? -1; k >= 0; k = before[k]!) sequence.push(pairs[k]!)
  return sequence.reverse()
}
