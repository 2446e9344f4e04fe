import type { Query } from './query.ts'
import type { Stretch } from './stretch.ts'

/** A query word with nothing in its place costs this share of its weight, besides being missed. */
const MISSING = 0.15
/** A query word with another word in its place. */
const REPLACED = 0.05
/** A source word between two query words, in weights of a word. */
const EXTRA = 0.05
/** The same where the query marks that words were left out. */
const EXTRA_AT_BREAK = 0.001
/** Words joined or split (`e-mail`, `email`) are nearly the same. */
const REJOINED = 0.98

export interface Alignment {
  /** Matched weight less costs, in the query's weights. */
  readonly value: number
  /** The source word of each query word, or -1. */
  readonly places: Int32Array
  /** How like they are, 0 to 1. */
  readonly likeness: Float64Array
}

const START = 0
const PAIR = 1
const MISS = 2
const SKIP = 3
const JOIN = 4
const SPLIT = 5

let values = new Float64Array(0)
let moves = new Uint8Array(0)

/**
 * The best place for the whole query within a stretch of source words, in order: global in the query, local
 * in the source (Needleman and Wunsch 1970, with free ends on one side).
 */
export function align(query: Query, stretch: Stretch): Alignment {
  const n = query.words.length
  const m = stretch.count
  const width = m + 1
  if (values.length < (n + 1) * width) {
    values = new Float64Array((n + 1) * width * 2)
    moves = new Uint8Array((n + 1) * width * 2)
  }
  values.fill(0, 0, width)
  moves.fill(START, 0, width)
  const { rows, joined, split } = stretch
  const likenesses = stretch.likeness.values
  for (let i = 1; i <= n; i++) {
    const weight = query.weights[i - 1]!
    const missing = weight * MISSING
    const replaced = weight * REPLACED
    const extra = i === n ? Number.POSITIVE_INFINITY : query.breaks[i] ? EXTRA_AT_BREAK : EXTRA
    const row = i * width
    const above = row - width
    values[row] = values[above]! - missing
    moves[row] = MISS
    for (let j = 1; j <= m; j++) {
      const likeness = likenesses[rows[j - 1]! * n + i - 1]!
      let best = values[above + j - 1]! + (likeness > 0 ? weight * likeness : -replaced)
      let move = PAIR
      const missed = values[above + j]! - missing
      if (missed > best) {
        best = missed
        move = MISS
      }
      const skipped = values[row + j - 1]! - extra
      if (skipped > best) {
        best = skipped
        move = SKIP
      }
      if (i > 1 && joined[j - 1] === i - 2) {
        const both = values[above - width + j - 1]! + (query.weights[i - 2]! + weight) * REJOINED
        if (both > best) {
          best = both
          move = JOIN
        }
      }
      if (j > 1 && split[j - 2] === i - 1) {
        const one = values[above + j - 2]! + weight * REJOINED
        if (one > best) {
          best = one
          move = SPLIT
        }
      }
      values[row + j] = best
      moves[row + j] = move
    }
  }
  let end = 0
  for (let j = 1; j <= m; j++) if (values[n * width + j]! > values[n * width + end]!) end = j
  return trace(query, stretch, end)
}

function trace(query: Query, stretch: Stretch, end: number): Alignment {
  const n = query.words.length
  const width = stretch.count + 1
  const places = new Int32Array(n).fill(-1)
  const likeness = new Float64Array(n)
  let j = end
  for (let i = n; i > 0; ) {
    const move = moves[i * width + j]!
    if (move === SKIP) {
      j--
    } else if (move === MISS) {
      i--
    } else if (move === PAIR) {
      i--
      j--
      const like = stretch.likeness.values[stretch.rows[j]! * n + i]!
      if (like > 0) places[i] = j
      likeness[i] = like
    } else if (move === JOIN) {
      i -= 2
      j--
      places.fill(j, i, i + 2)
      likeness.fill(REJOINED, i, i + 2)
    } else {
      i--
      j -= 2
      places[i] = j
      likeness[i] = REJOINED
    }
  }
  return { value: values[n * width + end]!, places, likeness }
}
