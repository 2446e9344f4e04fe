import { type Attribution, accordingTo, startsSpeaker } from './attribution.ts'
import { CLASS, type Lexicon } from './lexicon.ts'
import { is, isReportingVerb, phraseAt } from './nounPhrase.ts'
import type { Token } from './tokens.ts'

/** So far behind a quotation, in tokens, its sentence may tell who spoke. */
const REACH = 60

/** `” Xi said`, `” said Xi`, `” according to Xi`; the quotation is the token at `quote`. */
export function attributionAfter(
  tokens: readonly Token[],
  quote: number,
  ending: string,
  lexicon: Lexicon,
): Attribution | undefined {
  let at = quote + 1
  // Marks that belong to the quotation and were not paired.
  while (tokens[at]?.kind === 'other') at++
  const isSetOff = /[,?!—–-]$/.test(ending) || ['comma', 'dash'].includes(tokens[at]?.kind ?? '')
  if (tokens[at]?.kind === 'comma' || tokens[at]?.kind === 'dash') at++
  while (is(tokens[at], CLASS.adverb) && !is(tokens[at], CLASS.subjectPronoun)) at++
  const phrase = accordingTo(tokens, at, lexicon)
  if (phrase) {
    const mention = phraseAt(tokens, phrase.to)
    return mention && { tokens, mention: { from: mention.from, to: mention.core }, cue: phrase }
  }
  if (/^(?:as|wie)$/.test(tokens[at]?.text ?? '')) at++
  const first = tokens[at]
  if (isInvertible(first)) {
    let next = at + 1
    while (is(tokens[next], CLASS.adverb) && !is(tokens[next], CLASS.subjectPronoun)) next++
    const mention = phraseAt(tokens, next)
    if (mention && startsSpeaker(tokens, next))
      return { tokens, mention: { from: next, to: mention.core }, cue: { from: at, to: at + 1 } }
    return undefined
  }
  if (!isSetOff && !/[.…]$/.test(ending)) return undefined
  const mention = phraseAt(tokens, at)
  if (!mention) return undefined
  const verb = verbAfter(tokens, mention.to)
  if (verb === undefined) return undefined
  // After a full stop a new sentence begins, which is about these words only where it says nothing else.
  if (/[.…]$/.test(ending) && !endsSoon(tokens, verb)) return undefined
  return { tokens, mention: { from: mention.from, to: mention.core }, cue: { from: verb, to: verb + 1 } }
}

/** `“No matter what” happens, said Xi`, `“a joke” to many, Xi said`: at the end of the sentence. */
export function attributionLater(tokens: readonly Token[], quote: number): Attribution | undefined {
  for (let at = quote + 1; at < tokens.length && at < quote + REACH; at++) {
    const { kind } = tokens[at]!
    if (kind === 'stop' || kind === 'quote' || kind === 'semicolon') return undefined
    if (kind !== 'comma') continue
    if (isInvertible(tokens[at + 1]) && startsSpeaker(tokens, at + 2)) {
      const mention = phraseAt(tokens, at + 2)
      if (mention)
        return { tokens, mention: { from: at + 2, to: mention.core }, cue: { from: at + 1, to: at + 2 } }
    }
    const mention = startsSpeaker(tokens, at + 1) ? phraseAt(tokens, at + 1) : undefined
    const verb = mention && verbAfter(tokens, mention.to)
    if (verb !== undefined && endsSoon(tokens, verb))
      return {
        tokens,
        mention: { from: mention!.from, to: mention!.core },
        cue: { from: verb, to: verb + 1 },
      }
  }
  return undefined
}

/** Whether the verb may stand before its subject: `said Xi`. */
function isInvertible(token: Token | undefined): boolean {
  return is(token, CLASS.reporting) && is(token, CLASS.finite) && !token!.isCapital
}

/** The reporting verb that follows a subject, past appositions, brackets and adverbs. */
function verbAfter(tokens: readonly Token[], from: number): number | undefined {
  let at = from
  for (let steps = 0; steps < 40 && at < tokens.length; steps++) {
    const token = tokens[at]!
    if (isReportingVerb(tokens, at)) return at
    if (is(token, CLASS.adverb | CLASS.auxiliary) || token.kind === 'parenthesis' || isAdverb(token)) at++
    else if (token.kind === 'comma' || token.kind === 'dash') {
      const close = closingComma(tokens, at)
      if (close === undefined) return undefined
      at = close + 1
    } else return undefined
  }
  return undefined
}

function isAdverb(token: Token): boolean {
  return token.kind === 'word' && !token.isCapital && /ly$/.test(token.text)
}

/** The comma after which the clause goes on with a reporting verb. */
function closingComma(tokens: readonly Token[], open: number): number | undefined {
  for (let at = open + 1; at < tokens.length && at < open + 40; at++) {
    const { kind } = tokens[at]!
    if (kind === 'stop' || kind === 'semicolon' || kind === 'colon') return undefined
    if (kind !== tokens[open]!.kind) continue
    let next = at + 1
    while (is(tokens[next], CLASS.adverb | CLASS.auxiliary)) next++
    if (isReportingVerb(tokens, next)) return at
  }
  return undefined
}

function endsSoon(tokens: readonly Token[], verb: number): boolean {
  const next = tokens[verb + 1]
  return next === undefined || next.kind === 'stop' || next.kind === 'comma' || is(next, CLASS.time)
}
