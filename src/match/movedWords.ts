import { align } from './align.ts'
import type { Placed } from './places.ts'
import type { Query } from './query.ts'
import type { Stretch } from './stretch.ts'

/** A run of query words that weighs so much may be a clause that stands elsewhere. */
const CLAUSE_WEIGHT = 1.5
/** It is found if so much of its weight is, in its own order … */
const CLAUSE_SHARE = 0.6
/** … so many words, and its own length, beyond the edges of the rest. */
const REACH = 6

/** Finds the clauses of the query that the source has before or behind the rest: `B, and A` for `A, and B`. */
export function moveClauses(query: Query, stretch: Stretch, placed: readonly Placed[]): Placed[] {
  let all = [...placed]
  for (const [from, to] of missingRuns(query, placed)) {
    let weight = 0
    for (let i = from; i < to; i++) weight += query.weights[i]!
    if (weight < CLAUSE_WEIGHT || all.length === 0) continue
    const reach = REACH + (to - from) + Math.floor((to - from) / 2)
    const first = all[0]!.place
    const last = all.at(-1)!.place
    const sides = [
      { from, to, first: Math.max(0, first - reach), last: first },
      { from, to, first: last + 1, last: Math.min(stretch.count, last + 1 + reach) },
    ]
    const found = sides.map(side => align(query, stretch, side)).sort((a, b) => b.value - a.value)[0]!
    if (found.value < weight * CLAUSE_SHARE) continue
    for (let i = from; i < to; i++) {
      if (found.places[i]! >= 0)
        all.push({ word: i, place: found.places[i]!, likeness: found.likeness[i]!, moved: true })
    }
    all = all.sort((a, b) => a.place - b.place || a.word - b.word)
  }
  return all
}

/** Finds the single words of the query that the passage has elsewhere than in the query's order. */
export function moveWords(query: Query, stretch: Stretch, placed: readonly Placed[]): Placed[] {
  if (placed.length === 0 || placed.length === query.words.length) return [...placed]
  const all = [...placed]
  const taken = new Set(placed.map(one => one.place))
  const present = new Set(placed.map(one => one.word))
  const from = Math.max(0, placed[0]!.place - 1)
  const to = Math.min(stretch.count, placed.at(-1)!.place + 2)
  const width = query.words.length
  for (let i = 0; i < width; i++) {
    if (present.has(i)) continue
    for (let j = from; j < to; j++) {
      if (taken.has(j) || stretch.likeness.values[stretch.rows[j]! * width + i]! < 1) continue
      taken.add(j)
      all.push({ word: i, place: j, likeness: 1, moved: true })
      break
    }
  }
  return all.sort((a, b) => a.place - b.place || a.word - b.word)
}

/** Where query words without a place stand together, half-open. */
function missingRuns(query: Query, placed: readonly Placed[]): [number, number][] {
  const present = new Set(placed.map(one => one.word))
  const runs: [number, number][] = []
  for (let i = 0; i < query.words.length; i++) {
    if (present.has(i)) continue
    const last = runs.at(-1)
    if (last && last[1] === i) last[1] = i + 1
    else runs.push([i, i + 1])
  }
  return runs
}
