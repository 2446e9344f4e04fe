import type { Span } from '../../base/span.ts'
import { trim } from '../paragraphs.ts'
import type { DirectQuote } from '../source.ts'
import type { Attribution } from './attribution.ts'
import { attributionBefore } from './attributionBefore.ts'
import type { Lexicon } from './lexicon.ts'
import { phraseAt } from './nounPhrase.ts'
import { type Cast, speakerOf } from './speaker.ts'
import { tokensOf } from './tokens.ts'

/** As much of the paragraph above is read, in UTF-16 units. */
const LEAD = 400
/** `— Xi Jinping, in a speech`, on a line of its own at the end, or behind the last sentence. */
const ATTRIBUTION =
  /(?:\n[^\S\n]*|(?<=[.?!…][”’"'»“]?)[^\S\n]+)(?:[—–―]|--)[^\S\n]*(?<line>(?=\p{Lu})[^\n.?!]+)\s*$/u
const MARKS = /^[“"«„「]([^“”"«»„「」]*)[”"»“」]$/

/**
 * A block quote as a direct quote, if the words around it say whose it is: a last line that begins with a dash, or the
 * paragraph before it, which ends with a colon. `paragraphs` are those of the block, `before` the one above it.
 */
export function blockQuote(
  cast: Cast,
  paragraphs: readonly Span[],
  before: Span | undefined,
): DirectQuote | undefined {
  const { text, lexicon } = cast
  const outer = { start: paragraphs[0]!.start, end: paragraphs.at(-1)!.end }
  const line = ATTRIBUTION.exec(text.slice(outer.start, outer.end))
  const end = line ? outer.start + line.index : outer.end
  const spans = paragraphs
    .map(paragraph =>
      withoutMarks(text, trim(text, { start: paragraph.start, end: Math.min(paragraph.end, end) })),
    )
    .filter(span => span.end > span.start)
  if (spans.length === 0) return undefined
  if (line) {
    const at = outer.start + line.index + line[0].indexOf(line.groups!.line!)
    const tokens = tokensOf(text, { start: at, end: outer.end }, [], lexicon)
    const name = phraseAt(tokens, 0)
    return name && { spans, outer, ...speakerOf(cast, { tokens, mention: { from: 0, to: name.core } }) }
  }
  const attribution = attributionAbove(text, before, lexicon)
  return attribution && { spans, outer, ...speakerOf(cast, attribution) }
}

/** Who speaks in the paragraph that follows `above`, if that ends with a colon: `He declared:`. */
export function attributionAbove(
  text: string,
  above: Span | undefined,
  lexicon: Lexicon,
): Attribution | undefined {
  if (!above || text[above.end - 1] !== ':') return undefined
  const tokens = tokensOf(
    text,
    { start: Math.max(above.start, above.end - LEAD), end: above.end },
    [],
    lexicon,
  )
  const lastStop = tokens.findLastIndex(({ kind }) => kind === 'stop')
  return attributionBefore(tokens, lastStop + 1, tokens.length, lexicon)
}

/** Quotation marks around all of a paragraph are not among its words. */
function withoutMarks(text: string, span: Span): Span {
  return MARKS.test(text.slice(span.start, span.end)) ? { start: span.start + 1, end: span.end - 1 } : span
}
