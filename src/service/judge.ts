import type { Span } from '../base/span.ts'
import { type Words, words } from '../base/words.ts'
import type { CitationItem, Quotation } from '../draft/model.ts'
import { sentencesOf } from '../library/sentences.ts'
import type { Source, SourceText } from '../library/source.ts'
import { quotesOf } from '../library/speech/speech.ts'
import { compare, isBetter } from '../match/compare.ts'
import { type Risk, risksOf, type Surroundings } from '../match/risk.ts'
import { search } from '../match/search.ts'
import { isTypingError } from '../match/typingError.ts'
import type { Comparison } from '../match/verdict.ts'
import type { Context } from './context.ts'
import { spanOfLocator } from './passage.ts'

/** Less of a quotation's own words than this in a place, and it is not from there. */
const LEAST_AGREEMENT = 0.5
/** Nor less than this where a piece of so many words is there as it is. */
const WHOLE_PIECE = 4
const LEAST_AGREEMENT_WITH_PIECE = 0.4
/** To say that another source is the right one, more must agree. */
const LEAST_AGREEMENT_ELSEWHERE = 0.8
/** Cited quotations of so few words must stand in the source as they are. */
const SHORT_WORDS = 2
/** So many sources of the library are looked at for words that the cited one does not have. */
const MOST_CANDIDATES = 5
/** The words of so many sources are kept read. */
const WORDS_KEPT = 32

/** A quotation held against one source. */
export interface Judged {
  readonly source: Source
  readonly text: SourceText
  readonly comparison: Comparison
  readonly risks: readonly Risk[]
}

/** A quotation held against a source that its citation names. */
export interface JudgedCited extends Judged {
  readonly item: CitationItem
}

/** What became of the sources that a citation names: none is known, or none has a text. */
export type NoText = 'no-source' | 'no-text'

/** The best comparison with any source that the citation names; `undefined` when the words are in none of them. */
export async function judgeCited(
  context: Context,
  quotation: Quotation,
  items: readonly CitationItem[],
): Promise<JudgedCited | NoText | undefined> {
  let best: JudgedCited | undefined
  let state: NoText | undefined = 'no-source'
  for (const item of items) {
    for (const source of context.library.byCitekey(item.citekey)) {
      const text = await context.library.text(source)
      if (!text) {
        state &&= 'no-text'
        continue
      }
      state = undefined
      const judged = judge(context, source, text, quotation, spanOfLocator(text, item.locator))
      if (!judged || !isFrom(judged.comparison)) continue
      if (isShort(quotation) && judged.comparison.verdict === 'altered') continue
      if (!best || isBetter(judged.comparison, best.comparison)) best = { ...judged, item }
    }
  }
  return best ?? state
}

/** The source of the library whose words these are, if there is one. */
export async function judgeLibrary(
  context: Context,
  quotation: Quotation,
  except: readonly Source[] = [],
): Promise<Judged | undefined> {
  if (isShort(quotation)) return undefined
  const { library, passages } = context
  const textOf = async (id: number) => {
    const source = library.byId(id)
    return source && (await library.text(source))
  }
  const found = await search(passages, async id => (await textOf(id))?.map.text, quotation.map.text, {
    limit: MOST_CANDIDATES,
    literal: true,
    filter: id => !except.some(source => source.id === id),
  })
  let best: Judged | undefined
  for (const id of new Set(found.map(({ doc }) => doc))) {
    const source = library.byId(id)
    const text = await textOf(id)
    const judged = source && text && judge(context, source, text, quotation, undefined)
    if (!judged || judged.comparison.agreement < LEAST_AGREEMENT_ELSEWHERE) continue
    if (!best || isBetter(judged.comparison, best.comparison)) best = judged
  }
  return best
}

/** Whether enough of a quotation is there to say that it is from this source, altered or not. */
function isFrom({ agreement, wholePiece }: Comparison): boolean {
  return agreement >= (wholePiece >= WHOLE_PIECE ? LEAST_AGREEMENT_WITH_PIECE : LEAST_AGREEMENT)
}

/** Whether so few words say little about where they are from. */
function isShort(quotation: Quotation): boolean {
  return words(quotation.map.text).count <= SHORT_WORDS
}

/** What was judged of a text; gone when the library has read the text anew. */
const judgements = new WeakMap<SourceText, Map<string, Judged | undefined>>()

/** Compares a quotation with a source, once for as long as neither changes. */
function judge(
  { settings }: Context,
  source: Source,
  text: SourceText,
  { spans, map }: Quotation,
  within: Span | undefined,
): Judged | undefined {
  const { style } = settings.check
  const interruptions = spans.slice(1).map(span => map.fromRaw(span).start)
  const key = [style, within?.start, within?.end, ...interruptions, map.text].join('\n')
  const known = judgements.get(text) ?? new Map<string, Judged | undefined>()
  judgements.set(text, known)
  if (known.has(key)) return known.get(key)
  const read = { text: text.map.text, words: readWords(text) }
  const comparison = compare(read, map.text, { style, within, interruptions, isCorrection: isTypingError })
  const judged = comparison && {
    source,
    text,
    comparison,
    risks: comparison.verdict === 'altered' ? [] : risksOf(comparison, map.text, surroundingsOf(text)),
  }
  known.set(key, judged)
  return judged
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

const kept = new Map<SourceText, Words>()

/** The words of a source, which several quotations of it need. */
function readWords(text: SourceText): Words {
  const known = kept.get(text) ?? words(text.map.text)
  kept.delete(text)
  kept.set(text, known)
  if (kept.size > WORDS_KEPT) kept.delete(kept.keys().next().value!)
  return known
}
