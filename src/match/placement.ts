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

/** A text with its words, which are read when they are first wanted. */
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
  /** The text has the same characters there; `undefined` where it has only something like the words. */
  readonly isSpelled?: boolean
}

/** Whether a window of the source has a piece, by its number, without a difference. */
export type Suits = (piece: number, window: Span) => boolean

/** A piece as it is looked for. */
interface Sought {
  readonly query: Query
  /** The words of its run, as hashes, and how they are written. */
  readonly run: readonly number[]
  readonly spelling: string
  /** The run is all of it. */
  readonly isWhole: boolean
  /** The first places of the run in the text. */
  readonly known: readonly Place[]
}

/** A range of words, half-open. */
type Range = Pick<Place, 'from' | 'to'>

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
  const all = pieces.map(({ text, run }): Sought => {
    const words = parseQuery(run).words.map(hashOf)
    const one = { query: parseQuery(text), run: words, spelling: run, isWhole: run === text }
    return { ...one, known: occurrences(source, one) }
  })
  const rank = ({ known }: Sought) => (known.length === 0 ? Number.POSITIVE_INFINITY : known.length)
  const anchor = all.toSorted((a, b) => rank(a) - rank(b) || b.query.words.length - a.query.words.length)[0]
  if (!anchor || anchor.query.words.length === 0) return []
  const cited = within && {
    from: firstWordFrom(source.words, within.start),
    to: firstWordFrom(source.words, within.end),
  }
  const isCited = ({ from }: Place) => cited !== undefined && cited.from <= from && from < cited.to
  const budget = { inexact: MOST_INEXACT }
  return [
    cited ? anchorPlaces(source, anchor, cited, within).filter(isCited) : [],
    anchorPlaces(source, anchor).filter(place => !isCited(place)),
  ].map(group =>
    group
      .slice(0, MOST_PLACES)
      .map(place => around(source, all, all.indexOf(anchor), place, suits, budget))
      .map(places => places.map((_, k) => windowAmong(source, all, places, k))),
  )
}

/** Where the rarest piece may stand, in a part of the text or in all of it: first where it has the same characters. */
function anchorPlaces(source: ReadText, anchor: Sought, range?: Range, within?: Span): readonly Place[] {
  const exact = range ? occurrences(source, anchor, range) : anchor.known
  if (anchor.known.some(place => place.isExact))
    return exact.toSorted((a, b) => Number(b.isSpelled) - Number(a.isSpelled))
  const inexact = fuzzyPlace(source, anchor.query, within)
  return inexact ? [inexact, ...exact] : exact
}

/** The places of the other pieces when that of one is known: each the nearest on its side. */
function around(
  source: ReadText,
  pieces: readonly Sought[],
  anchor: number,
  place: Place,
  suits: Suits,
  budget: { inexact: number },
): (Place | undefined)[] {
  const { words: read, text } = source
  const nearest = (k: number, found: readonly Place[], range: Range) => {
    const isSuited = (one: Place) => suits(k, windowOf(source, one, pieces[k]!.query.words.length, range))
    return found.length > 1 ? (found.slice(0, MOST_TRIED).find(isSuited) ?? found[0]) : found[0]
  }
  const inexact = ({ query }: Sought, within: Span) =>
    query.words.length >= LEAST_FUZZY && budget.inexact-- > 0 ? fuzzyPlace(source, query, within) : undefined
  const places: (Place | undefined)[] = pieces.map(() => undefined)
  places[anchor] = place
  let limit = place.from
  for (let k = anchor - 1; k >= 0; k--) {
    const range = { from: 0, to: limit }
    const before = { start: 0, end: limit < read.count ? read.start(limit) : text.length }
    places[k] =
      nearest(k, exactIn(source, pieces[k]!, range).toReversed(), range) ?? inexact(pieces[k]!, before)
    limit = places[k]?.from ?? limit
  }
  limit = place.to
  for (let k = anchor + 1; k < pieces.length; k++) {
    const range = { from: limit, to: read.count }
    const after = { start: limit > 0 ? read.end(limit - 1) : 0, end: text.length }
    places[k] = nearest(k, exactIn(source, pieces[k]!, range), range) ?? inexact(pieces[k]!, after)
    limit = places[k]?.to ?? limit
  }
  return places
}

/** The places of a piece in a range. Of one that is frequent not all are known before. */
function exactIn(source: ReadText, piece: Sought, range: Range): readonly Place[] {
  const { known } = piece
  if (known.length < MOST_OCCURRENCES)
    return known.filter(({ from, to }) => range.from <= from && to <= range.to)
  const isToEnd = range.to === source.words.count
  return occurrences(source, piece, range, isToEnd ? MOST_TRIED : Number.POSITIVE_INFINITY)
}

/** Where the text has a piece's words one after another: so many in its very spelling, and so many in others. */
function occurrences(
  { text, words: { count, hashes, starts, ends } }: ReadText,
  { run, spelling, isWhole }: Omit<Sought, 'known'>,
  { from, to }: Range = { from: 0, to: count },
  limit = MOST_OCCURRENCES,
): Place[] {
  const found: Place[] = []
  if (run.length === 0) return found
  const left = { spelled: limit, other: limit }
  const first = run[0]
  for (let at = from; at + run.length <= to && left.spelled > 0; at++) {
    if (hashes[at] !== first) continue
    let length = 1
    while (length < run.length && hashes[at + length] === run[length]) length++
    if (length < run.length) continue
    const isSpelled =
      ends[at + length - 1]! - starts[at]! === spelling.length && text.startsWith(spelling, starts[at])
    if (left[isSpelled ? 'spelled' : 'other']-- > 0)
      found.push({ from: at, to: at + length, isExact: isWhole, isSpelled })
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

/** The text around one of some places, which reaches into none of its neighbours whose words are known. */
function windowAmong(
  source: ReadText,
  pieces: readonly Sought[],
  places: readonly (Place | undefined)[],
  k: number,
): Span | undefined {
  const [before, place, after] = [places[k - 1], places[k], places[k + 1]]
  const from = before?.isSpelled === undefined ? 0 : before.to
  const to = after?.isSpelled === undefined ? source.words.count : after.from
  return place && windowOf(source, place, pieces[k]!.query.words.length, { from, to })
}

/** The text around a place, within a range, with whole words. */
function windowOf(
  { text, words: read }: ReadText,
  { from, to, isExact }: Place,
  length: number,
  range: Range,
): Span {
  const beside = isExact ? BESIDE : BESIDE_INEXACT + length
  const first = Math.max(0, Math.min(from, Math.max(range.from, from - beside)))
  const last = Math.min(read.count, Math.max(to, Math.min(range.to, to + beside))) - 1
  const whole = wholeTokens(text, {
    start: first === 0 ? 0 : read.start(first),
    end: last + 1 >= read.count ? text.length : read.end(last),
  })
  // What stands between these words and the next belongs to both.
  return {
    start: first > 0 ? Math.min(whole.start, read.end(first - 1)) : whole.start,
    end: last + 1 < read.count ? Math.max(whole.end, read.start(last + 1)) : whole.end,
  }
}

/** A span, wider until white space is at both ends. */
export function wholeTokens(text: string, span: Span): Span {
  let { start, end } = span
  for (let k = 0; k < LONGEST_TOKEN && start > 0 && !/\s/.test(text[start - 1]!); k++) start--
  for (let k = 0; k < LONGEST_TOKEN && end < text.length && !/\s/.test(text[end]!); k++) end++
  return { start, end }
}
