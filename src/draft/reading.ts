import type { Span } from '../base/span.ts'
import type { Piece } from '../base/textMap.ts'
import type { Citation } from './model.ts'

/** How a markup is read. */
export interface Markup {
  /** Reads a document, or a part of one; a preamble or front matter is only looked for at the `isBeginning`. */
  read(text: string, isBeginning: boolean): Reading
  /** Where a part may end, besides blank lines: the end of each match. */
  readonly border?: RegExp
}

/** What the parser of a markup makes of a document; which words are quotations is found alike for all (quotations.ts). */
export interface Reading {
  readonly text: string
  /** The text at the same offsets, with blanks for all that is not the writer's words: commands, code, math, addresses. */
  readonly prose: string
  /** In the order of the text. */
  readonly paragraphs: readonly Paragraph[]
  /** In the order of the text. */
  readonly citations: readonly Citation[]
  /** Quotations that the markup itself marks as such, the outermost ones, in the order of the text. */
  readonly marked: readonly MarkedByMarkup[]
  /** Notes that stand in the text, from their opening to their closing mark. */
  readonly inlineNotes: readonly Span[]
  /** Where the text calls a note that stands elsewhere. */
  readonly noteMarks: readonly NoteMark[]
  /** What the document calls places of its own. Citations that begin with `@` may turn out to call one. */
  readonly labels: readonly string[]
  /**
   * Whether all is read as it would be if more text followed, whose first line is `next`: nothing is open that could
   * be closed there, or that would be read otherwise for what is there.
   */
  mayEndBefore(next: string): boolean
  /** What a reader sees of some lines (or parts of lines) of a paragraph. */
  shown(lines: readonly Span[]): Piece[]
}

/** A run of the writer's words between two breaks. */
export interface Paragraph {
  /** What belongs to it of each line, without markers of block quotes and lists. */
  readonly lines: readonly Span[]
  /** The number of the block quote that holds it, if one does. */
  readonly quote: number | undefined
  /** The label of the note that it is the text of, if it is. */
  readonly note: string | undefined
}

export interface NoteMark extends Span {
  readonly label: string
}

/** A quotation in a command of its own: `inner` are its words, `outer` also the command. */
export interface MarkedByMarkup {
  readonly kind: 'inline' | 'block'
  readonly inner: Span
  readonly outer: Span
  /** The citation that the command itself makes. */
  readonly citation: Citation | undefined
  readonly language: string | undefined
}

/** The reading without the citations that turn out to call a place of the document itself. */
export function withoutCalls(reading: Reading, labels: ReadonlySet<string>): Reading {
  const isCall = ({ start, items }: Citation) => reading.text[start] === '@' && labels.has(items[0]!.citekey)
  return labels.size > 0 && reading.citations.some(isCall)
    ? { ...reading, citations: reading.citations.filter(citation => !isCall(citation)) }
    : reading
}
