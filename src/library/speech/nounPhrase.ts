import { CLASS } from './lexicon.ts'
import type { Token } from './tokens.ts'

/** A run of tokens that names somebody; `to` is exclusive. */
export interface Mention {
  readonly from: number
  readonly to: number
}

/** Longest description of a speaker that is read, in tokens. */
const LONGEST = 24

export function is(token: Token | undefined, classes: number): boolean {
  return token !== undefined && (token.classes & classes) !== 0
}

const PRONOUN = CLASS.subjectPronoun | CLASS.objectPronoun
const BREAKS_PHRASE = CLASS.conjunction | CLASS.relative | CLASS.auxiliary
const VERB = CLASS.reporting | CLASS.speech

/** A word that can belong to a noun phrase. A capital rules verbs out: `Mark Bark`, but not `said`. */
function isNominal(token: Token | undefined): token is Token {
  if (!token) return false
  if (token.kind === 'number' || token.kind === 'possessive' || token.kind === 'parenthesis') return true
  if (token.kind !== 'word') return false
  if (token.isCapital && !is(token, CLASS.conjunction | CLASS.preposition)) return !is(token, CLASS.time)
  return !is(token, BREAKS_PHRASE | PRONOUN | CLASS.time | CLASS.adverb)
}

/** Whether the token at `at` is a reporting verb with a subject of its own, not a noun that looks like one. */
export function isReportingVerb(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  if (!token || token.isCapital || !is(token, VERB) || !is(token, CLASS.finite | CLASS.bare)) return false
  const before = tokens[at - 1]
  if (before?.kind === 'possessive' || is(before, CLASS.article | CLASS.possessive))
    return is(before, PRONOUN)
  if (!is(token, CLASS.finite)) return canLeadBare(before)
  return !is(token, CLASS.nounToo) || canLeadNoun(before, tokens[at + 1])
}

/** Whether a bare verb may follow: `they say`, `critics say`, `will say`, `to say`. */
function canLeadBare(before: Token | undefined): boolean {
  if (before === undefined || before.kind === 'comma' || before.kind === 'parenthesis')
    return before !== undefined
  if (is(before, PRONOUN | CLASS.relative | CLASS.auxiliary | CLASS.adverb | CLASS.conjunction)) return true
  return (
    before.text === 'to' ||
    (before.kind === 'word' && /[^s]s$|^people$/.test(before.text) && !is(before, VERB))
  )
}

/** Whether what may be a noun is a verb between these: `Xi claims that`, not `Facebook claims`. */
function canLeadNoun(before: Token | undefined, after: Token | undefined): boolean {
  if (is(before, PRONOUN | CLASS.relative | CLASS.adverb | CLASS.auxiliary) || before?.kind === 'comma')
    return true
  const opens =
    CLASS.article | CLASS.possessive | PRONOUN | CLASS.relative | CLASS.conjunction | CLASS.preposition
  return before?.isCapital === true && (after?.kind !== 'word' || after.isCapital || is(after, opens))
}

/** The noun phrase that begins at `from`, with what follows it in `of …`, `for …`; `core` ends before that. */
export function phraseAt(tokens: readonly Token[], from: number): (Mention & { core: number }) | undefined {
  const first = tokens[from]
  // `her colleague`, but `her` alone.
  const isOwner =
    is(first, CLASS.possessive) && isNominal(tokens[from + 1]) && tokens[from + 1]!.kind === 'word'
  if (first?.kind === 'word' && is(first, PRONOUN) && !is(first, CLASS.article) && !isOwner)
    return { from, to: from + 1, core: from + 1 }
  let at = isOwner ? from + 1 : from
  const end = Math.min(tokens.length, from + LONGEST)
  while (at < end && isPhraseWord(tokens, at, from)) at++
  const core = at
  if (core === from || tokens[from]!.kind !== 'word' || is(tokens[from], CLASS.preposition)) return undefined
  while (at < end && is(tokens[at], CLASS.preposition) && isNominal(tokens[at + 1])) {
    at++
    while (at < end && isPhraseWord(tokens, at, from)) at++
  }
  return { from, to: at, core }
}

function isPhraseWord(tokens: readonly Token[], at: number, from: number): boolean {
  const token = tokens[at]
  if (!isNominal(token)) return false
  if (is(token, CLASS.preposition))
    return (
      is(token, CLASS.particle) && tokens[at - 1]?.isCapital === true && tokens[at + 1]?.isCapital === true
    )
  if (isReportingVerb(tokens, at)) return false
  // `Dr. King pushed`: a verb of another kind.
  if (at > from && !token.isCapital && tokens[at - 1]!.isCapital && /ed$/.test(token.text)) return false
  if (isLy(token) && tokens[at + 1]?.kind !== 'word') return false
  return !(is(token, CLASS.participle) && at > from)
}

/**
 * The subject of the verb at `verb`, looked for leftwards but not before `from`: `Xi`, `the minister`, `Kim` in
 * `Kim, accompanied by his daughter, praised`, `who` in `Smith, who said`.
 */
export function subjectBefore(tokens: readonly Token[], verb: number, from: number): Mention | undefined {
  let at = verb - 1
  while (
    at >= from &&
    (is(tokens[at], CLASS.adverb | CLASS.auxiliary | CLASS.time) || isLy(tokens[at])) &&
    !is(tokens[at], PRONOUN)
  )
    at--
  if (at < from) return undefined
  const token = tokens[at]!
  if (token.kind === 'word' && is(token, CLASS.relative)) {
    // `the plan that he said`: the relative is an object, which has been passed by now.
    return { from: at, to: at + 1 }
  }
  if (token.kind === 'word' && is(token, CLASS.subjectPronoun) && !is(token, CLASS.article))
    return { from: at, to: at + 1 }
  if (is(token, CLASS.conjunction)) return earlierSubject(tokens, at, from)
  if (token.kind === 'comma' || token.kind === 'dash') return beforeApposition(tokens, at, from)
  return phraseEndingAt(tokens, at, from)
}

function isLy(token: Token | undefined): boolean {
  return token?.kind === 'word' && !token.isCapital && /[^s]ly$/.test(token.text) && token.text !== 'family'
}

/** The phrase whose last token is at `last`. */
export function phraseEndingAt(tokens: readonly Token[], last: number, from: number): Mention | undefined {
  let at = last
  const low = Math.max(from, last - LONGEST)
  while (at >= low && isNominal(tokens[at]) && !isReportingVerb(tokens, at)) at--
  let start = at + 1
  while (start <= last && tokens[start]!.kind !== 'word') start++
  if (start > last) return undefined
  // `In Iowa the minister said`: what leads into the clause is not its subject.
  if (is(tokens[start], CLASS.preposition)) {
    let inner = last
    while (inner > start && !is(tokens[inner], CLASS.preposition)) inner--
    start = afterLeadIn(tokens, inner + 1, last)
  }
  if (is(tokens[at], CLASS.conjunction) && joins(tokens, at, from) && tokens[start]!.isCapital) {
    const other = phraseEndingAt(tokens, at - 1, from)
    if (other) return { from: other.from, to: last + 1 }
  }
  return { from: start, to: last + 1 }
}

/** Whether the conjunction stands between two names: `Smith and Jones`. */
function joins(tokens: readonly Token[], at: number, from: number): boolean {
  return (
    at - 1 >= from &&
    /^(?:and|und)$/.test(tokens[at]!.text) &&
    tokens[at - 1]!.isCapital &&
    tokens[at + 1]!.isCapital
  )
}

function afterLeadIn(tokens: readonly Token[], start: number, last: number): number {
  for (let at = last; at > start; at--) if (is(tokens[at], CLASS.article)) return at
  let at = last
  while (at > start && tokens[at - 1]!.isCapital) at--
  return at
}

/** The phrase before `, a Democrat,` whose closing comma is at `close`. */
function beforeApposition(tokens: readonly Token[], close: number, from: number): Mention | undefined {
  let best: Mention | undefined
  for (let open = close - 1; open > from && open > close - 3 * LONGEST; open--) {
    const kind = tokens[open]!.kind
    if (kind === 'stop' || kind === 'semicolon' || kind === 'colon') break
    if (kind !== 'comma' && kind !== 'dash') continue
    const before = tokens[open - 1]!
    const phrase = is(before, CLASS.subjectPronoun)
      ? { from: open - 1, to: open }
      : phraseEndingAt(tokens, open - 1, from)
    if (!phrase) continue
    best = phrase
    const opening = tokens[phrase.from - 1]
    const isApposition =
      (opening?.kind === 'comma' || opening?.kind === 'dash') && !tokens[phrase.from]!.isCapital
    if (!isApposition) break
  }
  return best ?? phraseEndingAt(tokens, close - 1, from)
}

/** The subject of the clause before a conjunction: `Xi` in `Xi smiled and said`. */
function earlierSubject(tokens: readonly Token[], conjunction: number, from: number): Mention | undefined {
  for (let at = conjunction - 1; at > from; at--) {
    if (isReportingVerb(tokens, at)) return subjectBefore(tokens, at, from)
    if (tokens[at]!.kind === 'stop' || tokens[at]!.kind === 'quote') break
  }
  return firstSubject(tokens, from, conjunction)
}

/** The subject of the sentence that begins at `from`: its first noun phrase that no preposition leads. */
export function firstSubject(tokens: readonly Token[], from: number, to: number): Mention | undefined {
  for (let at = from; at < to; at++) {
    const token = tokens[at]!
    if (token.kind === 'quote') continue
    if (token.kind !== 'word') continue
    if (is(token, CLASS.preposition) || (is(token, CLASS.conjunction) && at === from)) {
      // Up to the comma that ends `On Thursday in Beijing,`.
      while (at < to && tokens[at]!.kind !== 'comma') at++
      continue
    }
    if (
      is(token, CLASS.participle | CLASS.adverb | CLASS.conjunction | CLASS.relative | CLASS.time) ||
      isLy(token)
    )
      continue
    const phrase = phraseAt(tokens, at)
    if (!phrase) continue
    // `Six months ago,` and `Hours later,` lead into the sentence.
    if (!token.isCapital || at === from) {
      let next = phrase.to
      while (next < to && is(tokens[next], CLASS.adverb | CLASS.time)) next++
      if (next > phrase.to && tokens[next]?.kind === 'comma') {
        at = next
        continue
      }
    }
    return { from: at, to: Math.min(phrase.core, to) }
  }
  return undefined
}
