import { hull } from '../base/span.ts'
import { linesOf } from '../library/paragraphs.ts'
import { blanked } from './blanked.ts'
import { paragraphsBetween, shownWith } from './cuts.ts'
import { withoutHandles } from './handles.ts'
import { pandocCitations } from './pandocCitations.ts'
import type { Markup, Paragraph, Reading } from './reading.ts'

const ADDRESS = /https?:\/\/[^\s<>"“”]+/g
const MARKED_QUOTE = /^[ \t]*(?:>[ \t]?)+/

/** Plain text: citations as Pandoc writes them, quotations in marks or, as in mail, in lines that start with `>`. */
export const plainText: Markup = { read: readPlainText }

function readPlainText(text: string): Reading {
  const addresses = [...text.matchAll(ADDRESS)].map(({ 0: address, index }) => {
    return { start: index, end: index + address.length }
  })
  const lines = linesOf(text)
  const markers = lines.flatMap(({ start, end }) => {
    const length = MARKED_QUOTE.exec(text.slice(start, end))?.[0].length ?? 0
    return length > 0 ? [{ start, end: start + length }] : []
  })
  const written = blanked(text, markers, ' ')
  const prose = blanked(written, addresses)
  const paragraphs = quotesApart(text, paragraphsBetween({ text, prose, lines, citations: [] }))
  const keys = paragraphs.flatMap(paragraph => pandocCitations(written, prose, hull(paragraph.lines)))
  const citations = withoutHandles(prose, paragraphs, keys)
  const cuts = markers.map(marker => ({ ...marker, shown: '' }))
  return {
    text,
    prose,
    paragraphs,
    citations,
    marked: [],
    inlineNotes: [],
    noteMarks: [],
    labels: [],
    mayEndBefore: () => true,
    shown: spans => shownWith(text, cuts, spans),
  }
}

/** Paragraphs parted where lines with `>` begin and end; each run of those is a block quote. */
function quotesApart(text: string, paragraphs: readonly Paragraph[]): Paragraph[] {
  let quote = 0
  return paragraphs.flatMap(({ lines, note }) => {
    const parts: { isQuoted: boolean; lines: Paragraph['lines'][number][] }[] = []
    for (const line of lines) {
      const isQuoted = MARKED_QUOTE.test(text.slice(line.start, line.end))
      if (parts.at(-1)?.isQuoted === isQuoted) parts.at(-1)!.lines.push(line)
      else parts.push({ isQuoted, lines: [line] })
    }
    return parts.map(part => ({ lines: part.lines, quote: part.isQuoted ? quote++ : undefined, note }))
  })
}
