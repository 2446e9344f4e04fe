import { breathe, type CancellationToken, neverCancelled } from '../base/cancellation.ts'
import { hull, type Span } from '../base/span.ts'
import type { DirectQuote, Locator, Source, SourceText } from '../library/source.ts'
import { quotesOf } from '../library/speech/speech.ts'
import type { Context } from './context.ts'
import { locatorOf } from './passage.ts'

/** Words that a source gives as somebody's. Spans are of the source file's decoded text. */
export interface QuoteFound {
  /** One for each pair of quotation marks, without the marks. */
  readonly spans: readonly Span[]
  /** The words of all spans as a reader sees them, a space between two. */
  readonly text: string
  /** The fullest name known. */
  readonly speaker: string | undefined
  /** The nearest mention of the speaker. */
  readonly speakerSpan: Span | undefined
  /** The reporting verb or phrase, as written. */
  readonly cue: string | undefined
  readonly locator: Locator | undefined
  /** What the speaker quotes somebody with. */
  readonly nested: readonly QuoteFound[]
}

export interface SourceQuotes {
  readonly source: Source
  readonly quotes: readonly QuoteFound[]
}

/** The direct quotes of all sources, in the order of their paths; those read so far when cancelled. */
export async function quotes(
  context: Context,
  token: CancellationToken = neverCancelled,
): Promise<SourceQuotes[]> {
  const all: SourceQuotes[] = []
  for (const source of context.library.sources) {
    all.push({ source, quotes: await quotesOfSource(context, source) })
    await breathe()
    if (token.isCancellationRequested) break
  }
  return all
}

export async function quotesOfSource({ library }: Context, source: Source): Promise<QuoteFound[]> {
  const text = await library.text(source)
  if (!text) return []
  return quotesOf(text).map(quote => found(text, quote))
}

function found(text: SourceText, { spans, speaker, speakerSpan, cue, nested = [] }: DirectQuote): QuoteFound {
  return {
    spans: spans.map(span => text.map.toRaw(span)),
    text: spans.map(({ start, end }) => text.map.text.slice(start, end)).join(' '),
    speaker,
    speakerSpan: speakerSpan && text.map.toRaw(speakerSpan),
    cue,
    locator: locatorOf(text, hull(spans)),
    nested: nested.map(quote => found(text, quote)),
  }
}
