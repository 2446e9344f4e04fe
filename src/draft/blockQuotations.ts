import { endOfLast } from '../base/ends.ts'
import { hull, type Span } from '../base/span.ts'
import { type Anchor, anchorsIn, type Belonging, choose, NOBODY } from './belonging.ts'
import type { Quotation } from './model.ts'
import { markedQuotations } from './quotationMarks.ts'
import type { Paragraph } from './reading.ts'
import { sentencesIn } from './sentenceAround.ts'
import { isTranslation } from './translation.ts'
import { quotationFrom, type View, wordsIn } from './view.ts'

/** `— Xi Jinping, in @key`, on a line of its own below a block quote or in it. */
const ATTRIBUTION = /^(?:[—–―]|--)/

/**
 * Each block quote as one quotation: without its attribution line and without the citation after its last words.
 * Quotation marks around all of it are marks, not words.
 */
export function blockQuotations(view: View): Quotation[] {
  const quotations: Quotation[] = []
  const { paragraphs } = view.reading
  for (let first = 0, next: number; first < paragraphs.length; first = next) {
    const quote = paragraphs[first]!.quote
    next = first + 1
    if (quote === undefined) continue
    while (paragraphs[next]?.quote === quote) next++
    const block = {
      before: paragraphs[first - 1],
      inside: paragraphs.slice(first, next),
      after: paragraphs[next],
    }
    const quotation = blockQuotation(view, block)
    if (quotation) quotations.push(quotation)
  }
  return quotations
}

interface QuoteBlock {
  readonly before: Paragraph | undefined
  readonly inside: readonly Paragraph[]
  readonly after: Paragraph | undefined
}

function blockQuotation(view: View, block: QuoteBlock): Quotation | undefined {
  const { prose, reading } = view
  const lines = block.inside.flatMap(paragraph => paragraph.lines)
  const all = hull(lines)
  const attribution = lines.findIndex((line, i) => i > 0 && ATTRIBUTION.test(wordsOf(prose, line)))
  const own = wordsIn(view, attribution < 0 ? lines : lines.slice(0, attribution), all)
  if (own.length === 0) return undefined
  const whole = hull(own)
  const marked = markedQuotations(prose, whole).quotations[0]
  const isMarked = marked && wordsOf(prose, whole) === wordsOf(prose, marked.outer)
  const inner = isMarked ? marked.inner : whole
  const words = wordsIn(view, own, inner)
  if (words.length === 0) return undefined
  const belongs = belongingOfBlock(view, block, all, whole)
  const after = block.after?.quote === undefined ? block.after?.lines : undefined
  const limit = hull(after ?? lines).end
  return quotationFrom(view, 'block', [words], belongs, {
    isTranslation: isTranslation(reading.text, whole, belongs.anchor, limit),
    language: undefined,
  })
}

/** A citation inside it, at best behind its last words; else that of an attribution line below, or of its introduction. */
function belongingOfBlock(view: View, { before, after }: QuoteBlock, all: Span, whole: Span): Belonging {
  const inside = anchorsIn(view.anchors, all)
  const behindIt = inside.filter(({ at }) => at.start >= whole.end)
  if (inside.length > 0) return choose(whole, behindIt.length > 0 ? behindIt : inside)
  if (after && after.quote === undefined && isAttribution(view, after))
    return choose(whole, anchorsIn(view.anchors, hull(after.lines)))
  return before && before.quote === undefined ? introduced(view, before, whole) : NOBODY
}

/** A paragraph that says nothing but where the block quote above it is from. */
function isAttribution({ words, prose }: View, { lines }: Paragraph): boolean {
  const text = wordsOf(prose, hull(lines))
  return ATTRIBUTION.test(text) || !/[\p{L}\p{N}]/u.test(wordsOf(words, hull(lines)))
}

/** `As @key puts it:`, `As @key notes,` */
function introduced(view: View, { lines }: Paragraph, whole: Span): Belonging {
  const { start, end } = hull(lines)
  const words = wordsOf(view.words, { start, end })
  if (!/[:,]$/.test(words)) return NOBODY
  const at = start + endOfLast(view.words.slice(start, end), IN_WORDS) - 1
  const last = sentencesIn(view.sentences, hull(lines))({ start: at, end: at + 1 })
  const anchors: readonly Anchor[] = anchorsIn(view.anchors, last)
  return anchors.length > 0 ? choose(whole, anchors) : NOBODY
}

const IN_WORDS = /[^\s\u0000]/

/** Without white space and markup around. */
function wordsOf(text: string, { start, end }: Span): string {
  const words = text.slice(start, end)
  return words.slice(0, endOfLast(words, IN_WORDS)).replace(/^[\s\u0000]+/, '')
}
