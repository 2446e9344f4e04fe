import { CLASS, type Lexicon } from './lexicon.ts'
import { is, type Mention } from './nounPhrase.ts'
import type { Token } from './tokens.ts'

/** Words beside a quotation that say whose it is. */
export interface Attribution {
  /** The paragraph's tokens. */
  readonly tokens: readonly Token[]
  /** The tokens that name the speaker. */
  readonly mention: Mention
  /** The tokens of the reporting verb or phrase; none where a colon does its work. */
  readonly cue?: Mention
}

/** Whether the words at `at` can name who spoke, right behind the verb. */
export function startsSpeaker(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  return (
    token?.isCapital === true ||
    is(token, CLASS.article | CLASS.subjectPronoun | CLASS.role | CLASS.possessive | CLASS.title)
  )
}

/** `according to` and its like, if it begins at `at`. */
export function accordingTo(tokens: readonly Token[], at: number, lexicon: Lexicon): Mention | undefined {
  for (const words of lexicon.accordingTo) {
    if (words.every((word, k) => tokens[at + k]?.text.toLowerCase() === word))
      return { from: at, to: at + words.length }
  }
  return undefined
}
