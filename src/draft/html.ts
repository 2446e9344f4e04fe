import { characterOf } from '../base/entities.ts'
import { hull, type Span } from '../base/span.ts'
import { linesOf } from '../library/paragraphs.ts'
import { type Cut, paragraphsBetween, proseWith, shownWith } from './cuts.ts'
import type { Citation, CitationItem, Draft } from './model.ts'
import { pandocCitations } from './pandocCitations.ts'
import { quotationsOf } from './quotations.ts'
import type { MarkedByMarkup } from './reading.ts'

/**
 * The quotations of a web page: `<blockquote>` and `<q>`, with the address of their `cite` or of the one link inside,
 * and what stands in quotation marks. Citations as Pandoc writes them are understood in its text.
 */
export function parseHtml(text: string): Draft {
  const scan = scanHtml(text)
  const prose = proseWith(text, scan.cuts)
  const paragraphs = paragraphsBetween(text, prose, linesOf(text), scan.breaks, [])
  const inText = paragraphs.flatMap(({ lines }) => pandocCitations(prose, prose, hull(lines)))
  const citations = [...inText, ...scan.citations].sort((a, b) => a.start - b.start)
  const quotations = quotationsOf({
    text,
    prose,
    paragraphs,
    citations,
    marked: outermost(scan.marked),
    inlineNotes: [],
    noteMarks: [],
    shown: lines => shownWith(text, scan.cuts, lines),
  })
  return { citations, quotations }
}

const PART =
  /<!--|<(?<closing>\/?)(?<name>[a-zA-Z][\w:-]*)(?<attributes>(?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*)\s*\/?>|&(?<entity>#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z]{2,8});/g
const OPAQUE = new Set(['script', 'style', 'pre', 'code', 'textarea', 'head', 'math', 'svg', 'kbd', 'samp'])
/** Elements that stand within a line. */
const INLINE = new Set(
  'a abbr b bdi bdo cite del dfn em font i ins label mark q s small span strong sub sup time tt u var wbr'.split(
    ' ',
  ),
)

interface HtmlScan {
  readonly cuts: Cut[]
  readonly breaks: number[]
  readonly citations: Citation[]
  readonly marked: MarkedByMarkup[]
}

interface Open {
  readonly name: string
  readonly start: number
  readonly inner: number
  readonly citation: Citation | undefined
  readonly language: string | undefined
}

function scanHtml(text: string): HtmlScan {
  const scan: HtmlScan = { cuts: [], breaks: [], citations: [], marked: [] }
  const quotes: Open[] = []
  const inVain = new Set<string>()
  const cut = (start: number, end: number, shown = '') => {
    scan.cuts.push({ start, end, shown })
    PART.lastIndex = end
  }
  const cutUntil = (start: number, from: number, ending: string) => {
    const found = inVain.has(ending) ? -1 : text.indexOf(ending, from)
    if (found < 0) inVain.add(ending)
    cut(start, found < 0 ? from : found + ending.length)
  }
  PART.lastIndex = 0
  for (let found = PART.exec(text); found; found = PART.exec(text)) {
    const start = found.index
    const end = PART.lastIndex
    const {
      closing,
      name: given,
      attributes = '',
      entity,
    } = found.groups as Record<string, string | undefined>
    if (entity !== undefined) {
      const shown = characterOf(entity)
      if (shown !== undefined) cut(start, end, shown)
      continue
    }
    if (given === undefined) {
      cutUntil(start, end, '-->')
      continue
    }
    const name = given.toLowerCase()
    if (!closing && OPAQUE.has(name)) {
      cutUntil(start, end, `</${given}>`)
      continue
    }
    if (!INLINE.has(name)) scan.breaks.push(closing ? end : start, end)
    cut(start, end, name === 'br' ? ' ' : '')
    if (name !== 'q' && name !== 'blockquote') continue
    if (!closing) {
      const citation = citedBy(text, start, end, attributes)
      if (citation) scan.citations.push(citation)
      const language = /\slang\s*=\s*["']?([\w-]+)/i.exec(attributes)?.[1]
      quotes.push({ name, start, inner: end, citation, language })
      continue
    }
    const open = quotes.at(-1)?.name === name ? quotes.pop() : undefined
    if (!open) continue
    const { inner, citation, language } = open
    const outer = { start: open.start, end }
    const kind = name === 'q' ? 'inline' : 'block'
    scan.marked.push({ kind, inner: { start: inner, end: start }, outer, citation, language })
  }
  return scan
}

/** The citation that `cite="https://…"` makes. */
function citedBy(text: string, start: number, end: number, attributes: string): Citation | undefined {
  const found = /\scite\s*=\s*(?:"([^"\s]+)"|'([^'\s]+)'|([^\s"'=<>`]+))/di.exec(attributes)
  const [from, to] = found?.indices?.[1] ?? found?.indices?.[2] ?? found?.indices?.[3] ?? []
  if (from === undefined || to === undefined) return undefined
  const offset = text.indexOf(attributes, start)
  const keySpan: Span = { start: offset + from, end: offset + to }
  const item: CitationItem = {
    ...keySpan,
    citekey: text.slice(keySpan.start, keySpan.end),
    keySpan,
    isUrl: true,
    mode: 'parenthetical',
    prefix: '',
    locator: undefined,
    locatorSpan: undefined,
    suffix: '',
  }
  return { start, end, items: [item] }
}

function outermost(marked: readonly MarkedByMarkup[]): MarkedByMarkup[] {
  const kept: MarkedByMarkup[] = []
  for (const one of [...marked].sort((a, b) => a.outer.start - b.outer.start)) {
    if (one.outer.start >= (kept.at(-1)?.outer.end ?? 0)) kept.push(one)
  }
  return kept
}
