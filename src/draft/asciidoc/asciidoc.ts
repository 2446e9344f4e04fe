import { append } from '../../base/lists.ts'
import { hull, overlapping, type Span } from '../../base/span.ts'
import { linesOf } from '../../library/paragraphs.ts'
import { proseWith, shownWith } from '../cuts.ts'
import { LineReading } from '../lineReading.ts'
import type { Citation } from '../model.ts'
import { movedCitation } from '../moved.ts'
import { inNotes } from '../notes.ts'
import type { MarkedByMarkup, Markup, Reading } from '../reading.ts'
import { asciidocCitations } from './cite.ts'
import { scanInline } from './inline.ts'

/** AsciiDoc, with the citations of asciidoctor-bibtex. */
export const asciidoc: Markup = { read: readAsciidoc }

function readAsciidoc(text: string): Reading {
  const { reading, attributed, isOpen } = readLines(text)
  const citations: Citation[] = []
  const inlineNotes: Span[] = []
  for (const { lines } of reading.paragraphs) {
    const block = hull(lines)
    const inline = scanInline(text, block)
    append(reading.cuts, inline.cuts)
    append(inlineNotes, inline.notes)
    append(
      citations,
      asciidocCitations(inline.prose).map(citation => movedCitation(citation, block.start)),
    )
  }
  const marked: MarkedByMarkup[] = []
  for (const { attributes, block } of attributed) {
    const inner = text.slice(attributes.start, attributes.end)
    const own = asciidocCitations(inner).map(citation => movedCitation(citation, attributes.start))
    append(citations, own)
    const outer = { start: attributes.start, end: block.end }
    if (own.length === 1)
      marked.push({ kind: 'block', inner: block, outer, citation: own[0], language: undefined })
  }
  const cuts = reading.cuts.sort((a, b) => a.start - b.start)
  const all = inNotes(citations, inlineNotes).sort((a, b) => a.start - b.start)
  // What an attributed block holds is quoted by it.
  const paragraphs = reading.paragraphs.map(paragraph =>
    overlapping(marked, ({ inner }) => inner, hull(paragraph.lines)).length > 0
      ? { ...paragraph, quote: undefined }
      : paragraph,
  )
  return {
    text,
    prose: proseWith(text, cuts),
    paragraphs,
    citations: all,
    marked,
    inlineNotes,
    noteMarks: [],
    labels: [],
    mayEndBefore: () => !isOpen,
    shown: lines => shownWith(text, cuts, lines),
  }
}

const OPAQUE = /^(?:-{4,}|\.{4,}|\+{4,}|\/{4,}|```.*)$/
const QUOTE_FENCE = /^(?:_{4,}|"")$/
/** Block quotes as in Markdown. */
const QUOTE_MARKER = /^>(?:\s|$)/
const OTHER_FENCE = /^(?:={4,}|\*{4,}|--)$/
const ATTRIBUTE_LINE = /^\[(?!\[).*\]$/
const QUOTE_ATTRIBUTES = /^\[(?:quote|verse)\b/
const SKIPPED =
  /^(?:\/\/.*|:[\w!-]+:.*|\+|(?:include|image|video|audio|toc|ifdef|ifndef|endif)::.*|\|={3,}.*|'{3}|<{3})$/
const HEADING = /^(?:=+|#+)\s+/
const TITLE = /^\.(?=[^\s.])/
const ITEM = /^\s*(?:[*-]+|\.{1,5}|\d+\.|<\d+>)\s+/

/** A quote block whose attributes may say where it is from. */
interface Attributed {
  readonly attributes: Span
  readonly block: Span
}

function readLines(text: string): { reading: LineReading; attributed: Attributed[]; isOpen: boolean } {
  const reading = new LineReading()
  const attributed: Attributed[] = []
  /** The line that ends what is passed over, or the quote block. */
  let opaque: string | undefined
  let fence: string | undefined
  let attributes: Span | undefined
  let quoteStart = 0
  const endQuote = (end: number) => {
    reading.closeQuote()
    if (attributes) attributed.push({ attributes, block: { start: quoteStart, end } })
    attributes = undefined
    fence = undefined
  }
  for (const line of linesOf(text)) {
    const content = text.slice(line.start, line.end).trimEnd()
    if (opaque !== undefined) {
      if (content === opaque) opaque = undefined
    } else if (OPAQUE.test(content)) {
      reading.close()
      opaque = content.startsWith('```') ? '```' : content
    } else if (fence !== undefined && content === fence) endQuote(line.start)
    else if (fence === undefined && QUOTE_FENCE.test(content)) {
      reading.openQuote()
      fence = content
      quoteStart = line.end
    } else if (content === '') {
      if (reading.quote !== undefined && fence === undefined) endQuote(line.start)
      else reading.close()
    } else if (ATTRIBUTE_LINE.test(content)) {
      reading.close()
      attributes = QUOTE_ATTRIBUTES.test(content) ? line : undefined
    } else if (SKIPPED.test(content) || OTHER_FENCE.test(content)) reading.close()
    else {
      const marker = fence === undefined ? (QUOTE_MARKER.exec(content)?.[0].length ?? 0) : 0
      if ((attributes || marker > 0) && fence === undefined && reading.quote === undefined) {
        reading.openQuote()
        quoteStart = line.start
      }
      if (marker === content.length) reading.close()
      else addLine(reading, { start: line.start + marker, end: line.end }, content.slice(marker))
    }
  }
  const isOpen = opaque !== undefined || reading.quote !== undefined || attributes !== undefined
  if (reading.quote !== undefined) endQuote(text.length)
  reading.close()
  return { reading, attributed, isOpen }
}

function addLine(reading: LineReading, line: Span, content: string): void {
  const marker = (HEADING.exec(content) ?? TITLE.exec(content) ?? ITEM.exec(content))?.[0].length ?? 0
  if (marker > 0) reading.close()
  if (content.startsWith('|')) {
    reading.close()
    reading.cut(line.start, line.start + 1)
  }
  reading.add({ start: line.start + marker, end: line.end })
  if (HEADING.test(content) || TITLE.test(content)) reading.close()
}
