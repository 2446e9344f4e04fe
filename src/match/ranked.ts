import { Words, words } from '../base/words.ts'
import type { IndexView } from '../index/passageIndex.ts'
import { BLOCK, CHECKPOINT, type Segment } from '../index/segment.ts'
import { locateQuery } from './locate.ts'
import type { Query } from './query.ts'
import type { Match } from './score.ts'
import { type Located, spansOf } from './spans.ts'

/** A match in the index, whose text has yet to be read. */
export interface Ranked {
  readonly doc: number
  /** Its places are words of the document. */
  readonly match: Match
  /** The hash of each word matched, to see whether the text is still the one that was put. */
  readonly hashes: readonly number[]
  /** The text offset and word number from which to read the document's words. */
  readonly offset: number
  readonly word: number
}

/** A match of the document `at` of a segment; `ids` are the words of its places. */
export function rankedOf(
  view: IndexView,
  segment: Segment,
  at: number,
  match: Match,
  ids: readonly number[],
): Ranked {
  const checkpoint = Math.floor(match.places[0]! / (BLOCK * CHECKPOINT))
  return {
    doc: segment.docs[at]!,
    match,
    hashes: ids.map(id => view.vocabulary.hashes[id]!),
    offset: segment.checkpoints[segment.docCheckpoints[at]! + checkpoint]!,
    word: checkpoint * BLOCK * CHECKPOINT,
  }
}

/** Exact before fuzzy, then by score, then the tighter, then in source order. */
export function byQuality(a: Ranked, b: Ranked): number {
  if (a.match.exact !== b.match.exact) return a.match.exact ? -1 : 1
  const width = ({ match: { places } }: Ranked): number => places.at(-1)! - places[0]!
  return (
    b.match.score - a.match.score ||
    width(a) - width(b) ||
    a.doc - b.doc ||
    a.match.places[0]! - b.match.places[0]!
  )
}

const scanner = new Words()

/** The exact place in the text. A text that has changed since it was put is searched anew. */
export function place(source: string, query: Query, one: Ranked): Located | undefined {
  const { match: found, word, offset } = one
  const part = scanner.scan(source, offset, found.places.at(-1)! - word + 1)
  const unchanged = found.places.every(
    (at, k) => at - word < part.count && part.hashes[at - word] === one.hashes[k],
  )
  if (!unchanged) return locateQuery(source, query, words(source))
  return spansOf(source, query, { ...found, places: found.places.map(at => at - word) }, part)
}
