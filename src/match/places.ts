import type { Alignment } from './align.ts'
import { ELLIPSIS, type Query } from './query.ts'

/** A query word and the source word that stands for it. */
export interface Placed {
  readonly word: number
  readonly place: number
  readonly likeness: number
  /** Whether it stands out of the query's order. */
  readonly moved: boolean
}

/** More source words between than these make two pieces. */
const PIECE_GAP = 3
/** A piece at an edge must weigh so much, and so much more for each word between, or it is there by chance. */
const PIECE_WEIGHT = 0.45
const PIECE_WEIGHT_PER_WORD = 0.05
/** After an ellipsis this is enough, however far it is. */
const PIECE_AFTER_ELLIPSIS = 0.9

export function placesOf(alignment: Alignment): Placed[] {
  const placed: Placed[] = []
  alignment.places.forEach((place, word) => {
    if (place >= 0) placed.push({ word, place, likeness: alignment.likeness[word]!, moved: false })
  })
  return placed
}

/** Without the pieces at either edge that weigh too little for their distance. */
export function trim(query: Query, placed: readonly Placed[]): Placed[] {
  let from = 0
  let to = placed.length
  for (;;) {
    const first = pieceEnd(query, placed, from, to)
    if (first < to && isStray(query, placed, from, first, first - 1, first)) from = first
    else break
  }
  for (;;) {
    let last = from
    for (let next = pieceEnd(query, placed, from, to); next < to; next = pieceEnd(query, placed, next, to))
      last = next
    if (last > from && isStray(query, placed, last, to, last - 1, last)) to = last
    else break
  }
  return placed.slice(from, to)
}

/** Whether an ellipsis or a bracket of the query stands between two words of it. */
export function isBroken(query: Query, before: Placed | undefined, after: Placed): boolean {
  if (!before) return false
  for (let i = before.word + 1; i <= after.word; i++) if (query.breaks[i]) return true
  return false
}

/** The end of the piece that starts at `from`: where a gap, or a marked one, stands between two places. */
function pieceEnd(query: Query, placed: readonly Placed[], from: number, to: number): number {
  let k = from + 1
  for (; k < to; k++) {
    const gap = placed[k]!.place - placed[k - 1]!.place - 1
    if (gap > PIECE_GAP || (gap > 0 && isBroken(query, placed[k - 1], placed[k]!))) break
  }
  return k
}

function isStray(
  query: Query,
  placed: readonly Placed[],
  from: number,
  to: number,
  before: number,
  after: number,
): boolean {
  let weight = 0
  for (let k = from; k < to; k++) weight += query.weights[placed[k]!.word]! * placed[k]!.likeness
  let elided = false
  for (let i = placed[before]!.word + 1; i <= placed[after]!.word; i++)
    elided ||= query.breaks[i] === ELLIPSIS
  const gap = placed[after]!.place - placed[before]!.place - 1
  return weight < (elided ? PIECE_AFTER_ELLIPSIS : PIECE_WEIGHT + PIECE_WEIGHT_PER_WORD * gap)
}
