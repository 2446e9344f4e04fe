import type { Span } from '../base/span.ts'
import { type Words, words } from '../base/words.ts'
import { type Alignment, align, type QueryWord } from './align.ts'
import { queryWords } from './query.ts'

/** Where in a text something was found, and how well. */
export interface Place extends Span {
  /** The pieces of the text that correspond, in order; `start` and `end` are their hull. */
  readonly spans: readonly Span[]
  /** 0 to 1. */
  readonly score: number
}

/** Words of the source left out between two found ones split the match into two spans from this many on. */
const SPLIT_WORDS = 4

/** Longer words say more about a place than “the” and “of”, even where nothing is known of their rarity. */
export function weightByLength(fold: string): number {
  return Math.min(fold.length, 8) / 4 + 0.25
}

/** The best place of a quotation within one text, by its words; `undefined` where none of them is there. */
export function locate(text: string, quotation: string): Place | undefined {
  const query = queryWords(quotation, weightByLength)
  const source = words(text)
  const alignment = align(query, source)
  return alignment && placeOf(alignment, query, source)
}

export function placeOf(alignment: Alignment, query: readonly QueryWord[], source: Words): Place {
  const spans: { start: number; end: number }[] = []
  let last: readonly [number, number] | undefined
  for (const pair of alignment.pairs) {
    const [queryWord, sourceWord] = pair
    const open = spans.at(-1)
    const isGap =
      last &&
      (sourceWord - last[1] > SPLIT_WORDS || crossesGap(query, last[0], queryWord, sourceWord - last[1]))
    if (open && !isGap) open.end = source.end(sourceWord)
    else spans.push({ start: source.start(sourceWord), end: source.end(sourceWord) })
    last = pair
  }
  return { spans, start: spans[0]!.start, end: spans.at(-1)!.end, score: alignment.score }
}

function crossesGap(query: readonly QueryWord[], from: number, to: number, sourceWords: number): boolean {
  return sourceWords > 1 && query.slice(from + 1, to + 1).some(word => word.gapBefore)
}
