import type { Words } from '../base/words.ts'
import { editDistance, editsAllowed } from '../index/editDistance.ts'

/** A query made ready for alignment. */
export interface QueryWord {
  readonly fold: string
  /** What the word counts for; rarer words count for more. */
  readonly weight: number
  /** Whether any number of words of the source may stand before it (an ellipsis, a bracket). */
  readonly gapBefore: boolean
  /** Whether the word may be the start of a longer one. */
  readonly isPrefix: boolean
}

export interface Alignment {
  /** Pairs of word numbers (query, source), both ascending. */
  readonly pairs: readonly (readonly [number, number])[]
  /** Share of the query's weight that was found, less what stands between: 0 to 1. */
  readonly score: number
}

/** A word of the source left out within a match costs this much of an average query word. */
const SOURCE_GAP = 0.12
/** A word of the query that the source does not have costs this much of its own weight. */
const QUERY_GAP = 0.35
/** A word matched with edits counts for this much less, an edit. */
const EDIT_COST = 0.25
const PREFIX_SCORE = 0.9

/**
 * The best place of the query's words in the source's, in order, by local alignment (Smith and Waterman 1981)
 * of words instead of letters. `isFree` tells which words of the source may be used.
 */
export function align(
  query: readonly QueryWord[],
  source: Words,
  isFree: (sourceWord: number) => boolean = () => true,
): Alignment | undefined {
  const total = query.reduce((sum, word) => sum + word.weight, 0)
  const gap = (SOURCE_GAP * total) / Math.max(1, query.length)
  const width = source.count + 1
  const best = new Float32Array((query.length + 1) * width)
  // What led to each cell: 1 a pair, 2 a query word left out, 3 a source word left out, 0 a fresh start.
  const step = new Uint8Array((query.length + 1) * width)
  let end = 0
  for (let i = 1; i <= query.length; i++) {
    const word = query[i - 1]!
    const next = query[i]
    const known = new Map<string, number>()
    for (let j = 1; j < width; j++) {
      const cell = i * width + j
      let value = 0
      let how = 0
      const fold = source.fold(j - 1)
      const alike = known.get(fold) ?? similarity(word, fold)
      known.set(fold, alike)
      const pair = alike > 0 && isFree(j - 1) ? best[cell - width - 1]! + alike * word.weight : 0
      if (pair > value) [value, how] = [pair, 1]
      const withoutWord = best[cell - width]! - QUERY_GAP * word.weight
      if (withoutWord > value) [value, how] = [withoutWord, 2]
      const withoutSource = best[cell - 1]! - (next?.gapBefore ? gap / 1000 : gap)
      if (withoutSource > value) [value, how] = [withoutSource, 3]
      best[cell] = value
      step[cell] = how
      if (value > best[end]!) end = cell
    }
  }
  if (end === 0) return undefined
  const pairs: [number, number][] = []
  for (let cell = end; step[cell] !== 0; ) {
    if (step[cell] === 1) {
      pairs.unshift([Math.floor(cell / width) - 1, (cell % width) - 1])
      cell -= width + 1
    } else {
      cell -= step[cell] === 2 ? width : 1
    }
  }
  return { pairs, score: Math.min(1, best[end]! / total) }
}

function similarity(word: QueryWord, fold: string): number {
  if (word.fold === fold) return 1
  if (word.isPrefix && fold.startsWith(word.fold)) return PREFIX_SCORE
  const edits = editsAllowed(word.fold)
  if (edits === 0) return 0
  const distance = editDistance(word.fold, fold, edits)
  return distance <= edits ? 1 - distance * EDIT_COST : 0
}
