/**
 * What has a posting list: each word but the commonest, and each pair of neighbouring common words. So no
 * list grows with the length of the library's text ("the" would be in most blocks), and words as common as
 * those of "to be or not to be" are still found.
 */
export const MOST_COMMON_WORDS = 128
const PAIRS = MOST_COMMON_WORDS * MOST_COMMON_WORDS

/** The term of a word that is not common. */
export function wordTerm(word: number): number {
  return PAIRS + word
}

/** The term of two common words, the second right after the first. */
export function pairTerm(first: number, second: number): number {
  return first * MOST_COMMON_WORDS + second
}

/** How many terms a vocabulary of so many words has, at most. */
export function termCount(words: number): number {
  return PAIRS + words
}
