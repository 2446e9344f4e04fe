import type { Span } from '../base/span.ts'
import { type Piece, shownOf } from '../base/textMap.ts'

/** A paragraph, as the pieces of the raw text that a reader sees of it, and which block quote holds it. */
export interface ShownBlock {
  readonly pieces: readonly Piece[]
  readonly quote?: number | undefined
}

/** Paragraphs one below the other, each on a line of its own; spans are of what a reader sees. */
export function joinBlocks(
  raw: string,
  blocks: Iterable<ShownBlock>,
): { pieces: Piece[]; paragraphs: Span[]; blockQuotes: Span[] } {
  const pieces: Piece[] = []
  const paragraphs: Span[] = []
  const quotes = new Map<number, Span>()
  let length = 0
  for (const block of blocks) {
    if (block.pieces.length === 0) continue
    const isFirst = pieces.length === 0
    const start = isFirst ? 0 : length + 1
    block.pieces.forEach((piece, i) => {
      const before = i > 0 ? (piece.before ?? '') : isFirst ? '' : '\n'
      length += before.length + shownOf(raw, piece).length
      pieces.push(before === (piece.before ?? '') ? piece : { ...piece, before })
    })
    paragraphs.push({ start, end: length })
    if (block.quote !== undefined)
      quotes.set(block.quote, { start: quotes.get(block.quote)?.start ?? start, end: length })
  }
  return { pieces, paragraphs, blockQuotes: [...quotes.values()] }
}

/**
 * Leaves out what prints nothing (soft hyphens, zero-width marks) and makes one space of all white space between
 * words, and none of what stands at the edges.
 */
export function collapse(raw: string, pieces: readonly Piece[]): Piece[] {
  const collapsed: Piece[] = []
  let space: Span | undefined
  const put = (piece: Piece) => {
    const last = collapsed.at(-1)
    if (space && last) {
      const isPlain = space.end - space.start === 1 && raw[space.start] === ' '
      if (isPlain && last.end === space.start && last.text === undefined)
        collapsed[collapsed.length - 1] = { ...last, end: space.end }
      else collapsed.push(isPlain ? space : { ...space, text: ' ' })
    }
    space = undefined
    const before = collapsed.at(-1)
    const goesOn = before?.end === piece.start && before.text === undefined && piece.text === undefined
    if (goesOn) collapsed[collapsed.length - 1] = { ...before, end: piece.end }
    else collapsed.push(piece)
  }
  for (const { start, end, text } of pieces) {
    if (text !== undefined) {
      const shown = text.replace(INVISIBLE, '').replace(/\s+/g, ' ')
      if (shown === ' ') space ??= { start, end }
      else if (shown !== '') put({ start, end, text: shown })
      continue
    }
    for (const { 0: found, index, groups } of raw.slice(start, end).matchAll(RUN)) {
      const span = { start: start + index, end: start + index + found.length }
      if (groups?.space !== undefined)
        space = space?.end === span.start ? { start: space.start, end: span.end } : (space ?? span)
      else if (groups?.words !== undefined) put(span)
    }
  }
  return collapsed
}

const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]+/g
const RUN = /(?<invisible>[\u00ad\u200b\u2060\ufeff]+)|(?<space>\s+)|(?<words>[^\s\u00ad\u200b\u2060]+)/g
