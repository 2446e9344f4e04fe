import type { Span } from '../../base/span.ts'
import type { DirectQuote } from '../source.ts'
import type { Attribution } from './attribution.ts'
import { CLASS } from './lexicon.ts'
import { is, type Mention, phraseEndingAt } from './nounPhrase.ts'
import type { Gender, People } from './people.ts'
import type { Token } from './tokens.ts'

type Speaker = Pick<DirectQuote, 'speaker' | 'speakerSpan' | 'cue'>

const PRONOUN = CLASS.subjectPronoun | CLASS.objectPronoun | CLASS.possessive
/** A pronoun stands for somebody who spoke at most so far before it, in UTF-16 units. */
const REACH = 600

/**
 * Who speaks, by an attribution. A pronoun is given the name of whoever spoke last before it, in the paragraph or
 * not far above, if the gender fits; otherwise it stays without a name. `earlier` are the quotes found so far.
 */
export function speakerOf(
  text: string,
  { tokens, mention, cue }: Attribution,
  people: People,
  earlier: readonly DirectQuote[],
): Speaker {
  const speakerSpan = spanOf(tokens, mention)
  const speaker = nameOf(text, tokens, mention, people, earlier)
  const verb = spanOf(tokens, cue)
  return { ...(speaker !== undefined && { speaker }), speakerSpan, cue: text.slice(verb.start, verb.end) }
}

function nameOf(
  text: string,
  tokens: readonly Token[],
  mention: Mention,
  people: People,
  earlier: readonly DirectQuote[],
): string | undefined {
  const head = tokens[mention.from]!
  const isSingle = mention.to - mention.from === 1
  if (isSingle && is(head, CLASS.relative)) {
    const comma = tokens[mention.from - 1]?.kind === 'comma' ? 1 : 0
    const antecedent = phraseEndingAt(tokens, mention.from - 1 - comma, 0)
    return antecedent && nameOf(text, tokens, antecedent, people, earlier)
  }
  if (isSingle && is(head, PRONOUN)) return antecedentOf(tokens, mention.from, people, earlier)
  const { start, end } = spanOf(tokens, mention)
  const name = nameIn(tokens, mention)
  if (name) return people.fullName(name)
  return (
    people.inRole(head, tokens.slice(mention.from, mention.to)) ?? text.slice(start, end).replace(/\s+/g, ' ')
  )
}

/** Whose name a pronoun of the third person stands for. */
function antecedentOf(
  tokens: readonly Token[],
  pronoun: number,
  people: People,
  earlier: readonly DirectQuote[],
): string | undefined {
  const gender = genderOf(tokens[pronoun]!)
  if (!gender) return undefined
  const fits = (name: string) => (people.genderOf(name) ?? gender) === gender
  // A name that begins a sentence of the paragraph, nearest first.
  for (let at = pronoun - 1; at >= 0 && tokens[at]!.start >= tokens[pronoun]!.start - REACH; at--) {
    const isFirst = at === 0 || tokens[at - 1]!.kind === 'stop' || tokens[at - 1]!.kind === 'quote'
    if (!isFirst || !tokens[at]!.isCapital) continue
    const name = nameIn(tokens, { from: at, to: endOfName(tokens, at, pronoun) })
    if (name && people.knows(name) && fits(name)) return people.fullName(name)
  }
  const last = earlier.at(-1)
  const isNear = last && tokens[pronoun]!.start - last.outer.end <= REACH
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
function nameIn(tokens: readonly Token[], { from, to }: Mention): string | undefined {
  let end = to
  while (end > from && tokens[end - 1]!.kind !== 'word') end--
  let start = end
  while (start > from && (tokens[start - 1]!.isCapital || is(tokens[start - 1], CLASS.particle))) start--
  while (start < end && (!tokens[start]!.isCapital || is(tokens[start], CLASS.article | CLASS.adverb)))
    start++
  if (start === end) return undefined
  return tokens
    .slice(start, end)
    .map(token => token.text)
    .join(' ')
}

function spanOf(tokens: readonly Token[], { from, to }: Mention): Span {
  return { start: tokens[from]!.start, end: tokens[to - 1]!.end }
}
