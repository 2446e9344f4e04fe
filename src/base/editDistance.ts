/** Words longer than this are not compared letter by letter. In UTF-16 units: the bits of a number. */
export const LONGEST_COMPARED = 31

/**
 * A word made ready to be compared with many others. Bit-parallel optimal string alignment distance
 * (insertions, deletions, replacements, transpositions of neighbours): Hyyrö, "A bit-vector algorithm for
 * computing Levenshtein and Damerau edit distances", 2003.
 */
export class EditPattern {
  readonly word: string
  /** Where each letter stands in the word, as bits. */
  private readonly masks = new Uint32Array(0x80)
  private others: Map<number, number> | undefined

  constructor(word: string) {
    this.word = word
    for (let i = 0; i < word.length && i < LONGEST_COMPARED; i++) {
      const unit = word.charCodeAt(i)
      if (unit < 0x80) {
        this.masks[unit]! |= 1 << i
      } else {
        this.others ??= new Map()
        this.others.set(unit, (this.others.get(unit) ?? 0) | (1 << i))
      }
    }
  }

  /** The distance to the letters `units[from]`..`units[to]`, or `limit + 1` if it is larger than `limit`. */
  distance(units: ArrayLike<number>, from: number, to: number, limit: number): number {
    const length = this.word.length
    if (Math.abs(length - (to - from)) > limit || length > LONGEST_COMPARED) return limit + 1
    if (length === 0) return to - from
    const { masks, others } = this
    const top = 1 << (length - 1)
    let plus = -1
    let minus = 0
    let diagonal = 0
    let before = 0
    let score = length
    for (let k = from; k < to; k++) {
      const unit = units[k]!
      const match = (unit < 0x80 ? masks[unit]! : (others?.get(unit) ?? 0)) | 0
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

/** The letters of a word as bits, so that words with few letters in common are told apart at once. */
export function lettersOf(units: ArrayLike<number>, from: number, to: number): number {
  let letters = 0
  for (let k = from; k < to; k++) letters |= 1 << (units[k]! & 31)
  return letters
}

/** How many letters stand in one of the words only: at most two for each edit. */
export function lettersApart(a: number, b: number): number {
  const bits = a ^ b
  let rest = bits - ((bits >>> 1) & 0x55555555)
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333)
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
