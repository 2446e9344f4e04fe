import type { Span } from '../../base/span.ts'
import type { DirectQuote } from '../source.ts'
import { candidatesOf } from './candidates.ts'
import { isSpeech } from './isSpeech.ts'
import { lexiconFor } from './lexicon.ts'
import { People } from './people.ts'
import { quotationPairs } from './quotationPairs.ts'
import { speakerOf } from './speaker.ts'
import { tokensOf } from './tokens.ts'

/** A direct quote that is still being put together. */
type Growing = { -readonly [Key in keyof DirectQuote]: DirectQuote[Key] } & { spans: Span[] }

/**
 * The direct quotes of a text, in order: what stands in quotation marks and is reported speech, with the speaker where
 * the words around it tell. Linear in the text's length.
 */
export function directQuotes(text: string, paragraphs: readonly Span[]): DirectQuote[] {
  const pairs = quotationPairs(text, paragraphs)
  if (pairs.every(list => list.length === 0)) return []
  const lexicon = lexiconFor(text)
  const people = new People(text, lexicon)
  const quotes: Growing[] = []
  /** The quote to which the next quotation may belong: until another is passed over, or its paragraph ends. */
  let open: Growing | undefined
  let isContinued = false
  paragraphs.forEach((paragraph, index) => {
    if (!isContinued) open = undefined
    const outermost = pairs[index]!.filter(pair => pair.depth === 0)
    const tokens = outermost.length > 0 ? tokensOf(text, paragraph, outermost, lexicon) : []
    const candidates = candidatesOf(text, tokens, lexicon)
    if (candidates.length === 0) isContinued = false
    for (const candidate of candidates) {
      const { pair, attribution, token } = candidate
      if (open && (isContinued || candidate.isContinuation)) {
        open.spans.push(pair.inner)
        open.outer = { start: open.outer.start, end: pair.outer.end }
        if (attribution && !open.speakerSpan)
          Object.assign(open, speakerOf(text, attribution, people, quotes))
      } else if (isSpeech(text, tokens, token, attribution)) {
        const speaker = attribution && speakerOf(text, attribution, people, quotes)
        open = { spans: [pair.inner], outer: pair.outer, ...speaker }
        quotes.push(open)
      } else open = undefined
      isContinued = open !== undefined && pair.isContinued
    }
  })
  return quotes
}
