import { type Alignment, align } from './align.ts'
import type { Query } from './query.ts'
import type { Stretch } from './stretch.ts'

/** A query word that stands in the passage, but not in its order, counts for this share. */
const MOVED = 0.6
/** Words that moved may stand so many words before or behind the ordered ones. */
const MOVED_REACH = 4

/** A word of at most this weight farther than so many words from the next is not an edge of a passage. */
const STRAY_WEIGHT = 0.5
const STRAY_GAP = 1

/** A passage found: which source words it has of the query, and how well. */
export interface Match {
  /** 0 to 1; 1 if every word is there, in order, with nothing between. */
  readonly score: number
  readonly exact: boolean
  /** The source words matched, ascending, and whether something was left out on purpose before each. */
  readonly places: readonly number[]
  readonly breaks: readonly boolean[]
}

/** Aligns the query with a stretch of source words and scores the result. */
export function match(query: Query, stretch: Stretch): Match | undefined {
  const alignment = align(query, stretch)
  const exact = isExact(query, alignment)
  const at = new Map<number, number>()
  alignment.places.forEach((place, i) => {
    if (place >= 0 && !at.has(place)) at.set(place, i)
  })
  if (at.size === 0) return undefined
  const moved = exact ? 0 : moveWords(query, stretch, alignment, at)
  const places = trimmed(query, at)
  const breaks = places.map((place, k) => {
    if (k === 0) return false
    const [from, to] = [at.get(places[k - 1]!)!, at.get(place)!]
    for (let i = from + 1; i <= to; i++) if (query.breaks[i]) return true
    return false
  })
  const score = Math.max(0, Math.min(1, (alignment.value + moved) / query.weight))
  return { score: exact ? 1 : score, exact, places, breaks }
}

/** The matched places, without a lone little word at either edge that stands apart: it is there by chance. */
function trimmed(query: Query, at: ReadonlyMap<number, number>): number[] {
  const places = [...at.keys()].sort((a, b) => a - b)
  const isStray = (edge: number, next: number): boolean =>
    query.weights[at.get(edge)!]! <= STRAY_WEIGHT && Math.abs(edge - next) > STRAY_GAP
  while (places.length > 1 && isStray(places[0]!, places[1]!)) places.shift()
  while (places.length > 1 && isStray(places.at(-1)!, places.at(-2)!)) places.pop()
  return places
}

function isExact(query: Query, { places, likeness }: Alignment): boolean {
  for (let i = 0; i < places.length; i++) {
    if (likeness[i] !== 1) return false
    if (i > 0 && !query.breaks[i] && places[i] !== places[i - 1]! + 1) return false
  }
  return true
}

/** Finds the words that have no place in order elsewhere in the passage; returns what they add. */
function moveWords(query: Query, stretch: Stretch, alignment: Alignment, at: Map<number, number>): number {
  const n = query.words.length
  let first = Number.POSITIVE_INFINITY
  let last = -1
  for (const place of at.keys()) {
    first = Math.min(first, place)
    last = Math.max(last, place)
  }
  const from = Math.max(0, first - MOVED_REACH)
  const to = Math.min(stretch.count, last + MOVED_REACH + 1)
  let gained = 0
  for (let i = 0; i < n; i++) {
    if (alignment.places[i]! >= 0) continue
    for (let j = from; j < to; j++) {
      if (at.has(j) || stretch.likeness.values[stretch.rows[j]! * n + i]! < 1) continue
      at.set(j, i)
      gained += query.weights[i]! * MOVED
      break
    }
  }
  return gained
}
