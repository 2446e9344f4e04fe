import { hull, overlaps, type Span } from '../base/span.ts'
import { sentencesOf } from '../library/sentences.ts'
import type { Locator, SourceText } from '../library/source.ts'
import type { Context } from './context.ts'
import { cutShort } from './cutShort.ts'
import { passageAt } from './passage.ts'

/** Which edge of a quotation is moved, and whether outward. */
export type ExtentStep = 'widen-start' | 'narrow-start' | 'widen-end' | 'narrow-end'

export interface ExtentRequest {
  readonly uri: string
  /** Of the file's text. */
  readonly quotation: Span
  readonly step: ExtentStep
}

/** A quotation with another beginning or end, as search results have it. */
export interface Extent {
  readonly quotation: Span & { readonly text: string }
  readonly locator: Locator | undefined
  readonly speaker: string | undefined
}

/**
 * A quotation made longer or shorter by a sentence; the last sentence that is left, by one of its clauses. First the
 * direct quote that holds it is taken whole, and only then what stands around. `undefined` where there is no more,
 * or the source is gone.
 */
export async function extent(
  { library, settings }: Context,
  request: ExtentRequest,
): Promise<Extent | undefined> {
  const source = library.byUri(request.uri)
  const text = source && (await library.text(source))
  if (!text) return undefined
  const span = text.map.fromRaw(request.quotation)
  const moved = request.step.startsWith('widen')
    ? widened(text, span, request.step)
    : narrowed(text, span, request.step)
  if (!moved) return undefined
  const { speaker, locator } = passageAt(text, moved)
  const words = cutShort(
    text,
    moved,
    [text.map.text.slice(moved.start, moved.end)],
    settings.check.style,
    false,
  )
  return { quotation: { ...text.map.toRaw(moved), text: words[0]! }, locator, speaker }
}

function widened(text: SourceText, span: Span, step: ExtentStep): Span | undefined {
  const { quoted } = passageAt(text, span)
  const within = quoted && grown(sentencesNear(text, span, quoted), span, step)
  if (within) return within
  // What stands around a direct quote has its marks, so that both of them are taken in.
  const whole = quoted ? hull([span, passageAt(text, span).sentences]) : span
  if (whole.start < span.start || whole.end > span.end) return whole
  const next = grown(sentencesNear(text, span), span, step)
  // A direct quote that is now begun is taken whole, and then the sentences that it ends in.
  return next && passageAt(text, passageAt(text, next).sentences).sentences
}

function grown(sentences: readonly Span[], span: Span, step: ExtentStep): Span | undefined {
  if (step === 'widen-start') {
    const start = sentences.findLast(sentence => sentence.start < span.start)?.start
    return start === undefined ? undefined : { start, end: span.end }
  }
  const end = sentences.find(sentence => sentence.end > span.end)?.end
  return end === undefined ? undefined : { start: span.start, end }
}

function narrowed(text: SourceText, span: Span, step: ExtentStep): Span | undefined {
  const sentences = sentencesNear(text, span, span)
  const parts = sentences.length > 1 ? sentences : clausesOf(text.map.text, span)
  if (parts.length < 2) return undefined
  return step === 'narrow-start'
    ? { start: parts[1]!.start, end: span.end }
    : { start: span.start, end: parts.at(-2)!.end }
}

/** The sentences of the paragraphs that a span touches and of those next to them, as far as they stand in `bounds`. */
function sentencesNear({ map, paragraphs }: SourceText, span: Span, bounds?: Span): Span[] {
  const first = paragraphs.findIndex(paragraph => overlaps(paragraph, span))
  if (first < 0) return []
  const last = paragraphs.findLastIndex(paragraph => overlaps(paragraph, span))
  return paragraphs
    .slice(Math.max(0, first - 1), last + 2)
    .flatMap(paragraph => sentencesOf(map.text, paragraph))
    .filter(sentence => !bounds || overlaps(sentence, bounds))
    .map(({ start, end }) =>
      bounds ? { start: Math.max(start, bounds.start), end: Math.min(end, bounds.end) } : { start, end },
    )
    .filter(sentence => /[\p{L}\p{N}]/u.test(map.text.slice(sentence.start, sentence.end)))
}

/** A clause that has fewer words is left with the next one. */
const LEAST_WORDS = 3

/** What stands between commas, semicolons, colons and dashes. */
function clausesOf(text: string, span: Span): Span[] {
  const clauses: Span[] = []
  let { start } = span
  for (const found of text.slice(span.start, span.end).matchAll(/(?:[,;:]["”’»]?|\s[–—])\s+|—(?=\p{L})/gu)) {
    const end = span.start + found.index + found[0].trimEnd().length
    if (text.slice(start, end).trim().split(/\s+/).length < LEAST_WORDS) continue
    clauses.push({ start, end })
    start = span.start + found.index + found[0].length
  }
  const rest = { start, end: span.end }
  const isShort = text.slice(start, span.end).trim().split(/\s+/).length < LEAST_WORDS
  return isShort && clauses.length > 0
    ? [...clauses.slice(0, -1), hull([clauses.at(-1)!, rest])]
    : [...clauses, rest]
}
