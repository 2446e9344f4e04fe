import { type Alignment, align, extraCost } from './align.ts'
import { moveClauses, moveWords } from './movedWords.ts'
import { isBroken, type Placed, placesOf, trim } from './places.ts'
import type { Query } from './query.ts'
import type { Stretch } from './stretch.ts'

/** A query word that is not in the passage costs this share of its weight, besides being missed. */
const MISSED = 0.15
/** A query word out of its order counts for this share. */
const MOVED = 0.6
/** Each place where the passage has words that the query has not costs so much, in weights of a word … */
const GAP = 0.1
/** … and each such word so much. More than the aligner reckons with: there it only has to find the best place. */
const EXTRA = 0.08
/** … but never more than this share of what is found: the query may be keywords of a long sentence. */
const MOST_EXTRA = 0.35

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
  let placed = placesOf(alignment)
  if (!exact) {
    placed = trim(query, placed)
    placed = moveClauses(query, stretch, placed)
    placed = moveWords(query, stretch, placed)
  }
  if (placed.length === 0) return undefined
  return {
    score: exact ? 1 : scoreOf(query, placed),
    exact,
    places: [...new Set(placed.map(one => one.place))],
    breaks: placed
      .filter((one, k) => one.place !== placed[k - 1]?.place)
      .map((one, k, all) => isBroken(query, all[k - 1], one)),
  }
}

function isExact(query: Query, { places, likeness }: Alignment): boolean {
  for (let i = 0; i < places.length; i++) {
    if (likeness[i] !== 1) return false
    if (i > 0 && !query.breaks[i] && places[i] !== places[i - 1]! + 1) return false
  }
  return true
}

/** The weight found, less what is missed and what stands between, as a share of the query's weight. */
function scoreOf(query: Query, placed: readonly Placed[]): number {
  let found = 0
  let present = 0
  let extra = 0
  for (const [k, one] of placed.entries()) {
    const weight = query.weights[one.word]!
    present += weight
    found += weight * one.likeness * (one.moved ? MOVED : 1)
    const before = placed[k - 1]
    if (!before) continue
    // Query words that have no place may have been replaced by the source words between.
    const replaced = Math.max(0, one.word - before.word - 1)
    const between = one.place - before.place - 1 - replaced
    if (between <= 0) continue
    extra += isBroken(query, before, one) ? between * leastCost(query, before, one) : GAP + between * EXTRA
  }
  const value = found - (query.weight - present) * MISSED - Math.min(extra, found * MOST_EXTRA)
  return Math.max(0, Math.min(1, value / query.weight))
}

/** What a source word costs where the query marks that words were left out. */
function leastCost(query: Query, before: Placed, after: Placed): number {
  let least = Number.POSITIVE_INFINITY
  for (let i = before.word + 1; i <= after.word; i++) least = Math.min(least, extraCost(query, i))
  return least
}
