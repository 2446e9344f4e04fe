import { contains, hull, overlaps, type Span } from '../base/span.ts'
import { TextMap } from '../base/textMap.ts'
import { type Block, markdownBlocks } from '../library/markdownBlocks.ts'
import { inlinePieces } from '../library/markdownText.ts'
import { trim } from '../library/paragraphs.ts'
import { belonging } from './belonging.ts'
import type { Citation, Draft, Quotation } from './model.ts'
import { pandocCitations } from './pandocCitations.ts'
import { opaqueParts } from './pandocOpaque.ts'
import { markedQuotations } from './quotationMarks.ts'

const PROSE: ReadonlySet<Block['kind']> = new Set(['paragraph', 'heading', 'table'])

/** The citations and quotations of a document in Pandoc Markdown, Quarto or R Markdown. */
export function parsePandocMarkdown(text: string): Draft {
  const blocks = markdownBlocks(text).filter(block => PROSE.has(block.kind))
  const { marked: written, prose } = layersOf(text, blocks)
  const examples = exampleLabels(text)
  const citations: Citation[] = []
  const quotations: Quotation[] = []
  const quotes = new Map<number, Block[]>()
  for (const block of blocks) {
    const span = hull(block.lines)
    const cited = pandocCitations(written, prose, span).filter(
      ({ items: [item] }) => item!.mode !== 'narrative' || !examples.has(item!.citekey),
    )
    citations.push(...cited)
    if (block.quote !== undefined && block.kind === 'paragraph') {
      quotes.set(block.quote, [...(quotes.get(block.quote) ?? []), block])
      continue
    }
    const marked = markedQuotations(prose, span).filter(
      ({ inner }) => !cited.some(citation => overlaps(citation, inner)),
    )
    for (const { inner, outer } of marked) {
      const citation = belonging(prose, span, outer, cited)
      const lines = block.lines.flatMap(line => clip(line, inner))
      quotations.push({
        ...inner,
        kind: 'inline',
        spans: [inner],
        map: TextMap.keep(text, inlinePieces(text, lines)),
        citation,
        candidates: [],
        isTranslation: false,
        language: undefined,
      })
    }
  }
  for (const parts of quotes.values()) {
    const quotation = blockQuotation(text, prose, parts, citations)
    if (quotation) quotations.push(quotation)
  }
  return { citations, quotations: quotations.sort((a, b) => a.start - b.start) }
}

/** The labels of numbered examples, `(@good) …`, which are called as a citation is written. */
function exampleLabels(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/^[ \t>]*\(@([\w-]+)\)\s/gm)].map(found => found[1]!))
}

/**
 * The text at the same offsets, with spaces for all that stands outside of the blocks' lines (`marked`), and with
 * blanks also for what is not prose inside them (`prose`).
 */
function layersOf(text: string, blocks: readonly Block[]): { marked: string; prose: string } {
  const marked = blanked(
    text,
    gapsBetween(
      blocks.flatMap(block => block.lines),
      text.length,
    ),
    ' ',
  )
  const opaque = blocks.flatMap(block => opaqueParts(marked, hull(block.lines)))
  return { marked, prose: blanked(marked, opaque, '\u0000') }
}

function gapsBetween(spans: readonly Span[], end: number): Span[] {
  const ends = [0, ...spans.map(span => span.end)]
  const starts = [...spans.map(span => span.start), end]
  return starts.map((start, i) => ({ start: ends[i]!, end: start }))
}

/** The text with another character for all but line ends in some spans of it. */
function blanked(text: string, spans: readonly Span[], by: string): string {
  let done = 0
  const parts = spans.flatMap(({ start, end }) => {
    const before = text.slice(done, start)
    done = end
    return [before, text.slice(start, end).replace(/[^\n]/g, by)]
  })
  return [...parts, text.slice(done)].join('')
}

/**
 * A block quote as one quotation: without its attribution line (`— Xi Jinping, in @key`) and without the citation
 * after its last words. Quotation marks around all of it are marks, not words.
 */
function blockQuotation(
  text: string,
  prose: string,
  blocks: readonly Block[],
  citations: readonly Citation[],
): Quotation | undefined {
  const all = hull(blocks.flatMap(block => block.lines))
  const cited = citations.filter(citation => contains(all, citation))
  const lines = blocks.flatMap(block => block.lines).map(line => trim(text, line))
  const attribution = lines.findIndex(
    (line, i) => i > 0 && /^(?:[—–―]|--)/.test(text.slice(line.start, line.end)),
  )
  const own = (attribution < 0 ? lines : lines.slice(0, attribution)).flatMap(line => without(line, cited))
  const shown = own.map(line => trim(prose, line)).filter(line => line.end > line.start)
  if (shown.length === 0) return undefined
  const whole = hull(shown)
  const marked = markedQuotations(prose, whole)[0]
  const inner = marked && contains(marked.outer, whole) ? marked.inner : whole
  const pieces = inlinePieces(
    text,
    shown.flatMap(line => clip(line, inner)),
  )
  const citation = cited.length === 1 ? cited[0] : cited.find(c => c.start >= whole.end)
  return {
    ...inner,
    kind: 'block',
    spans: [inner],
    map: TextMap.keep(text, pieces),
    citation,
    candidates: [],
    isTranslation: false,
    language: undefined,
  }
}

function clip(line: Span, within: Span): Span[] {
  const span = { start: Math.max(line.start, within.start), end: Math.min(line.end, within.end) }
  return span.end > span.start ? [span] : []
}

function without(line: Span, holes: readonly Span[]): Span[] {
  let left: Span[] = [line]
  for (const hole of holes) {
    left = left.flatMap(span =>
      overlaps(span, hole)
        ? [
            { start: span.start, end: Math.max(span.start, hole.start) },
            { start: Math.min(span.end, hole.end), end: span.end },
          ]
        : [span],
    )
  }
  return left
}
