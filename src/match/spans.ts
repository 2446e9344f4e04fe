import type { Span } from '../base/span.ts'
import type { Words } from '../base/words.ts'
import type { Query } from './query.ts'
import type { Match } from './score.ts'

/** So many source words between two matched ones make two pieces, marked in the query or not. */
const PIECE_GAP = 3

/** Where in a text a query was found. Offsets are UTF-16, end exclusive. */
export interface Located {
  /** The pieces found, in the text's order. */
  readonly spans: Span[]
  /** Their hull. */
  readonly start: number
  readonly end: number
  /** 0 to 1, the same meaning in every library. */
  readonly score: number
  readonly kind: 'exact' | 'fuzzy'
}

/** Turns the matched words, numbered as in `words`, into spans of the text. */
export function spansOf(text: string, query: Query, found: Match, words: Words): Located {
  const spans: { start: number; end: number }[] = []
  found.places.forEach((place, k) => {
    const before = k === 0 ? -1 : found.places[k - 1]!
    const gap = place - before - 1
    if (k === 0 || gap > PIECE_GAP || (gap > 0 && found.breaks[k])) {
      spans.push({ start: words.start(place), end: words.end(place) })
    } else {
      spans.at(-1)!.end = words.end(place)
    }
  })
  const first = spans[0]!
  const last = spans.at(-1)!
  first.start -= sharedBefore(text, first.start, query.lead)
  last.end += sharedAfter(text, last.end, query.tail)
  return {
    spans,
    start: first.start,
    end: last.end,
    score: found.score,
    kind: found.exact ? 'exact' : 'fuzzy',
  }
}

/** How many characters before `at` are the punctuation with which the query starts. */
function sharedBefore(text: string, at: number, lead: string): number {
  let shared = 0
  while (shared < lead.length && alike(text[at - shared - 1], lead[lead.length - shared - 1])) shared++
  return shared
}

function sharedAfter(text: string, at: number, tail: string): number {
  let shared = 0
  while (shared < tail.length && alike(text[at + shared], tail[shared])) shared++
  return shared
}

function alike(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && (a === b || (QUOTES.test(a) && QUOTES.test(b)))
}

const QUOTES = /["'“”„‟‘’‚‛«»‹›]/u
