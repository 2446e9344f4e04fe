import { BREAK_NONE, ELLIPSIS, type Query } from './query.ts'
import type { Stretch } from './stretch.ts'

/** A query word with nothing in its place costs this share of its weight, besides being missed. */
const MISSING = 0.15
/** A query word with another word in its place. */
const REPLACED = 0.05
/** A source word between two query words, in weights of a word. */
const EXTRA = 0.05
/** The same where the query marks that words were left out, and beside brackets. */
const EXTRA_AT_ELLIPSIS = 0.001
const EXTRA_AT_BRACKET = 0.03
/** Words joined or split (`e-mail`, `email`; `do not`, `don't`) are nearly the same. */
const REJOINED = 0.95

/** Part of a query and of a stretch, in words, half-open. */
export interface Part {
  readonly from: number
  readonly to: number
  readonly first: number
  readonly last: number
}

export interface Alignment {
  /** Matched weight less costs, in the query's weights. */
  readonly value: number
  /** The source word of each query word, or -1. */
  readonly places: readonly number[]
  /** How like they are, 0 to 1. */
  readonly likeness: readonly number[]
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
 * The best place for the query words `from`..`to` within the source words `first`..`last`, in order: global in
 * the query, local in the source (Needleman and Wunsch 1970, with free ends on one side).
 */
export function align(query: Query, stretch: Stretch, part: Part = whole(query, stretch)): Alignment {
  const { from, to, first, last } = part
  const words = query.words.length
  const n = to - from
  const width = last - first + 1
  if (values.length < (n + 1) * width) {
    values = new Float64Array((n + 1) * width * 2)
    moves = new Uint8Array((n + 1) * width * 2)
  }
  values.fill(0, 0, width)
  moves.fill(START, 0, width)
  const { rows, split } = stretch
  const { values: likenesses, joined } = stretch.likeness
  for (let i = 1; i <= n; i++) {
    const word = from + i - 1
    const weight = query.weights[word]!
    const missing = weight * MISSING
    const replaced = weight * REPLACED
    const extra = i === n ? Number.POSITIVE_INFINITY : extraCost(query, word + 1)
    const row = i * width
    const above = row - width
    values[row] = values[above]! - missing
    moves[row] = MISS
    for (let j = 1; j < width; j++) {
      const place = first + j - 1
      const likeness = likenesses[rows[place]! * words + word]!
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
      if (i > 1 && joined[rows[place]!] === word - 1) {
        const both = values[above - width + j - 1]! + (query.weights[word - 1]! + weight) * REJOINED
        if (both > best) {
          best = both
          move = JOIN
        }
      }
      if (j > 1 && split[place - 1] === word) {
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
  for (let j = 1; j < width; j++) if (values[n * width + j]! > values[n * width + end]!) end = j
  return trace(query, stretch, part, end)
}

/** What a source word costs that stands between query word `i - 1` and `i`. */
export function extraCost(query: Query, i: number): number {
  const kind = query.breaks[i]
  return kind === BREAK_NONE ? EXTRA : kind === ELLIPSIS ? EXTRA_AT_ELLIPSIS : EXTRA_AT_BRACKET
}

function whole(query: Query, stretch: Stretch): Part {
  return { from: 0, to: query.words.length, first: 0, last: stretch.count }
}

function trace(query: Query, stretch: Stretch, { from, to, first, last }: Part, end: number): Alignment {
  const words = query.words.length
  const n = to - from
  const width = last - first + 1
  const places: number[] = new Array(words).fill(-1)
  const likeness: number[] = new Array(words).fill(0)
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
      const like = stretch.likeness.values[stretch.rows[first + j]! * words + from + i]!
      if (like > 0) places[from + i] = first + j
      likeness[from + i] = like
    } else if (move === JOIN) {
      i -= 2
      j--
      places.fill(first + j, from + i, from + i + 2)
      likeness.fill(REJOINED, from + i, from + i + 2)
    } else {
      i--
      j -= 2
      places[from + i] = first + j
      likeness[from + i] = REJOINED
    }
  }
  return { value: values[n * width + end]!, places, likeness }
}
