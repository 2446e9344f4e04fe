import type { Stretch } from './align.ts'
import type { Query } from './query.ts'
import { wordSimilarity } from './wordSimilarity.ts'

/** Makes stretches of source words ready for `align`, comparing each different word with the query once. */
export class StretchReader {
  private readonly query: Query
  private readonly rowOf = new Map<string, number>()
  private similarities = new Float64Array(0)
  private readonly pairs = new Map<string, number>()
  private readonly wholes = new Map<string, number>()

  constructor(query: Query) {
    this.query = query
    const { words } = query
    words.forEach((word, i) => {
      this.wholes.set(word, i)
      if (i + 1 < words.length) this.pairs.set(word + words[i + 1], i)
    })
  }

  /** The stretch of `count` source words that `wordAt` spells. */
  read(count: number, wordAt: (k: number) => string): Stretch {
    const rows = new Uint32Array(count)
    const joined = new Int32Array(count).fill(-1)
    const split = new Int32Array(count).fill(-1)
    let before = ''
    for (let k = 0; k < count; k++) {
      const word = wordAt(k)
      rows[k] = this.row(word)
      joined[k] = this.pairs.get(word) ?? -1
      if (k > 0) split[k - 1] = this.wholes.get(before + word) ?? -1
      before = word
    }
    return { count, rows, similarities: this.similarities, joined, split }
  }

  private row(word: string): number {
    const known = this.rowOf.get(word)
    if (known !== undefined) return known
    const { words, prefix } = this.query
    const n = words.length
    const row = this.rowOf.size
    this.rowOf.set(word, row)
    if (this.similarities.length < (row + 1) * n) {
      const larger = new Float64Array((row + 1) * n * 2)
      larger.set(this.similarities)
      this.similarities = larger
    }
    for (let i = 0; i < n; i++) {
      const typed = prefix && i === n - 1 && word.startsWith(words[i]!)
      this.similarities[row * n + i] = typed ? 1 : wordSimilarity(words[i]!, word)
    }
    return row
  }
}
