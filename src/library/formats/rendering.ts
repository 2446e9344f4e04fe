import type { Span } from '../../base/span.ts'
import type { Piece } from '../../base/textMap.ts'
import type { Place } from '../source.ts'
import type { FormatReading } from './format.ts'

/** A block of a file that is not text, in the order of reading. */
export type RenderedBlock =
  | {
      readonly kind: 'paragraph' | 'heading'
      readonly text: string
      /** Which block quote holds it. */
      readonly quote?: number | undefined
      /** The end of a page, and nothing else, parts it from the block before: that paragraph goes on here. */
      readonly continues?: 'with the next word' | 'inside a word'
    }
  /** A page starts. */
  | { readonly kind: 'page'; readonly label: string }

/**
 * The text that stands for a file that is not text: its blocks with blank lines between them, and a line for each
 * page that starts. Offsets of matches point into it, and it is what the editor shows.
 */
export function rendering(
  blocks: readonly RenderedBlock[],
): Pick<FormatReading, 'raw' | 'isText' | 'pieces' | 'paragraphs' | 'blockQuotes'> & { places: Place[] } {
  let raw = ''
  let shown = 0
  const pieces: Piece[] = []
  const paragraphs: Span[] = []
  const places: Place[] = []
  const quotes = new Map<number, Span>()
  let page: string | undefined
  for (const block of blocks) {
    if (raw !== '') raw += '\n\n'
    if (block.kind === 'page') {
      raw += pageMark(block.label)
      page = block.label
      continue
    }
    if (block.kind === 'paragraph' && block.text !== '') {
      const isFirst = pieces.length === 0
      const before = isFirst || block.continues === 'inside a word' ? '' : block.continues ? ' ' : '\n'
      const start = shown + before.length
      shown = start + block.text.length
      pieces.push({ start: raw.length, end: raw.length + block.text.length, before })
      if (block.continues && paragraphs.length > 0)
        paragraphs.push({ start: paragraphs.pop()!.start, end: shown })
      else paragraphs.push({ start, end: shown })
      if (page !== undefined) places.push({ start, locator: { label: 'page', value: page } })
      page = undefined
      if (block.quote !== undefined)
        quotes.set(block.quote, { start: quotes.get(block.quote)?.start ?? start, end: shown })
    }
    raw += block.text
  }
  return { raw, isText: false, pieces, paragraphs, blockQuotes: [...quotes.values()], places }
}

/** Nothing that stands in a text, so that a reader sees it is none of it. */
function pageMark(label: string): string {
  return `———— p. ${label} ————`
}
