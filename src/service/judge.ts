import type { Span } from '../base/span.ts'
import { type Words, words } from '../base/words.ts'
import type { Quotation } from '../draft/model.ts'
import { sentencesOf } from '../library/sentences.ts'
import type { Locator, Source, SourceText } from '../library/source.ts'
import { quotesOf } from '../library/speech/speech.ts'
import { compare } from '../match/compare.ts'
import { type Risk, risksOf, type Surroundings } from '../match/risk.ts'
import { isTypingError } from '../match/typingError.ts'
import type { Comparison } from '../match/verdict.ts'
import type { Context } from './context.ts'
import type { QuotationMatch } from './finding.ts'
import { locatorOf, spanOfLocator, standsAt } from './passage.ts'

/** A quotation held against one source. Keeps nothing of the source's text alive. */
export interface Judged {
  readonly source: Source
  readonly match: QuotationMatch
  /** All places where the source has the very words of the match, that of the match first. */
  readonly places: readonly Locator[]
  /** Whether the match stands where the citation says; `undefined` where it says nothing that can be told. */
  readonly isWhereCited: boolean | undefined
  readonly comparison: Comparison
  readonly risks: readonly Risk[]
}

/** What was judged of a source; gone when the library has read it anew. */
const judgements = new WeakMap<Source, Map<string, Judged | undefined>>()

/**
 * Compares a quotation with a source, first where the citation says it stands, once for as long as neither changes.
 * `undefined` when the source has nothing like it.
 */
export async function judge(
  { library, settings }: Context,
  source: Source,
  { spans, map }: Quotation,
  locator?: Locator,
): Promise<Judged | 'no-text' | undefined> {
  const { style } = settings.check
  const interruptions = spans.slice(1).map(span => map.fromRaw(span).start)
  const key = [style, locator?.label, locator?.value, ...interruptions, map.text].join('\n')
  const known = judgements.get(source) ?? new Map<string, Judged | undefined>()
  judgements.set(source, known)
  if (known.has(key)) return known.get(key)
  const text = await library.text(source)
  if (!text) return 'no-text'
  const within = spanOfLocator(text, locator)
  const read = {
    text: text.map.text,
    get words() {
      return readWords(text)
    },
  }
  const comparison = compare(read, map.text, { style, within, interruptions, isCorrection: isTypingError })
  const judged = comparison && {
    source,
    match: matchOf(source, text, comparison),
    places: placesOf(text, comparison.span),
    isWhereCited: isWhereCited(text, comparison.span, locator),
    comparison,
    risks: comparison.verdict === 'altered' ? [] : risksOf(comparison, map.text, surroundingsOf(text)),
  }
  known.set(key, judged)
  return judged
}

function matchOf(
  { citekey, uri, path }: Source,
  text: SourceText,
  { span, spans }: Comparison,
): QuotationMatch {
  return {
    citekey,
    uri,
    path,
    ...text.map.toRaw(span),
    spans: spans.map(piece => text.map.toRaw(piece)),
    locator: locatorOf(text, span),
  }
}

function isWhereCited(text: SourceText, span: Span, locator: Locator | undefined): boolean | undefined {
  const right = locatorOf(text, span)
  if (!locator || right?.label !== locator.label) return undefined
  return standsAt(text, span, locator)
}

/** So many places of the same words are told. */
const MOST_PLACES = 5

function placesOf(text: SourceText, span: Span): Locator[] {
  const passage = text.map.text.slice(span.start, span.end)
  const first = locatorOf(text, span)
  const places = first ? [first] : []
  for (let at = text.map.text.indexOf(passage); at >= 0 && places.length < MOST_PLACES; ) {
    const other = locatorOf(text, { start: at, end: at + passage.length })
    if (other && places.every(({ value }) => value !== other.value)) places.push(other)
    at = text.map.text.indexOf(passage, at + passage.length)
  }
  return places
}

function surroundingsOf(source: SourceText): Surroundings {
  const { map, paragraphs } = source
  return {
    text: map.text,
    sentenceAt: (span: Span): Span => {
      const paragraph = paragraphs.find(({ start, end }) => start <= span.start && span.start < end)
      const sentences = paragraph ? sentencesOf(map.text, paragraph) : []
      return sentences.find(({ start, end }) => start <= span.start && span.start < end) ?? span
    },
    // Asked for only where words are left out, for it reads the whole text.
    get spoken() {
      return quotesOf(source).flatMap(({ spans, speaker }) =>
        spans.map(span => (speaker === undefined ? { span } : { span, speaker })),
      )
    },
  }
}

/** The words of so many sources are kept read. */
const WORDS_KEPT = 32
const kept = new Map<SourceText, Words>()

/** The words of a source, which several quotations of it need. */
function readWords(text: SourceText): Words {
  const known = kept.get(text) ?? words(text.map.text)
  kept.delete(text)
  kept.set(text, known)
  if (kept.size > WORDS_KEPT) kept.delete(kept.keys().next().value!)
  return known
}
