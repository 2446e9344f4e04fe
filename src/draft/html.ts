import { characterOf } from '../base/entities.ts'
import { hull, type Span } from '../base/span.ts'
import { linesOf } from '../library/paragraphs.ts'
import { type Cut, paragraphsBetween, proseWith, shownWith } from './cuts.ts'
import { withoutHandles } from './handles.ts'
import { elementEnd, HIDDEN } from './hiddenHtml.ts'
import type { Citation, CitationItem } from './model.ts'
import { outermost } from './outermost.ts'
import { pandocCitations } from './pandocCitations.ts'
import type { MarkedByMarkup, Markup, Reading } from './reading.ts'

/**
 * HTML. Quotations are `<blockquote>` and `<q>`, with the address of their `cite`, and what stands in quotation marks.
 * Citations as Pandoc writes them are understood in its text.
 */
export const html: Markup = {
  read: readHtml,
  // A page may have no blank lines.
  border: /\n(?=[ \t]*<(?:p|h[1-6]|div|section|article|ul|ol|table|blockquote)[\s>])/g,
}

function readHtml(text: string): Reading {
  const scan = scanHtml(text)
  const prose = proseWith(text, scan.cuts)
  const paragraphs = paragraphsBetween({ ...scan, text, prose, lines: linesOf(text), citations: [] })
  const marked = outermost(scan.marked, ({ outer }) => outer)
  const keys = paragraphs.flatMap(({ lines }) => pandocCitations(prose, prose, hull(lines)))
  const inText = withoutHandles(
    prose,
    paragraphs,
    keys,
    marked.filter(({ kind }) => kind === 'inline').map(({ inner }) => inner),
  )
  const citations = [...inText, ...scan.citations].sort((a, b) => a.start - b.start)
  return {
    text,
    prose,
    paragraphs,
    citations,
    marked,
    inlineNotes: [],
    noteMarks: [],
    labels: [],
    mayEndBefore: () => !scan.isOpen,
    shown: lines => shownWith(text, scan.cuts, lines),
  }
}

/** White space within a tag: no blank line, so that an attribute that is not finished takes no more than its paragraph. */
const GAP = '[^\\S\\n]*(?:\\n[^\\S\\n]*)?'
const SPACE = '(?:[^\\S\\n]+(?:\\n[^\\S\\n]*)?|\\n[^\\S\\n]*)'
const IN_LINES = '|\\n(?![^\\S\\n]*\\n)'
const VALUE = `"(?:[^"\\n]${IN_LINES})*"|'(?:[^'\\n]${IN_LINES})*'|[^\\s"'=<>\`]+`
const PART = new RegExp(
  '<!--|<(?<closing>/?)(?<name>[a-zA-Z][\\w:-]*)' +
    `(?<attributes>(?:${SPACE}[^\\s"'<>/=]+(?:${GAP}=${GAP}(?:${VALUE}))?)*)${GAP}/?>` +
    '|&(?<entity>#\\d{1,7}|#[xX][\\da-fA-F]{1,6}|[a-zA-Z]{2,8});',
  'g',
)
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
  /** Block quotes that name no source themselves. */
  readonly quotes: readonly Span[]
  /** Something begins that has no end. */
  readonly isOpen: boolean
}

interface Open {
  readonly name: string
  readonly start: number
  readonly inner: number
  readonly citation: Citation | undefined
  readonly language: string | undefined
  /** Where its footer begins, which is no part of the words. */
  until?: number
}

function scanHtml(text: string): HtmlScan {
  const scan = {
    cuts: [] as Cut[],
    breaks: [] as number[],
    citations: [] as Citation[],
    marked: [] as MarkedByMarkup[],
    quotes: [] as Span[],
  }
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
    if (!closing && HIDDEN.test(attributes)) {
      const hidden = inVain.has(`hidden ${name}`) ? undefined : elementEnd(text, name, end)
      if (hidden === undefined) inVain.add(`hidden ${name}`)
      cut(start, hidden ?? end)
      continue
    }
    if (!closing && OPAQUE.has(name)) {
      cutUntil(start, end, `</${given}>`)
      continue
    }
    const quote = quotes.at(-1)
    const isAttribution = name === 'footer' && !closing && quote?.name === 'blockquote'
    if (isAttribution) quote.until ??= start
    // The dash of an attribution is part of it.
    if (!INLINE.has(name)) scan.breaks.push(closing ? end : start, isAttribution ? start : end)
    cut(start, end, name === 'br' ? ' ' : isAttribution ? '—' : '')
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
    const { citation, language } = open
    const inner = { start: open.inner, end: open.until ?? start }
    const outer = { start: open.start, end }
    const kind = name === 'q' ? 'inline' : 'block'
    if (kind === 'block' && !citation) scan.quotes.push(inner)
    else scan.marked.push({ kind, inner, outer, citation, language })
  }
  return {
    ...scan,
    quotes: outermost(scan.quotes, quote => quote),
    isOpen: quotes.length > 0 || inVain.size > 0,
  }
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
