import { overlapping, type Span } from '../base/span.ts'
import type { Piece } from '../base/textMap.ts'
import { trim } from '../library/paragraphs.ts'
import { BLANK } from './blanked.ts'
import type { Citation } from './model.ts'
import type { Paragraph } from './reading.ts'

/** A part of a document that readers do not see, or see as something else. */
export interface Cut extends Span {
  /** What they see instead: nothing, a space, a quotation mark, a letter with its accent … */
  readonly shown: string
  /** What they see closes a quotation, though elsewhere it opens one: “ in German. */
  readonly closes?: boolean
  /** They see it, but it is code: no citation and no quotation stands in it. */
  readonly isCode?: true
}

const OPENING = /^[“‘„‚«‹]$/

/**
 * The text at the same offsets with what readers see: a mark stands at the inner end of its cut, so that quotations
 * leave the markup out, and blanks fill the rest. The cuts ascend and are apart.
 */
export function proseWith(text: string, cuts: readonly Cut[]): string {
  const parts: string[] = []
  let done = 0
  for (const { start, end, shown, isCode, closes } of cuts) {
    const length = end - start
    const short = isCode ? '' : shown.slice(0, length)
    const fill = short === ' ' ? ' ' : BLANK
    const filled = OPENING.test(short) && !closes ? short.padStart(length, fill) : short.padEnd(length, fill)
    parts.push(text.slice(done, start), keepLineEnds(filled, text.slice(start, end)))
    done = end
  }
  parts.push(text.slice(done))
  return parts.join('')
}

function keepLineEnds(filled: string, original: string): string {
  if (!original.includes('\n')) return filled
  return [...original].map((character, i) => (character === '\n' ? '\n' : (filled[i] ?? BLANK))).join('')
}

/** What a reader sees of some lines, with a line end between two of them. */
export function shownWith(text: string, cuts: readonly Cut[], lines: readonly Span[]): Piece[] {
  const pieces: Piece[] = []
  let before = ''
  const add = (piece: Piece) => {
    pieces.push(before === '' ? piece : { ...piece, before })
    before = ''
  }
  for (const [i, line] of lines.entries()) {
    const { start, end } = trim(text, line)
    if (i > 0) before = '\n'
    let from = start
    for (const cut of overlapping(cuts, one => one, { start, end })) {
      if (cut.start > from) add({ start: from, end: cut.start })
      if (cut.shown !== '') add({ start: cut.start, end: Math.min(end, cut.end), text: cut.shown })
      from = Math.max(from, Math.min(end, cut.end))
    }
    if (end > from) add({ start: from, end })
  }
  return pieces
}

/** A document whose paragraphs are told by its blank lines. */
interface Lined {
  readonly text: string
  readonly prose: string
  readonly lines: readonly Span[]
  /** Where paragraphs end besides. */
  readonly breaks?: readonly number[]
  /** Block quotes, which are apart. */
  readonly quotes?: readonly Span[]
  readonly citations: readonly Citation[]
}

/**
 * The paragraphs of a document: what stands between blank lines and `breaks`, without lines of nothing but cuts, unless
 * they cite. Those inside a span of `quotes` are a block quote's.
 */
export function paragraphsBetween({
  text,
  prose,
  lines,
  breaks = [],
  quotes = [],
  citations,
}: Lined): Paragraph[] {
  const paragraphs: Paragraph[] = []
  let open: Span[] = []
  let next = 0
  let quote = 0
  let citation = 0
  /** Lines are asked for in their order. */
  const cites = ({ start, end }: Span) => {
    while (citation < citations.length && citations[citation]!.start < start) citation++
    return citation < citations.length && citations[citation]!.start < end
  }
  const close = () => {
    const inked = open.filter(line => hasInk(prose, line) || cites(line))
    if (inked.length > 0) {
      const at = inked[0]!.start
      while (quote < quotes.length && quotes[quote]!.end <= at) quote++
      const isQuoted = quote < quotes.length && quotes[quote]!.start <= at
      paragraphs.push({ lines: inked, quote: isQuoted ? quote : undefined, note: undefined })
    }
    open = []
  }
  for (const line of lines) {
    let { start } = line
    if (text.slice(start, line.end).trim() === '') close()
    while (next < breaks.length && breaks[next]! <= line.end) {
      const at = Math.max(start, breaks[next++]!)
      if (at > start) open.push({ start, end: at })
      close()
      start = at
    }
    if (line.end > start) open.push({ start, end: line.end })
  }
  close()
  return paragraphs
}

function hasInk(prose: string, { start, end }: Span): boolean {
  for (let at = start; at < end; at++) {
    const unit = prose.charCodeAt(at)
    if (unit > 0x20 && unit !== 0xa0) return true
  }
  return false
}
