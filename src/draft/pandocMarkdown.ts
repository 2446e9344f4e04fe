import { contains, hull, overlaps, type Span } from '../base/span.ts'
import { TextMap } from '../base/textMap.ts'
import { type Block, markdownBlocks } from '../library/markdownBlocks.ts'
import { inlinePieces } from '../library/markdownText.ts'
import { trim } from '../library/paragraphs.ts'
import { belonging } from './belonging.ts'
import type { Citation, Draft, Quotation } from './model.ts'
import { pandocCitations } from './pandocCitations.ts'
import { markedQuotations } from './quotationMarks.ts'

/** Inline parts in which neither citations nor quotations stand. */
const NO_PROSE =
  /(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)|<!--[\s\S]*?-->|<\/?[a-zA-Z][^<>]*>|(?<!@\{)<?https?:\/\/[^\s<>()[\]]+>?|\]\([^()\s]*(?:\s+"[^"]*")?\)|\$\$[^$]*\$\$|(?<![\\$\d])\$(?=\S)[^$\n]*?(?<=\S)\$(?!\d)|\{[.#=][^{}]*\}/g

/** The citations and quotations of a document in Pandoc Markdown, Quarto or R Markdown. */
export function parsePandocMarkdown(text: string): Draft {
  const blocks = markdownBlocks(text).filter(block => block.kind === 'paragraph' || block.kind === 'heading')
  const prose = proseOnly(text, blocks)
  const citations: Citation[] = []
  const quotations: Quotation[] = []
  const quotes = new Map<number, Block[]>()
  for (const block of blocks) {
    const span = hull(block.lines)
    const cited = pandocCitations(prose, span)
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

/** The text with all that is not prose blanked out, at the same offsets. */
function proseOnly(text: string, blocks: readonly Block[]): string {
  let prose = ''
  for (const line of blocks.flatMap(block => block.lines)) {
    prose += text.slice(prose.length, line.start).replace(/[^\n]/g, ' ') + text.slice(line.start, line.end)
  }
  prose += text.slice(prose.length).replace(/[^\n]/g, ' ')
  return prose.replace(NO_PROSE, part => part.replace(/[^\n]/g, '\u0000'))
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
