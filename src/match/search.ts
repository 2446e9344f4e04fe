import { Words, words } from '../base/words.ts'
import type { PassageIndex } from '../index/passageIndex.ts'
import { BLOCK, CHECKPOINT, readDocWords } from '../index/segment.ts'
import { candidates } from './candidates.ts'
import { locateQuery } from './locate.ts'
import { parseQuery, type Query } from './query.ts'
import { type Match, match } from './score.ts'
import { type Located, spansOf } from './spans.ts'
import { StretchReader } from './stretch.ts'

export interface SearchOptions {
  /** Results wanted, at most. */
  readonly limit: number
  /** Which documents count. */
  readonly filter?: (doc: number) => boolean
  /** The last word may be the start of a word. */
  readonly typing?: boolean
  /** Quotation marks are part of the text, not a demand for the exact phrase. */
  readonly literal?: boolean
  readonly token?: { readonly isCancellationRequested: boolean }
}

/** A passage found: where in which document. */
export interface Found extends Located {
  readonly doc: number
}

/** Words on either side of a candidate that are aligned with it: its first or last word may be misspelt. */
const MARGIN = 10
/**
 * A match below this is no match: the text is not in the library. Measured (docs/evaluation.md): 2 % of texts
 * that are not there score more, though many have a relative there; 0.5 % of those that are there score less.
 */
const LEAST_SCORE = 0.54

/**
 * Finds the passages that are most like the query, best first: exact before fuzzy, then by score, then the
 * tighter, then in source order. `read` gives the text of a document as it was put; one that has no text any
 * more is left out.
 */
export async function search(
  index: PassageIndex,
  read: (doc: number) => Promise<string | undefined>,
  text: string,
  options: SearchOptions,
): Promise<Found[]> {
  const query = parseQuery(text, options)
  if (query.words.length === 0) return []
  const ranked = rank(index, query, options)
  const found: Found[] = []
  for (const one of ranked) {
    const source = await read(one.doc)
    if (options.token?.isCancellationRequested) return []
    if (source === undefined) continue
    const located = place(source, query, one)
    if (located) found.push({ doc: one.doc, ...located })
  }
  return found
}

interface Ranked {
  readonly doc: number
  readonly match: Match
  /** The hash of each word matched, to see whether the text is still the one that was put. */
  readonly hashes: readonly number[]
  /** The text offset and word number from which to read the document's words. */
  readonly offset: number
  readonly word: number
}

function rank(index: PassageIndex, query: Query, options: SearchOptions): Ranked[] {
  const view = index.view()
  const { vocabulary } = view
  const reader = new StretchReader(query, vocabulary)
  const ranked: Ranked[] = []
  for (const candidate of candidates(view, query, options.filter)) {
    const { segment, at } = candidate
    const from = Math.max(0, candidate.from - MARGIN)
    const to = Math.min(segment.docWords[at]!, candidate.to + MARGIN)
    const ids = new Uint32Array(to - from + 2 * BLOCK)
    readDocWords(segment, at, from, to, ids)
    const found = match(query, reader.read(ids.subarray(0, to - from)))
    if (!found || found.score < LEAST_SCORE) continue
    const checkpoint = Math.floor((from + found.places[0]!) / (BLOCK * CHECKPOINT))
    ranked.push({
      doc: segment.docs[at]!,
      match: { ...found, places: found.places.map(place => place + from) },
      hashes: found.places.map(place => vocabulary.hashes[ids[place]!]!),
      offset: segment.checkpoints[segment.docCheckpoints[at]! + checkpoint]!,
      word: checkpoint * BLOCK * CHECKPOINT,
    })
  }
  reader.close()
  return ranked.sort(byQuality).slice(0, options.limit)
}

function byQuality(a: Ranked, b: Ranked): number {
  if (a.match.exact !== b.match.exact) return a.match.exact ? -1 : 1
  const width = ({ match: { places } }: Ranked): number => places.at(-1)! - places[0]!
  return (
    b.match.score - a.match.score ||
    width(a) - width(b) ||
    a.doc - b.doc ||
    a.match.places[0]! - b.match.places[0]!
  )
}

/** The exact place in the text. A text that has changed since it was put is searched anew. */
function place(source: string, query: Query, one: Ranked): Located | undefined {
  const { match: found, word, offset } = one
  const part = new Words().scan(source, offset, found.places.at(-1)! - word + 1)
  const unchanged = found.places.every((at, k) => part.hashes[at - word] === one.hashes[k])
  if (!unchanged) return locateQuery(source, query, words(source))
  const places = found.places.map(at => at - word)
  return spansOf(source, query, { ...found, places }, part)
}
