import { EditPattern, lettersApart, lettersOf } from '../base/editDistance.ts'
import { hashOf } from '../base/words.ts'

/** Below this share of common letters two words are different words. */
const LEAST_LIKENESS = 0.6
/** Two numbers are alike only in being numbers, however many digits they share. */
const NUMBERS = 0.3
/** Forms of one word (`agree`, `agreement`): so many letters at the start, and such a share of the shorter. */
const STEM_LETTERS = 4
const STEM_SHARE = 0.75
const SAME_STEM = 0.5

/** Patterns kept from one query to the next, which has mostly the same words while it is typed. */
const MOST_KEPT = 256
const kept = new Map<string, WordPattern>()

export function wordPattern(word: string): WordPattern {
  let pattern = kept.get(word)
  if (!pattern) {
    if (kept.size === MOST_KEPT) kept.clear()
    pattern = new WordPattern(word)
    kept.set(word, pattern)
  }
  return pattern
}

/** A folded word of the query, made ready to be compared with many others. */
export class WordPattern {
  readonly word: string
  readonly hash: number
  private readonly units: Uint16Array
  private readonly letters: number
  private readonly isNumber: boolean
  private edits: EditPattern | undefined

  constructor(word: string) {
    this.word = word
    this.hash = hashOf(word)
    this.units = new Uint16Array(word.length)
    for (let k = 0; k < word.length; k++) this.units[k] = word.charCodeAt(k)
    this.letters = lettersOf(this.units, 0, word.length)
    this.isNumber = isDigit(this.units[0]!)
  }

  /**
   * How far the folded word `units[from]`..`units[to]`, whose letters are `letters`, is this one with typing
   * errors, or another form of it: 0 to 1, 1 only if equal.
   */
  likeness(units: ArrayLike<number>, from: number, to: number, letters: number): number {
    const own = this.units
    const length = to - from
    // Most pairs of words are told apart here.
    const limit = Math.floor(Math.max(length, own.length) * (1 - LEAST_LIKENESS))
    const mayBeEdited = lettersApart(letters, this.letters) <= limit * 2
    if (!mayBeEdited && own[0] !== units[from]) return 0
    const shorter = Math.min(length, own.length)
    const common = this.commonStart(units, from, to)
    if (common === length && common === own.length) return 1
    const isNumber = isDigit(units[from]!)
    if (isNumber || this.isNumber) return isNumber && this.isNumber ? NUMBERS : 0
    const longer = Math.max(length, own.length)
    if (mayBeEdited && longer - shorter <= limit) {
      this.edits ??= new EditPattern(this.word)
      const distance = this.edits.distance(units, from, to, limit)
      if (distance <= limit) return 1 - distance / longer
    }
    return common >= STEM_LETTERS && common >= shorter * STEM_SHARE ? SAME_STEM : 0
  }

  /** How many letters the two have in common at the start. */
  commonStart(units: ArrayLike<number>, from: number, to: number): number {
    const own = this.units
    const most = Math.min(own.length, to - from)
    let common = 0
    while (common < most && own[common] === units[from + common]) common++
    return common
  }
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39
}
