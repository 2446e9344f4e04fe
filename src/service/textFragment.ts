import type { Span } from '../base/span.ts'
import type { Item, SourceText } from '../library/source.ts'

/** So many words of a passage, or around it, are named at most. */
const MOST_WORDS = 8
/** A passage longer than this is named by its first and last words only. In UTF-16 units. */
const MOST_WHOLE = 300

/**
 * The address of a source on the web that leads to a passage of it, which browsers scroll to and highlight
 * (https://wicg.github.io/scroll-to-text-fragment/). Just the source's address where no fragment would lead to this
 * passage alone; `undefined` without an address that a browser may open. The span is of the source's reading text.
 */
export function passageUrl({ URL: address }: Item, text: SourceText, passage: Span): string | undefined {
  const url = address === undefined ? undefined : webAddress(address)
  if (url === undefined) return undefined
  const fragment = textFragment(text, passage)
  return fragment === undefined ? url : `${url}${url.includes('#') ? '' : '#'}:~:${fragment}`
}

function webAddress(address: string): string | undefined {
  try {
    const { protocol, href } = new URL(address)
    return protocol === 'https:' || protocol === 'http:' ? href.replace(/[()'*]/g, percent) : undefined
  } catch {
    return undefined
  }
}

/**
 * `text=[prefix-,]start[,end][,-suffix]`: the shortest that finds the words of a passage, from the first to the last,
 * and no others in the text. `undefined` where even with the words around it other places are found too.
 */
export function textFragment({ map: { text }, paragraphs }: SourceText, passage: Span): string | undefined {
  const blocks = blocksOf(text, paragraphs)
  const blockOf = (word: Span) => blocks.find(({ end }) => word.start < end)
  const words = wordsAround(text, passage)
  const from = words.findIndex(({ start }) => passage.start <= start)
  const to = words.findLastIndex(({ end }) => end <= passage.end)
  const [first, last] = [words[from], words[to]]
  if (!first || !last || from > to) return undefined
  const [opening, closing] = [blockOf(first)!, blockOf(last)!]
  const at = { start: first.start, end: last.end }
  const inside = words.slice(from, to + 1)
  const starts = inside.filter(({ end }) => end <= opening.end).slice(0, MOST_WORDS)
  const ends = inside.filter(({ start }) => start >= closing.start).slice(-MOST_WORDS)
  const before = trimmedEnd(text, at.start)
  const prefixBlock = blockOf({ start: before - 1, end: before })
  const prefixes = words
    .filter(({ start }) => prefixBlock && prefixBlock.start <= start && start < before)
    .slice(-MOST_WORDS)
  const after = at.end + /^\s*/.exec(text.slice(at.end))![0].length
  const suffixBlock = blockOf({ start: after, end: after })
  const suffixes = words
    .filter(({ end }) => suffixBlock && after < end && end <= suffixBlock.end)
    .slice(0, MOST_WORDS)

  const term = (start: number, end: number) => termOf(text.slice(start, end))
  const lastTerms = ends.map(({ start }) => ({ start, term: term(start, at.end) }))
  const middles: Terms[] = starts.flatMap(({ end }) => {
    const firstTerm = term(at.start, end)
    return lastTerms
      .filter(({ start }) => end <= start)
      .map(({ term: lastTerm }) => ({ start: firstTerm, end: lastTerm }))
  })
  if (opening === closing && at.end - at.start <= MOST_WHOLE)
    middles.unshift({ start: term(at.start, at.end) })
  const leads = [undefined, ...prefixes.map(({ start }) => term(start, before))]
  const trails = [undefined, ...suffixes.map(({ end }) => term(after, end))]
  const page = pageOf(text, blocks)
  return leads
    .flatMap(prefix => trails.flatMap(suffix => middles.map(middle => ({ ...middle, prefix, suffix }))))
    .map(terms => ({ terms, written: written(terms) }))
    .sort((one, other) => one.written.length - other.written.length)
    .find(({ terms }) => isAlone(page, terms, at))?.written
}

function trimmedEnd(text: string, end: number): number {
  return text.slice(0, end).trimEnd().length
}

/** Some words that a browser is told to look for. */
interface Term {
  readonly written: string
  readonly folded: string
}

interface Terms {
  readonly prefix?: Term | undefined
  readonly start: Term
  readonly end?: Term | undefined
  readonly suffix?: Term | undefined
}

/** Beside what an address must not hold, the signs of the directive itself are encoded, and those of Markdown. */
function termOf(text: string): Term {
  const line = text.replace(/\s+/g, ' ')
  return { written: encodeURIComponent(line).replace(/[-()'*]/g, percent), folded: fold(line) }
}

function written({ prefix, start, end, suffix }: Terms): string {
  const lead = prefix ? `${prefix.written}-,` : ''
  return `text=${lead}${start.written}${end ? `,${end.written}` : ''}${suffix ? `,-${suffix.written}` : ''}`
}

function percent(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`
}

/** Of so many UTF-16 units around a passage the words may be named. */
const AROUND = 300
/** Made when first wanted: it takes a tenth of the server's start. */
let segmenter: Intl.Segmenter | undefined

/** The words of a passage and around it, as browsers cut them. */
function wordsAround(text: string, passage: Span): Span[] {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'word' })
  const from = text.lastIndexOf(' ', Math.max(0, passage.start - AROUND)) + 1
  const window = text.slice(from, passage.end + AROUND)
  return (
    [...segmenter.segment(window)]
      .filter(({ isWordLike }) => isWordLike)
      .map(({ index, segment }) => ({ start: from + index, end: from + index + segment.length }))
      // The last one may be cut.
      .filter(({ end }) => end < passage.end + AROUND || end === text.length)
  )
}

/** Paragraphs, and what stands between them: no term goes over the border of two. */
function blocksOf(text: string, paragraphs: readonly Span[]): Span[] {
  const borders = [0, ...paragraphs.flatMap(({ start, end }) => [start, end]), text.length]
  for (const gap of text.matchAll(/\n[^\S\n]*\n/g)) borders.push(gap.index)
  const sorted = [...new Set(borders)].sort((a, b) => a - b)
  return sorted.slice(1).map((end, i) => ({ start: sorted[i]!, end }))
}

/** A text as a browser searches it: without case and accents, white space as one space, a line end between blocks. */
interface Page {
  readonly text: string
  /** Where each of its units stands in the source's text. */
  readonly places: readonly number[]
}

const BORDER = '\n'

function pageOf(text: string, blocks: readonly Span[]): Page {
  let folded = ''
  const places: number[] = []
  for (const block of blocks) {
    for (const { index, 0: run } of text.slice(block.start, block.end).matchAll(/\s+|[^\s]/gu)) {
      const unit = fold(run)
      for (let i = 0; i < unit.length; i++) places.push(block.start + index)
      folded += unit
    }
    folded += BORDER
    places.push(block.end)
  }
  return { text: folded, places }
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** Whether the terms find the words at a place, and nothing else. */
function isAlone(page: Page, terms: Terms, at: Span): boolean {
  let count = 0
  for (const [start, end] of found(page.text, terms)) {
    if (++count > 1 || page.places[start] !== at.start || page.places[end - 1]! >= at.end) return false
    if (page.places[end]! < at.end) return false
  }
  return count === 1
}

/** All that the terms find, by https://wicg.github.io/scroll-to-text-fragment/#find-a-range-from-a-text-directive. */
function* found(text: string, terms: Terms): Generator<[number, number]> {
  const [prefix, end, suffix] = [terms.prefix?.folded, terms.end?.folded, terms.suffix?.folded]
  const start = terms.start.folded
  const isBoundAfter = end !== undefined || suffix === undefined
  const isFollowed = (offset: number) => {
    if (suffix === undefined) return isBoundary(text, offset)
    const next = pastSpace(text, offset)
    return text.startsWith(suffix, next) && isBoundary(text, next + suffix.length)
  }
  const lead = prefix ?? start
  for (let i = text.indexOf(lead); i >= 0; i = text.indexOf(lead, i + 1)) {
    if (!isBoundary(text, i)) continue
    const from = prefix === undefined ? i : pastSpace(text, i + prefix.length)
    const to = from + start.length
    if (!text.startsWith(start, from) || (isBoundAfter && !isBoundary(text, to))) continue
    if (end === undefined) {
      if (isFollowed(to)) yield [from, to]
      continue
    }
    for (let j = text.indexOf(end, to); j >= 0; j = text.indexOf(end, j + 1)) {
      if (!isBoundary(text, j) || !isFollowed(j + end.length)) continue
      yield [from, j + end.length]
      break
    }
  }
}

function pastSpace(text: string, offset: number): number {
  let at = offset
  while (text[at] === ' ' || text[at] === BORDER) at++
  return at
}

const WORD_SIGN = /[\p{L}\p{N}]/u
const UNSPACED = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u

/** Whether a word may begin or end here. Rather once too often than not: then a longer fragment is taken. */
function isBoundary(text: string, offset: number): boolean {
  const [before = ' ', after = ' '] = [text[offset - 1], text[offset]]
  return !(WORD_SIGN.test(before) && WORD_SIGN.test(after)) || UNSPACED.test(before) || UNSPACED.test(after)
}
