import type { Span } from '../../base/span.ts'
import type { DirectQuote } from '../source.ts'
import type { Attribution } from './attribution.ts'
import { CLASS, type Lexicon } from './lexicon.ts'
import { is, type Mention, phraseAt, phraseEndingAt } from './nounPhrase.ts'
import type { Gender, People } from './people.ts'
import type { Token } from './tokens.ts'

type Speaker = Pick<DirectQuote, 'speaker' | 'speakerSpan' | 'cue'>

/** What is known of a text while its speakers are named. */
export interface Cast {
  readonly text: string
  readonly people: People
  readonly lexicon: Lexicon
  /** The quotes found so far, in order. */
  readonly earlier: readonly DirectQuote[]
}

const PRONOUN = CLASS.subjectPronoun | CLASS.objectPronoun | CLASS.possessive
/** A pronoun stands for somebody who spoke at most so far before it, in UTF-16 units. */
const REACH = 600

/**
 * Who speaks, by an attribution. A pronoun is given the name of whoever spoke last before it, in the paragraph or
 * not far above, if the gender fits; otherwise it stays without a name. `narrator` is who says `I`, if anybody.
 */
export function speakerOf(cast: Cast, { tokens, mention, cue }: Attribution, narrator?: string): Speaker {
  const speaker = nameOf(cast, tokens, mention, narrator)
  const verb = cue && spanOf(tokens, cue)
  return {
    ...(speaker !== undefined && { speaker }),
    speakerSpan: spanOf(tokens, mention),
    ...(verb && { cue: cast.text.slice(verb.start, verb.end) }),
  }
}

function nameOf(
  cast: Cast,
  tokens: readonly Token[],
  mention: Mention,
  narrator: string | undefined,
): string | undefined {
  const head = tokens[mention.from]!
  const isSingle = mention.to - mention.from === 1
  if (isSingle && is(head, CLASS.relative)) {
    const comma = tokens[mention.from - 1]?.kind === 'comma' ? 1 : 0
    const antecedent = phraseEndingAt(tokens, mention.from - 1 - comma, 0)
    return antecedent && nameOf(cast, tokens, antecedent, narrator)
  }
  if (isSingle && is(head, PRONOUN) && !is(head, CLASS.article & ~CLASS.possessive)) {
    return /^(?:I|my|me|ich)$/i.test(head.text) ? narrator : antecedentOf(cast, tokens, mention.from)
  }
  const { start, end } = spanOf(tokens, mention)
  const name = nameIn(cast, tokens, mention) ?? nameBehind(cast, tokens, mention)
  if (name) return cast.people.fullName(name)
  const phrase = tokens.slice(mention.from, mention.to)
  return cast.people.inRole(phrase) ?? cast.text.slice(start, end).replace(/\s+/g, ' ')
}

/** Whose name a pronoun of the third person stands for. */
function antecedentOf(cast: Cast, tokens: readonly Token[], pronoun: number): string | undefined {
  const { people, earlier } = cast
  const gender = genderOf(tokens[pronoun]!)
  if (!gender) return undefined
  const fits = (name: string) => (people.genderOf(name) ?? gender) === gender
  const { start } = tokens[pronoun]!
  // A name that begins a sentence of the paragraph, nearest first.
  for (let at = pronoun - 1; at >= 0 && tokens[at]!.start >= start - REACH; at--) {
    const isFirst = at === 0 || tokens[at - 1]!.kind === 'stop' || tokens[at - 1]!.kind === 'quote'
    if (!isFirst || !tokens[at]!.isCapital) continue
    const name = nameIn(cast, tokens, { from: at, to: endOfName(tokens, at, pronoun) })
    if (name && people.knows(name) && fits(name)) return people.fullName(name)
  }
  const last = earlier.at(-1)
  const isNear = last && start - last.outer.end <= REACH
  return isNear && last.speaker && fits(last.speaker) ? last.speaker : undefined
}

function genderOf(pronoun: Token): Gender {
  return is(pronoun, CLASS.male) ? 'male' : is(pronoun, CLASS.female) ? 'female' : undefined
}

function endOfName(tokens: readonly Token[], from: number, limit: number): number {
  let at = from
  while (at < limit && (tokens[at]!.isCapital || is(tokens[at], CLASS.particle))) at++
  return at
}

/** The name at the end of `Snyder spokesman Dave Murray`; nothing where the phrase names nobody. */
function nameIn({ lexicon }: Cast, tokens: readonly Token[], { from, to }: Mention): string | undefined {
  let end = to
  while (end > from && tokens[end - 1]!.kind !== 'word') end--
  let start = end
  while (start > from && (tokens[start - 1]!.isCapital || is(tokens[start - 1], CLASS.particle))) start--
  while (
    start < end &&
    (!tokens[start]!.isCapital || is(tokens[start], CLASS.article | CLASS.adverb | CLASS.auxiliary))
  )
    start++
  if (start === end) return undefined
  if (lexicon.capitalNouns && end - start === 1 && (start > from || is(tokens[start], CLASS.role)))
    return undefined
  return tokens
    .slice(start, end)
    .map(token => token.text)
    .join(' ')
}

/** The name that stands behind a description, set off by commas: `his wife, Mary Poole,`. */
function nameBehind({ people }: Cast, tokens: readonly Token[], { from, to }: Mention): string | undefined {
  const comma = phraseAt(tokens, from)?.to ?? to
  if (tokens[comma]?.kind !== 'comma') return undefined
  const end = endOfName(tokens, comma + 1, tokens.length)
  const words = tokens.slice(comma + 1, end)
  const isSetOff = end === tokens.length || /^(?:comma|stop|dash|semicolon)$/.test(tokens[end]!.kind)
  if (!isSetOff || words.length === 0 || words.some(word => is(word, CLASS.time | CLASS.article)))
    return undefined
  const name = words.map(({ text }) => text).join(' ')
  // One word alone may be a place.
  return words.length > 1 || people.knows(name) ? name : undefined
}

function spanOf(tokens: readonly Token[], { from, to }: Mention): Span {
  return { start: tokens[from]!.start, end: tokens[to - 1]!.end }
}
