import { editDistance } from '../base/editDistance.ts'

/** Below this share of common letters two words are different words. */
const LEAST_SIMILARITY = 0.6
/** Two numbers are alike only in being numbers, however many digits they share. */
const NUMBERS = 0.3
/** Forms of one word (`agree`, `agreement`): so many letters at the start, and such a share of the shorter. */
const STEM_LETTERS = 4
const STEM_SHARE = 0.75
const SAME_STEM = 0.5
const DIGIT = /^\p{N}/u

/** How far two folded words are the same word with typing errors, or forms of one: 0 to 1, 1 only if equal. */
export function wordSimilarity(a: string, b: string): number {
  if (a === b) return 1
  if (DIGIT.test(a) || DIGIT.test(b)) return DIGIT.test(a) && DIGIT.test(b) ? NUMBERS : 0
  const longer = Math.max(a.length, b.length)
  const shorter = Math.min(a.length, b.length)
  const limit = Math.floor(longer * (1 - LEAST_SIMILARITY))
  if (limit > 0 && longer - shorter <= limit) {
    const distance = editDistance(a, b, limit)
    if (distance <= limit) return 1 - distance / longer
  }
  if (shorter < STEM_LETTERS) return 0
  let common = 0
  while (common < shorter && a[common] === b[common]) common++
  return common >= STEM_LETTERS && common >= shorter * STEM_SHARE ? SAME_STEM : 0
}
