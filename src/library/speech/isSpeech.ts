import type { Attribution } from './attribution.ts'
import { CLASS } from './lexicon.ts'
import { is } from './nounPhrase.ts'
import type { Token } from './tokens.ts'

/** Without anybody to whom they belong, fewer words than this are taken for a scare quote. */
const SPEECH_WORDS = 3
/** Of a long quotation so much tells whether it is a title, in UTF-16 units. */
const OPENING = 400

/** Whether the quotation at the token `at` is reported speech, rather than a title or words held at arm's length. */
export function isSpeech(
  text: string,
  tokens: readonly Token[],
  at: number,
  attribution: Attribution | undefined,
): boolean {
  const { inner } = tokens[at]!.pair!
  const written = text.slice(inner.start, Math.min(inner.end, inner.start + OPENING))
  const words = written.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}’'-]*/gu) ?? []
  if (words.length === 0) return false
  const before = tokens[at - 1]
  if (is(before, CLASS.scareCue)) return false
  if (isTitle(words, written)) return attribution !== undefined && !namesWork(before)
  if (attribution || words.length >= SPEECH_WORDS) return true
  // “Yes, sir.” is an utterance by itself.
  const isSentence = /^\p{Lu}/u.test(written) && /[.?!…]$/.test(written)
  return isSentence && (!before || before.kind === 'stop' || before.kind === 'quote')
}

/** `The Rachel Maddow Show`: capitals throughout, and no sentence. */
function isTitle(words: readonly string[], written: string): boolean {
  const capital = /^[\p{Lu}\p{N}]/u
  return (
    capital.test(words[0]!) &&
    !/[.?!…]$/.test(written) &&
    words.every(word => word.length <= 3 || capital.test(word))
  )
}

/** Whether the word before a title says that it is one: `CNN’s “New Day”`, `on “Today”`, `the book “Emma”`. */
function namesWork(before: Token | undefined): boolean {
  return before?.kind === 'possessive' || is(before, CLASS.titleCue | CLASS.preposition)
}
