/** Words longer than this are not compared letter by letter. In UTF-16 units: the bits of a number. */
export const LONGEST_COMPARED = 31

/** Where the letters of the pattern stand, by the low bits of the letter; others share, and are told apart. */
const masks = new Uint32Array(0x80)
const others = new Map<number, number>()

/**
 * A word made ready to be compared with many others. Bit-parallel optimal string alignment distance
 * (insertions, deletions, replacements, transpositions of neighbours): Hyyrö, "A bit-vector algorithm for
 * computing Levenshtein and Damerau edit distances", 2003.
 *
 * Only the last pattern made is valid, as all share one table.
 */
export class EditPattern {
  readonly word: string

  constructor(word: string) {
    this.word = word
    masks.fill(0)
    others.clear()
    for (let i = 0; i < word.length; i++) {
      const unit = word.charCodeAt(i)
      if (unit < 0x80) masks[unit]! |= 1 << i
      else others.set(unit, (others.get(unit) ?? 0) | (1 << i))
    }
  }

  /** The distance to the letters `units[from]`..`units[to]`, or `limit + 1` if it is larger than `limit`. */
  distance(units: ArrayLike<number>, from: number, to: number, limit: number): number {
    const length = this.word.length
    if (Math.abs(length - (to - from)) > limit || length > LONGEST_COMPARED) return limit + 1
    if (length === 0) return to - from
    const top = 1 << (length - 1)
    let plus = -1
    let minus = 0
    let diagonal = 0
    let before = 0
    let score = length
    for (let k = from; k < to; k++) {
      const unit = units[k]!
      const match = (unit < 0x80 ? masks[unit]! : (others.get(unit) ?? 0)) | 0
      const swapped = ((~diagonal & match) << 1) & before
      diagonal = ((((match & plus) + plus) | 0) ^ plus) | match | minus | swapped
      const up = minus | ~(diagonal | plus)
      const down = diagonal & plus
      if (up & top) score++
      else if (down & top) score--
      const shifted = (up << 1) | 1
      plus = (down << 1) | ~(diagonal | shifted)
      minus = diagonal & shifted
      before = match
    }
    return score > limit ? limit + 1 : score
  }
}

/** The distance between two words, or `limit + 1` if it is larger than `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
  const units = new Uint16Array(b.length)
  for (let i = 0; i < b.length; i++) units[i] = b.charCodeAt(i)
  return new EditPattern(a).distance(units, 0, b.length, limit)
}
