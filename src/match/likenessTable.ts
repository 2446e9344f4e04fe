import { lettersOf } from '../base/editDistance.ts'
import { hashOf } from '../base/words.ts'
import { contracted, LONGEST_ENDING } from './contractions.ts'
import type { Query } from './query.ts'
import { type WordPattern, wordPattern } from './wordPattern.ts'

/** The row of all words that are like no word of the query. */
export const UNLIKE = 0

/**
 * How like each word of the query is to the source words met so far. Each different source word gets a row
 * once, so that the aligner compares words by looking them up.
 */
export class LikenessTable {
  /** `values[row * width + i]`: how like query word `i` is to the row's word, 0 to 1. */
  values: Float64Array
  readonly width: number
  /** For each row, the query word that with its next one makes the row's word, or -1. */
  readonly joined: number[] = [-1]
  /** For each row, the query words that start with the row's word and go on. */
  private readonly starts: (readonly number[] | undefined)[] = [undefined]
  /** The letters of each row's word. */
  private readonly lengths: number[] = [0]
  private readonly query: Query
  private readonly patterns: WordPattern[]
  private readonly pairs = new Map<number, number>()

  constructor(query: Query) {
    const { words } = query
    this.query = query
    this.width = words.length
    this.values = new Float64Array(words.length * 16)
    this.patterns = words.map(wordPattern)
    for (let i = 0; i + 1 < words.length; i++) {
      this.pairs.set(hashOf(words[i]! + words[i + 1]!), i)
      const short = contracted(words[i]!, words[i + 1]!)
      if (short) this.pairs.set(hashOf(short), i)
    }
  }

  /** The row for the folded word `units[from]`..`units[to]`, which has not been added before. */
  add(units: ArrayLike<number>, from: number, to: number, hash: number): number {
    const row = this.joined.length
    const { width, patterns } = this
    if (this.values.length < (row + 1) * width) {
      const larger = new Float64Array(this.values.length * 2)
      larger.set(this.values)
      this.values = larger
    }
    const letters = lettersOf(units, from, to)
    const joined = this.pairs.get(hash) ?? -1
    let starts: number[] | undefined
    let isAlike = joined >= 0
    for (let i = 0; i < width; i++) {
      const pattern = patterns[i]!
      let likeness = pattern.likeness(units, from, to, letters)
      if (likeness < 1) {
        const common = pattern.commonStart(units, from, to)
        const isTyped = this.query.prefix && i === width - 1 && common === pattern.word.length
        if (isTyped) likeness = 1
        if (common === to - from && common < pattern.word.length) {
          starts ??= []
          starts.push(i)
        }
      }
      this.values[row * width + i] = likeness
      if (likeness > 0) isAlike = true
    }
    if (!isAlike && !starts) return UNLIKE
    this.joined.push(joined)
    this.starts.push(starts)
    this.lengths.push(to - from)
    return row
  }

  /** The query word that the row's word makes together with the source word after it, or -1. */
  split(row: number, units: ArrayLike<number>, from: number, to: number): number {
    const starts = this.starts[row]
    if (!starts) return -1
    const length = this.lengths[row]!
    let next: string | undefined
    for (const i of starts) {
      const word = this.patterns[i]!.word
      if (word.length - length === to - from) {
        let k = 0
        while (k < to - from && word.charCodeAt(length + k) === units[from + k]) k++
        if (k === to - from) return i
      }
      if (word.length - length > LONGEST_ENDING) continue
      next ??= String.fromCharCode(...Array.prototype.slice.call(units, from, to))
      if (contracted(word.slice(0, length), next) === word) return i
    }
    return -1
  }
}
