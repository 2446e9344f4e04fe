import type { Attribution } from './attribution.ts'
import { attributionAfter, attributionLater } from './attributionAfter.ts'
import { attributionBefore } from './attributionBefore.ts'
import { CLASS, type Lexicon } from './lexicon.ts'
import { is } from './nounPhrase.ts'
import type { QuotationPair } from './quotationPairs.ts'
import type { Token } from './tokens.ts'

/** A quotation of a paragraph that may turn out to be a direct quote. */
export interface Candidate {
  readonly pair: QuotationPair
  /** Which of the paragraph's tokens it is. */
  readonly token: number
  readonly attribution: Attribution | undefined
  /** Whether the attribution is this quotation's own and stands behind it. */
  readonly isBefore: boolean
  /** Goes on with the words of the candidate before it, as one quote that an attribution interrupts. */
  readonly isContinuation: boolean
}

/** An attribution in the middle of a quote is not longer, in tokens. */
const LONGEST_INTERRUPTION = 40

/** Further before a quotation, in tokens, nobody looks for its speaker. */
const LONGEST_LEAD = 80

/** The quotations of a paragraph with what is said of each beside it. */
export function candidatesOf(text: string, tokens: readonly Token[], lexicon: Lexicon): Candidate[] {
  const candidates: Candidate[] = []
  let sentence = 0
  tokens.forEach((token, at) => {
    if (token.kind === 'stop' && (token.text === '.' || startsSentence(tokens[at + 1]))) sentence = at + 1
    if (!token.pair) return
    const ending = endingOf(text, token.pair)
    const before = attributionBefore(tokens, Math.max(sentence, at - LONGEST_LEAD), at, lexicon)
    const after = attributionAfter(tokens, at, ending, lexicon)
    // `He said, “…,” and left` has its cue right before the mark; elsewhere `” Xi said` tells more.
    const isBeside = before && (before.cue ?? before.mention).to >= at - 2
    const own = isBeside ? before : (after ?? before ?? attributionLater(tokens, at))
    const previous = candidates.at(-1)
    const inherited = previous && followsOn(tokens, previous.token, at) ? previous.attribution : undefined
    candidates.push({
      pair: token.pair,
      token: at,
      attribution: own ?? inherited,
      isBefore: own !== undefined && own === after,
      isContinuation: previous !== undefined && interrupts(text, tokens, previous, at),
    })
    if (/[.?!…]/.test(ending) && startsSentence(tokens[at + 1])) sentence = at + 1
  })
  return candidates
}

/** The last sign of a quotation, past the marks of quotations in it. */
function endingOf(text: string, { inner }: QuotationPair): string {
  const last = text.slice(Math.max(inner.start, inner.end - 4), inner.end)
  return last.replace(/[\s”’"'»“]+$/, '').slice(-1)
}

function startsSentence(token: Token | undefined): boolean {
  return token === undefined || token.isCapital || token.kind === 'quote'
}

/** Whether only an attribution stands between a quotation that ends with a comma and the next: “…,” Xi said, “…” */
function interrupts(text: string, tokens: readonly Token[], previous: Candidate, at: number): boolean {
  if (!previous.isBefore || /[.]/.test(endingOf(text, previous.pair))) return false
  if (at - previous.token > LONGEST_INTERRUPTION) return false
  const gap = tokens.slice(previous.token + 1, at)
  const last = gap.at(-1)
  if (!last || !['comma', 'dash'].includes(last.kind)) return false
  if (gap.some(({ kind }) => kind === 'stop' || kind === 'semicolon' || kind === 'colon')) return false
  return gap.filter(token => is(token, CLASS.reporting | CLASS.speech) && !token.isCapital).length === 1
}

/** Whether a quotation without attribution goes on where an attributed one of its paragraph has ended. */
function followsOn(tokens: readonly Token[], previous: number, at: number): boolean {
  return (
    at - previous <= LONGEST_LEAD &&
    tokens.slice(previous + 1, at).filter(({ kind }) => kind === 'stop').length <= 1
  )
}
