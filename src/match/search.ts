import type { IndexView, PassageIndex } from '../index/passageIndex.ts'
import { BLOCK, readDocWords } from '../index/segment.ts'
import type { DocFilter } from './allowedBlocks.ts'
import { answersOf, LEAST_RIVAL, LIKELY } from './answers.ts'
import { candidates, type Effort } from './candidates.ts'
import { lookUp } from './lookup.ts'
import { occurrences, phrasesOf } from './phrase.ts'
import { parseQuery, type Query } from './query.ts'
import { byQuality, place, type Ranked, rankedOf } from './ranked.ts'
import { match } from './score.ts'
import type { Located } from './spans.ts'
import { StretchReader } from './stretch.ts'
import type { Candidate } from './windowReader.ts'

export interface SearchOptions {
  /** Results wanted, at most. */
  readonly limit: number
  /** Which documents count. */
  readonly filter?: DocFilter
  /** The last word may be the start of a word. */
  readonly typing?: boolean
  /** Quotation marks are part of the text, not a demand for the exact phrase. */
  readonly literal?: boolean
  /** Only what has the very words is wanted, give or take a few: the first effort finds it. */
  readonly isQuick?: boolean
  /** Results with a lower score are of no use: their texts are not read. */
  readonly leastScore?: number
  readonly token?: { readonly isCancellationRequested: boolean }
}

/** A passage found: where in which document. */
export interface Found extends Located {
  readonly doc: number
}

/** Words on either side of a candidate that are aligned with it: its first or last word may be misspelt. */
const MARGIN = 10
/** Cells that the aligner fills for one query, at most, after the first candidate: bounds the time of pasted pages. */
const ALIGNED_CELLS = 2_000_000
/** First little effort, which is enough while what is typed is right; then more, for what is not found so. */
const EFFORTS: readonly Effort[] = [
  { postings: 16_000, share: 0.7, windows: 128, candidates: 16, patience: 8 },
  { postings: 150_000, share: 1, windows: 512, candidates: 24, patience: 24 },
]
/** A match is good enough to look no further if it is exact or has such a score. */
const ENOUGH = 0.9
/** Occurrences of a phrase that are looked at to find the documents that have it. */
const PHRASE_OCCURRENCES = 20_000

/**
 * Finds the passages that are most like the query, best first: exact before fuzzy, then by score, then the
 * tighter, then in source order. Only documents that have every phrase in straight quotation marks count; a
 * query that is one such phrase gives its occurrences in source order. `read` gives the text of a document as
 * it was put; one that has no text any more is left out.
 */
export async function search(
  index: PassageIndex,
  read: (doc: number) => Promise<string | undefined>,
  text: string,
  options: SearchOptions,
): Promise<Found[]> {
  const { leastScore = 0 } = options
  const { phrases, plain } = options.literal ? { phrases: [], plain: text } : phrasesOf(text)
  const query = parseQuery(plain, options)
  if (query.words.length === 0) return []
  const view = index.view()
  const all = phrases.length > 0 ? rankPhrases(view, query, phrases, options) : rank(view, query, options)
  const ranked = all.filter(({ match: { score } }) => score >= leastScore)
  const found: Found[] = []
  const texts = await Promise.all(ranked.map(one => read(one.doc)))
  if (options.token?.isCancellationRequested) return []
  ranked.forEach((one, i) => {
    const located = texts[i] === undefined ? undefined : place(texts[i], query, one)
    if (located) found.push({ doc: one.doc, ...located })
  })
  return found
}

function rank(view: IndexView, query: Query, { limit, filter, isQuick }: SearchOptions): Ranked[] {
  const lookup = lookUp(view, query)
  const reader = new StretchReader(query, view.vocabulary)
  let ranked: Ranked[] = []
  for (const effort of EFFORTS) {
    const wanted = { ...effort, candidates: Math.max(effort.candidates, limit) }
    const { list, complete } = candidates(view, query, lookup, wanted, filter)
    const all = alignAll(view, query, reader, list, effort.patience).sort(byQuality)
    ranked = answersOf(all).slice(0, limit)
    if (complete || isQuick || isEnough(ranked[0])) break
  }
  reader.close()
  return ranked
}

function isEnough(best: Ranked | undefined): boolean {
  return best !== undefined && (best.match.exact || best.match.score >= ENOUGH)
}

/** The words of the candidate at work. */
let ids = new Uint32Array(256)

function alignAll(
  view: IndexView,
  query: Query,
  reader: StretchReader,
  list: readonly Candidate[],
  patience: number,
): Ranked[] {
  const ranked: Ranked[] = []
  let cells = 0
  let failed = 0
  let isFound = false
  for (const candidate of list) {
    const { segment, at } = candidate
    const from = Math.max(0, candidate.from - MARGIN)
    const to = Math.min(segment.docWords[at]!, candidate.to + MARGIN)
    cells += (to - from) * query.words.length
    if (isFound && cells > ALIGNED_CELLS) break
    if (ids.length < to - from + 2 * BLOCK) ids = new Uint32Array((to - from + 2 * BLOCK) * 2)
    readDocWords(segment, at, from, to, ids)
    const found = match(query, reader.read(ids, to - from))
    const isLikely = found !== undefined && found.score >= LIKELY
    isFound ||= isLikely
    failed = isLikely ? 0 : failed + 1
    if (isFound && failed >= patience) break
    if (!found || found.score < LEAST_RIVAL) continue
    const places = found.places.map(one => one + from)
    const matched = found.places.map(place => ids[place]!)
    ranked.push(rankedOf(view, segment, at, { ...found, places }, matched))
  }
  return ranked
}

/** The passages like the whole query in the documents that have every phrase, or else the first phrase there. */
function rankPhrases(
  view: IndexView,
  query: Query,
  phrases: readonly (readonly string[])[],
  options: SearchOptions,
): Ranked[] {
  const narrowed = { ...options, filter: withPhrases(view, phrases, options.filter) }
  const first = phrases[0]!
  const ranked = first.length === query.words.length ? [] : rank(view, query, narrowed)
  return ranked.length > 0 ? ranked : rankPhrase(view, first, narrowed)
}

function rankPhrase(view: IndexView, phrase: readonly string[], { limit, filter }: SearchOptions): Ranked[] {
  const ids = phrase.map(word => view.vocabulary.find(word))
  const ranked: Ranked[] = []
  for (const { segment, at, word } of occurrences(view, phrase, filter)) {
    const places = ids.map((_, i) => word + i)
    const breaks = ids.map(() => false)
    ranked.push(rankedOf(view, segment, at, { score: 1, exact: true, places, breaks }, ids))
    if (ranked.length === Math.max(limit, PHRASE_OCCURRENCES)) break
  }
  return ranked.sort(byQuality).slice(0, limit)
}

/** The filter, narrowed to the documents that have all phrases. */
function withPhrases(
  view: IndexView,
  phrases: readonly (readonly string[])[],
  filter: SearchOptions['filter'],
): SearchOptions['filter'] {
  let narrowed = filter
  for (const phrase of phrases) {
    const docs = new Set<number>()
    let seen = 0
    for (const { segment, at } of occurrences(view, phrase, narrowed)) {
      docs.add(segment.docs[at]!)
      if (++seen === PHRASE_OCCURRENCES) break
    }
    narrowed = doc => docs.has(doc)
  }
  return narrowed
}
