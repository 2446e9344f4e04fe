import { contains, overlaps, type Span } from '../../base/span.ts'
import type { DirectQuote } from '../source.ts'
import { attributionAbove, blockQuote } from './blockQuotes.ts'
import { candidatesOf } from './candidates.ts'
import { isSpeech } from './isSpeech.ts'
import { lexiconFor } from './lexicon.ts'
import { nestedQuotes } from './nestedQuotes.ts'
import { People } from './people.ts'
import { type QuotationPair, quotationPairs, SINGLE_MARK } from './quotationPairs.ts'
import { type Cast, speakerOf } from './speaker.ts'
import { tokensOf } from './tokens.ts'
import { type Turn, turnsOf } from './turns.ts'

/** Who says what in one text. */
export interface Speech {
  /** In the order in which they begin. */
  readonly quotes: readonly DirectQuote[]
  /** Of a transcript, whose words stand without quotation marks. */
  readonly turns: readonly Turn[]
}

/** A direct quote that is still being put together. */
type Growing = { -readonly [Key in keyof DirectQuote]: DirectQuote[Key] } & { spans: Span[] }

/**
 * The direct quotes of a text: what stands in quotation marks and is reported speech, or in a block quote whose author
 * is named, with the speaker where the words around it tell. Linear in the text's length.
 */
export function speechOf(
  text: string,
  paragraphs: readonly Span[],
  blockQuotes: readonly Span[] = [],
): Speech {
  const pairs = quotationPairs(text, paragraphs)
  const lexicon = lexiconFor(text)
  let known: People | undefined
  const people = () => (known ??= new People(text, paragraphs, lexicon))
  const isOtherMark = otherMarks(text, pairs)
  const turns = turnsOf(text, paragraphs, people)
  const quotes: Growing[] = []
  if (blockQuotes.length === 0 && pairs.every(list => list.length === 0)) return { quotes, turns }
  const cast: Cast = { text, people: people(), lexicon, earlier: quotes }

  /** The quote to which the next quotation may belong: until another is passed over, or its paragraph ends. */
  let open: Growing | undefined
  let isContinued = false
  let blocks = 0
  let turn = 0

  const inParagraph = (paragraph: Span, own: readonly QuotationPair[], above: Span | undefined) => {
    if (!isContinued) open = undefined
    const outermost = own.filter(pair => pair.depth === 0)
    if (outermost.length === 0) isContinued = false
    if (outermost.length === 0) return
    while (turns[turn] && turns[turn]!.end <= paragraph.start) turn++
    const tokens = tokensOf(text, paragraph, outermost, lexicon)
    let at = 0
    for (const candidate of candidatesOf(text, tokens, lexicon)) {
      const { pair, token } = candidate
      const attribution =
        candidate.attribution ?? (token === 0 ? attributionAbove(text, above, lexicon) : undefined)
      const speaker = () => (attribution ? speakerOf(cast, attribution, turns[turn]?.speaker) : {})
      if (open && (isContinued || candidate.isContinuation)) {
        open.spans.push(pair.inner)
        open.outer = { start: open.outer.start, end: pair.outer.end }
        if (!open.speakerSpan) Object.assign(open, speaker())
      } else if (isSpeech(text, tokens, token, attribution, isOtherMark(pair))) {
        open = { spans: [pair.inner], outer: pair.outer, ...speaker() }
        quotes.push(open)
      } else open = undefined
      isContinued = open !== undefined && pair.isContinued
      while (own[at] !== pair) at++
      let end = at + 1
      while (own[end] && own[end]!.depth > 0) end++
      const nested = open ? nestedQuotes(cast, pair, own.slice(at + 1, end), open.speaker) : []
      if (open && nested.length > 0) open.nested = [...(open.nested ?? []), ...nested]
    }
  }

  for (let index = 0; index < paragraphs.length; index++) {
    const paragraph = paragraphs[index]!
    while (blockQuotes[blocks] && blockQuotes[blocks]!.end <= paragraph.start) blocks++
    const block = blockQuotes[blocks]
    if (block && overlaps(block, paragraph)) {
      let last = index
      while (last + 1 < paragraphs.length && contains(block, paragraphs[last + 1]!)) last++
      const quote = blockQuote(cast, paragraphs.slice(index, last + 1), paragraphs[index - 1])
      if (quote) {
        quotes.push({ ...quote, spans: [...quote.spans] })
        open = undefined
        isContinued = false
        index = last
        continue
      }
    }
    inParagraph(paragraph, pairs[index]!, paragraphs[index - 1])
  }
  return { quotes, turns }
}

/** Tells single marks where most of what a text quotes stands in double ones. */
function otherMarks(
  text: string,
  pairs: readonly (readonly QuotationPair[])[],
): (pair: QuotationPair) => boolean {
  const isSingle = ({ inner, outer }: QuotationPair) => SINGLE_MARK.test(text.slice(outer.start, inner.start))
  const outermost = pairs.flat().filter(({ depth }) => depth === 0)
  const singles = outermost.filter(isSingle).length
  return pair => singles * 2 < outermost.length && isSingle(pair)
}
