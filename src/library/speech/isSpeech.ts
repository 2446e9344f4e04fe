import type { Attribution } from './attribution.ts'
import { CLASS } from './lexicon.ts'
import { is, type Mention } from './nounPhrase.ts'
import type { Token } from './tokens.ts'

/** Without anybody to whom they belong, fewer words than this are taken for a scare quote. */
const SPEECH_WORDS = 3
/** A cue is beside a quotation up to so many tokens from it: `,” Jane Roe said`. */
const NEAR = 4
/** Of a long quotation so much tells whether it is a title, in UTF-16 units. */
const OPENING = 400

/**
 * Whether the quotation at the token `at` is reported speech, rather than a title or words held at arm's length.
 * `isOtherMark`: it stands in other marks than those in which the text gives what is said.
 */
export function isSpeech(
  text: string,
  tokens: readonly Token[],
  at: number,
  attribution: Attribution | undefined,
  isOtherMark: boolean,
): boolean {
  const { inner } = tokens[at]!.pair!
  const written = text.slice(inner.start, Math.min(inner.end, inner.start + OPENING))
  const words = written.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}’'-]*/gu) ?? []
  if (words.length === 0) return false
  const before = tokens[at - 1]
  if (is(before, CLASS.scareCue)) return false
  // Such marks are for headlines, names and terms, unless somebody is plainly said to say it.
  if (isOtherMark && !isBeside(attribution?.cue, at)) return false
  if (!/[.,?!…]$/.test(written) && isNickname(words, tokens, at)) return false
  if (isTitle(words) && !/[?!…]$/.test(written)) {
    if (namesWork(before)) return false
    // A stop may be the sentence's around it, or end a sentence of one word.
    if (!written.endsWith('.')) return attribution !== undefined
  }
  if (attribution || words.length >= SPEECH_WORDS) return true
  // “Yes, sir.” is an utterance by itself.
  const isSentence = /^\p{Lu}/u.test(written) && /[.?!…]$/.test(written)
  return isSentence && (!before || before.kind === 'stop' || before.kind === 'quote')
}

/** The reporting verb stands at the mark, or only who speaks stands between. */
export function isBeside(cue: Mention | undefined, at: number): boolean {
  return cue !== undefined && cue.from <= at + NEAR && cue.to >= at - NEAR
}

/** `John “Tig” Tiegen`: between two parts of a name. */
function isNickname(words: readonly string[], tokens: readonly Token[], at: number): boolean {
  const isName = (token: Token | undefined) => token?.kind === 'word' && token.isCapital
  return words.length <= 2 && isName(tokens[at - 1]) && isName(tokens[at + 1])
}

const CAPITAL = /^[\p{Lu}\p{N}]/u

/** `The Rachel Maddow Show`: capitals throughout. */
function isTitle(words: readonly string[]): boolean {
  return CAPITAL.test(words[0]!) && words.every(word => word.length <= 3 || CAPITAL.test(word))
}

/** Whether the word before a title says that it is one: `CNN’s “New Day”`, `on “Today”`, `the book “Emma”`. */
function namesWork(before: Token | undefined): boolean {
  return before?.kind === 'possessive' || is(before, CLASS.titleCue | CLASS.preposition)
}
