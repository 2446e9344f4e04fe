import type { Span } from '../base/span.ts'
import { hashOf, type Words, words } from '../base/words.ts'
import { anchors } from './anchors.ts'
import { locateQuery } from './locate.ts'
import { parseQuery, type Query } from './query.ts'

/** Of a passage that stands in a source so many times or more, in one spelling, the rest is not looked at. */
const MOST_OCCURRENCES = 32
/** More places of a quotation are not compared. */
const MOST_PLACES = 16
/** Of the places of a piece beside the one before it, so many are tried. */
const MOST_TRIED = 8
/** So many words beside an exact passage show how it goes on; beside an inexact one, and its own length more. */
const BESIDE = 2
const BESIDE_INEXACT = 4
/** A window's edge is moved to white space, but not further than this. In characters. */
const LONGEST_TOKEN = 80
/** Shorter pieces are found exactly or not at all: anything is like two words. */
const LEAST_FUZZY = 3
/** Longer ones are found by the runs of words that both texts have. */
const MOST_FUZZY = 200

/** So many pieces are looked for inexactly, and so many pieces at all: bounds the time of a hostile quotation. */
const MOST_INEXACT = 40
const MOST_PIECES = 1_000

/** A text with its words read. */
export interface ReadText {
  readonly text: string
  readonly words: Words
}

/** A piece of a quotation, and the longest run of its words that the source should have one after another. */
export interface SoughtPiece {
  readonly text: string
  readonly run: string
}

/** Where one piece of a quotation stands, in words of the source, half-open. */
interface Place {
  readonly from: number
  readonly to: number
  readonly isExact: boolean
  /** The text has the same characters there. */
  readonly isSpelled?: boolean
}

/** Whether a window of the source has a piece, by its number, without a difference. */
export type Suits = (piece: number, window: Span) => boolean

/**
 * Where the pieces of a quotation may stand in its source, in order: a window of the text for each piece, `undefined`
 * for one that is nowhere. One answer for each place of the rarest piece, in two groups: those `within` a span, and the
 * others. Of the places of another piece the nearest that `suits`.
 */
export function placesOf(
  source: ReadText,
  pieces: readonly SoughtPiece[],
  suits: Suits,
  within?: Span,
): (Span | undefined)[][][] {
  if (pieces.length > MOST_PIECES) return []
  const queries = pieces.map(({ text }) => parseQuery(text))
  const exact = pieces.map(({ text, run }) => {
    const found = occurrences(source, parseQuery(run).words.map(hashOf), run)
    return run === text ? found : found.map(place => ({ ...place, isExact: false }))
  })
  const rank = (k: number) => (exact[k]!.length === 0 ? Number.POSITIVE_INFINITY : exact[k]!.length)
  const anchor = queries
    .map((_, k) => k)
    .sort((a, b) => rank(a) - rank(b) || queries[b]!.words.length - queries[a]!.words.length)[0]
  if (anchor === undefined || queries[anchor]!.words.length === 0) return []
  const isWithin = ({ from }: Place) =>
    within !== undefined && within.start <= source.words.start(from) && source.words.start(from) < within.end
  let found: readonly Place[] = exact[anchor]!
  if (found.every(place => !place.isExact)) {
    const query = queries[anchor]!
    const inexact = [within && fuzzyPlace(source, query, within), fuzzyPlace(source, query)]
    found = [...inexact.filter(place => place !== undefined), ...found]
  }
  const budget = { inexact: MOST_INEXACT }
  // The best place is most often one with the same characters.
  const sorted = found.toSorted((a, b) => Number(b.isSpelled === true) - Number(a.isSpelled === true))
  return [sorted.filter(isWithin), sorted.filter(place => !isWithin(place))].map(group =>
    group
      .slice(0, MOST_PLACES)
      .map(place =>
        around(source, queries, exact, anchor, place, suits, budget).map((piece, k) =>
          piece ? windowOf(source, piece, queries[k]!.words.length) : undefined,
        ),
      ),
  )
}

/** The places of the other pieces when that of one is known: each the nearest on its side. */
function around(
  source: ReadText,
  queries: readonly Query[],
  exact: readonly (readonly Place[])[],
  anchor: number,
  place: Place,
  suits: Suits,
  budget: { inexact: number },
): (Place | undefined)[] {
  const inexact = (query: Query, within: Span) =>
    query.words.length >= LEAST_FUZZY && budget.inexact-- > 0 ? fuzzyPlace(source, query, within) : undefined
  const nearest = (k: number, found: readonly Place[]) => {
    const isSuited = (one: Place) => suits(k, windowOf(source, one, queries[k]!.words.length))
    return found.length > 1 ? (found.slice(0, MOST_TRIED).find(isSuited) ?? found[0]) : found[0]
  }
  const places: (Place | undefined)[] = queries.map(() => undefined)
  places[anchor] = place
  const { words: read, text } = source
  let limit = place.from
  for (let k = anchor - 1; k >= 0; k--) {
    const before = { start: 0, end: limit < read.count ? read.start(limit) : text.length }
    places[k] =
      nearest(k, exact[k]!.filter(one => one.to <= limit).toReversed()) ??
      repeated(source, queries[k]!, exact[k]!, { from: 0, to: limit }, true) ??
      inexact(queries[k]!, before)
    limit = places[k]?.from ?? limit
  }
  limit = place.to
  for (let k = anchor + 1; k < queries.length; k++) {
    const after = { start: limit > 0 ? read.end(limit - 1) : 0, end: text.length }
    places[k] =
      nearest(
        k,
        exact[k]!.filter(one => one.from >= limit),
      ) ??
      repeated(source, queries[k]!, exact[k]!, { from: limit, to: read.count }, false) ??
      inexact(queries[k]!, after)
    limit = places[k]?.to ?? limit
  }
  return places
}

/** A piece so frequent that not all of its places are known. */
function repeated(
  source: ReadText,
  query: Query,
  known: readonly Place[],
  range: { from: number; to: number },
  isLast: boolean,
): Place | undefined {
  if (known.length < MOST_OCCURRENCES) return undefined
  const found = occurrences(source, query.words.map(hashOf), '', range, isLast ? Number.POSITIVE_INFINITY : 1)
  return isLast ? found.at(-1) : found[0]
}

/** Where the text has the words one after another: in this very spelling, and in others. */
function occurrences(
  { text, words: { count, hashes, starts, ends } }: ReadText,
  run: readonly number[],
  spelling: string,
  { from, to } = { from: 0, to: count },
  limit = MOST_OCCURRENCES,
): Place[] {
  const found: Place[] = []
  if (run.length === 0) return found
  const left = { spelled: limit, other: limit }
  const first = run[0]
  for (let at = from; at + run.length <= to; at++) {
    if (hashes[at] !== first) continue
    let length = 1
    while (length < run.length && hashes[at + length] === run[length]) length++
    if (length < run.length) continue
    const isSpelled =
      ends[at + length - 1]! - starts[at]! === spelling.length && text.startsWith(spelling, starts[at])
    if (left[isSpelled ? 'spelled' : 'other']-- > 0)
      found.push({ from: at, to: at + length, isExact: true, isSpelled })
  }
  return found
}

/** Where the text has something like the words. */
function fuzzyPlace({ text, words: read }: ReadText, query: Query, within?: Span): Place | undefined {
  const offset = within?.start ?? 0
  const [part, own] = within ? [text.slice(within.start, within.end), undefined] : [text, read]
  const partWords = own ?? words(part)
  const first = within ? firstWordFrom(read, offset) : 0
  if (query.words.length > MOST_FUZZY) {
    const runs = anchors(query.words.map(hashOf), partWords.hashes.subarray(0, partWords.count))
    if (runs.length === 0) return undefined
    const last = runs.at(-1)!
    return { from: first + runs[0]!.b, to: first + last.b + last.length, isExact: false }
  }
  const found = locateQuery(part, query, partWords)
  if (!found) return undefined
  return {
    from: firstWordFrom(read, offset + found.start),
    to: Math.max(firstWordFrom(read, offset + found.end), firstWordFrom(read, offset + found.start) + 1),
    isExact: false,
  }
}

function firstWordFrom(read: Words, offset: number): number {
  let low = 0
  let high = read.count
  while (low < high) {
    const middle = (low + high) >> 1
    if (read.start(middle) < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** The text around a place, cut at white space. */
function windowOf({ text, words: read }: ReadText, { from, to, isExact }: Place, length: number): Span {
  const beside = isExact ? BESIDE : BESIDE_INEXACT + length
  const first = Math.max(0, from - beside)
  const last = Math.min(read.count, to + beside) - 1
  let start = first === 0 ? 0 : read.start(first)
  let end = last + 1 >= read.count ? text.length : read.end(last)
  for (let k = 0; k < LONGEST_TOKEN && start > 0 && !/\s/.test(text[start - 1]!); k++) start--
  for (let k = 0; k < LONGEST_TOKEN && end < text.length && !/\s/.test(text[end]!); k++) end++
  return { start, end }
}
