import { type Attribution, accordingTo, startsSpeaker } from './attribution.ts'
import { CLASS, type Lexicon } from './lexicon.ts'
import { firstSubject, is, isReportingVerb, type Mention, phraseAt, subjectBefore } from './nounPhrase.ts'
import type { Token } from './tokens.ts'

const VERB = CLASS.reporting | CLASS.speech

/**
 * `Xi said, “`, `Xi’s promise that “`, `According to Xi, “`, `Kim praised the parade …, declaring, “`. The sentence
 * begins at the token `from`. Right beside the quotation any cue decides; further off, a verb that reports whole
 * clauses counts more than what was said in them (`Xi said Kim had called it “…”` is Xi’s).
 */
export function attributionBefore(
  tokens: readonly Token[],
  from: number,
  quote: number,
  lexicon: Lexicon,
): Attribution | undefined {
  const label = labelBefore(tokens, from, quote)
  if (label) return { tokens, mention: label }
  let nearest: Attribution | undefined
  let isSeparate = false
  for (let at = quote - 1; at >= from; at--) {
    const token = tokens[at]!
    if (token.kind === 'quote' || token.kind === 'semicolon') isSeparate = true
    if (token.kind !== 'word') continue
    if (is(token, CLASS.conjunction) && tokens[at - 1]?.kind === 'comma') isSeparate = true
    const isStrong =
      is(token, CLASS.reporting) && is(token, CLASS.finite) && tokens[at - 1]?.kind !== 'possessive'
    if (nearest && (isSeparate || !isStrong)) continue
    const found = cueAt(tokens, at, from, quote, lexicon)
    if (!found) continue
    nearest = found
    if (isStrong || (!is(token, CLASS.speechNoun) && isBeside(tokens, at + 1, quote))) break
  }
  return nearest
}

/** `Xi` or `MS. PSAKI` of a sentence that is no more than `Xi: “…”`. */
function labelBefore(tokens: readonly Token[], from: number, quote: number): Mention | undefined {
  if (tokens[quote - 1]?.kind !== 'colon' || quote - 1 === from) return undefined
  let start = from
  while (tokens[start]!.kind === 'other') start++
  const phrase = phraseAt(tokens, start)
  return phrase?.core === quote - 1 && tokens[start]!.isCapital ? { from: start, to: quote - 1 } : undefined
}

/** Whether nothing but a mark, `that` or an addressee stands between the cue and the quotation. */
function isBeside(tokens: readonly Token[], cueEnd: number, quote: number): boolean {
  return quote - cueEnd <= 1 || (quote - cueEnd <= 3 && ['comma', 'colon'].includes(tokens[quote - 1]!.kind))
}

function cueAt(
  tokens: readonly Token[],
  at: number,
  from: number,
  quote: number,
  lexicon: Lexicon,
): Attribution | undefined {
  const token = tokens[at]!
  const cue = { from: at, to: at + 1 }
  if (is(token, VERB)) {
    const mention = subjectOf(tokens, at, from, quote)
    if (mention) return { tokens, mention, cue }
  }
  if (is(token, CLASS.speechNoun) && !token.isCapital) {
    const owner = ownerOf(tokens, at, from)
    if (owner) return { tokens, mention: owner, cue }
  }
  const phrase = accordingTo(tokens, at, lexicon)
  const mayLead = phrase && (phrase.to > at + 1 || at === from || tokens[at - 1]?.kind === 'comma')
  const mention = mayLead && phraseAt(tokens, phrase.to)
  return mention ? { tokens, mention: { from: mention.from, to: mention.core }, cue: phrase } : undefined
}

function subjectOf(tokens: readonly Token[], verb: number, from: number, quote: number): Mention | undefined {
  const token = tokens[verb]!
  const before = verb > from ? tokens[verb - 1] : undefined
  const hasTense = is(token, CLASS.finite)
  if (is(token, CLASS.reporting) && hasTense && (!before || before.kind === 'comma')) {
    const inverted = invertedSubject(tokens, verb, quote)
    if (inverted) return inverted
  }
  if (token.isCapital) return undefined
  if (isReportingVerb(tokens, verb)) {
    if (before?.text === 'to') return firstSubject(tokens, from, verb)
    if (is(before, CLASS.preposition)) return undefined
    if (isPassive(tokens, verb)) return agentOf(tokens, verb, quote)
    if (is(before, CLASS.objectPronoun) && !is(before, CLASS.subjectPronoun))
      return hasTense ? undefined : { from: verb - 1, to: verb }
    return subjectBefore(tokens, verb, from)
  }
  if (!is(token, CLASS.participle)) return undefined
  let at = verb - 1
  while (at > from && is(tokens[at], CLASS.adverb)) at--
  if (at > from && is(tokens[at], CLASS.auxiliary)) return subjectBefore(tokens, at, from)
  return firstSubject(tokens, from, verb)
}

/** `Says Xi: “`, `Nancy, says the historian, was “`. */
function invertedSubject(tokens: readonly Token[], verb: number, quote: number): Mention | undefined {
  const mention = startsSpeaker(tokens, verb + 1) ? phraseAt(tokens, verb + 1) : undefined
  const isClosed =
    mention && mention.to <= quote && ['comma', 'colon'].includes(tokens[mention.to]?.kind ?? '')
  return isClosed ? { from: mention.from, to: mention.core } : undefined
}

const BE = /^(?:is|are|was|were|been|being|be|’s|'s)$/

function isPassive(tokens: readonly Token[], verb: number): boolean {
  let at = verb - 1
  while (is(tokens[at], CLASS.adverb)) at--
  return (
    is(tokens[verb], CLASS.finite) && BE.test(tokens[at]?.text ?? '') && /e?d$|en$/.test(tokens[verb]!.text)
  )
}

function agentOf(tokens: readonly Token[], verb: number, quote: number): Mention | undefined {
  for (let at = verb + 1; at < quote; at++) {
    if (tokens[at]!.text !== 'by') continue
    const mention = phraseAt(tokens, at + 1)
    return mention && { from: mention.from, to: mention.core }
  }
  return undefined
}

/** `Xi` of `Xi’s reassurance`, `his` of `his statement`. */
function ownerOf(tokens: readonly Token[], noun: number, from: number): Mention | undefined {
  let at = noun - 1
  while (
    at > from &&
    tokens[at]!.kind === 'word' &&
    !is(
      tokens[at],
      CLASS.possessive | CLASS.preposition | CLASS.article | CLASS.auxiliary | CLASS.conjunction | VERB,
    ) &&
    tokens[at - 1]!.kind !== 'possessive' &&
    noun - at < 4
  )
    at--
  if (at >= from && is(tokens[at], CLASS.possessive) && !tokens[at]!.isCapital)
    return { from: at, to: at + 1 }
  if (at >= from && is(tokens[at], CLASS.possessive)) return { from: at, to: at + 1 }
  const mark = tokens[at]?.kind === 'possessive' ? at : tokens[at - 1]?.kind === 'possessive' ? at - 1 : -1
  if (mark <= from) return undefined
  let start = mark - 1
  while (
    start > from &&
    tokens[start - 1]!.kind === 'word' &&
    tokens[start - 1]!.isCapital === tokens[mark - 1]!.isCapital &&
    !is(tokens[start - 1], CLASS.preposition | CLASS.conjunction | VERB)
  )
    start--
  return { from: start, to: mark }
}
