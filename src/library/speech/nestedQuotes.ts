import type { DirectQuote } from '../source.ts'
import { candidatesOf } from './candidates.ts'
import { isBeside, isSpeech } from './isSpeech.ts'
import type { QuotationPair } from './quotationPairs.ts'
import { type Cast, speakerOf } from './speaker.ts'
import { tokensOf } from './tokens.ts'

/**
 * What somebody quotes somebody else with: of `within`, the pairs inside the quotation `around`, those that a verb
 * beside them gives to a speaker. Other marks inside a quotation are for terms and titles more often than not.
 * `narrator` is who says `I` there.
 */
export function nestedQuotes(
  cast: Cast,
  around: QuotationPair,
  within: readonly QuotationPair[],
  narrator: string | undefined,
): DirectQuote[] {
  const direct = within.filter(({ depth }) => depth === around.depth + 1)
  if (direct.length === 0) return []
  const { text, lexicon } = cast
  const tokens = tokensOf(text, around.inner, direct, lexicon)
  return candidatesOf(text, tokens, lexicon).flatMap(({ pair, token, attribution }): DirectQuote[] => {
    if (!attribution || !isBeside(attribution.cue, token)) return []
    if (!isSpeech(text, tokens, token, attribution, false)) return []
    return [{ spans: [pair.inner], outer: pair.outer, ...speakerOf(cast, attribution, narrator) }]
  })
}
