import { contains, hull, overlaps, type Span } from '../base/span.ts'
import { sentencesOf } from '../library/sentences.ts'
import type { Locator, SourceText } from '../library/source.ts'
import { quotesOf, turnSpeaker } from '../library/speech/speech.ts'
import { placeLocator, spanOfPlace, speakerAt } from './places.ts'

/** A place of a source, widened to what one would quote. Spans are of the source's reading text. */
export interface Passage {
  /** The sentence or sentences around the place. */
  readonly sentences: Span
  /** Of the direct quote that holds the place, if one does, the span without its marks. */
  readonly quoted: Span | undefined
  /** Who says the words of the place: in the quote that holds it, or else in a transcript. */
  readonly speaker: string | undefined
  readonly locator: Locator | undefined
}

export function passageAt(text: SourceText, place: Span): Passage {
  const paragraphs = text.paragraphs.filter(
    paragraph => overlaps(paragraph, place) || contains(paragraph, place),
  )
  const sentences = paragraphs
    .flatMap(paragraph => sentencesOf(text.map.text, paragraph))
    .filter(sentence => overlaps(sentence, place) || contains(sentence, place))
  const whole = sentences.length > 0 ? hull(sentences) : place
  const quotes = quotesOf(text).filter(quote => overlaps(quote.outer, whole))
  const balanced = hull([whole, ...quotes.map(quote => quote.outer)])
  const quote = quotes.find(({ spans }) => spans.some(span => contains(span, place)))
  const quoted = quote?.spans.find(span => contains(span, place))
  const speaker = quote ? quote.speaker : (speakerAt(text, place) ?? turnSpeaker(text, place))
  return { sentences: balanced, quoted, speaker, locator: locatorOf(text, quoted ?? balanced) }
}

/** The page or time of a source that has such; else `para. 3`, or `paras. 3-4` over a paragraph's end. */
export function locatorOf(text: SourceText, span: Span): Locator | undefined {
  if (text.places) return placeLocator(text.places, span)
  const numbers = text.paragraphs.flatMap((paragraph, i) => (overlaps(paragraph, span) ? [i + 1] : []))
  if (numbers.length === 0) return undefined
  const [first, last] = [numbers[0]!, numbers.at(-1)!]
  return { label: 'paragraph', value: first === last ? `${first}` : `${first}-${last}` }
}

/** What a locator points at; `undefined` where the source has no such place. */
export function spanOfLocator(text: SourceText, locator: Locator | undefined): Span | undefined {
  if (text.places && locator && locator.label !== 'paragraph') return spanOfPlace(text, text.places, locator)
  const range =
    locator?.label === 'paragraph' ? /^(\d+)(?:\s*[-–—]+\s*(\d+))?/.exec(locator.value) : undefined
  if (!range) return undefined
  const first = text.paragraphs[Number(range[1]) - 1]
  const last = text.paragraphs[Number(range[2] ?? range[1]) - 1]
  return first && last && first.start <= last.start ? hull([first, last]) : undefined
}

/** Whether a span stands where a locator says. */
export function standsAt(text: SourceText, span: Span, locator: Locator): boolean {
  if (locatorOf(text, span)?.value === locator.value) return true
  const cited = spanOfLocator(text, locator)
  return cited !== undefined && overlaps(cited, span)
}
