import type { Words } from '../base/words.ts'
import type { Vocabulary } from '../index/vocabulary.ts'
import { LikenessTable, UNLIKE } from './likenessTable.ts'
import type { Query } from './query.ts'

/** A stretch of source words, as the aligner needs them. Valid until the next one is made. */
export interface Stretch {
  readonly count: number
  /** The row of `likeness` that each word has. */
  readonly rows: Uint16Array
  readonly likeness: LikenessTable
  /** For each source word, the query word that it makes with its next one, or -1. */
  readonly split: Int32Array
}

/** Folded words by number: those of a text, or those of a vocabulary. */
interface Spelled {
  readonly units: Uint16Array
  readonly offsets: Uint32Array
  readonly hashes: Int32Array
}

/** Room for the stretch at work: allocating it for each would take as long as filling it. */
let rowRoom = new Uint16Array(256)
let splitRoom = new Int32Array(256)

function reserve(count: number): void {
  if (rowRoom.length >= count) return
  rowRoom = new Uint16Array(count * 2)
  splitRoom = new Int32Array(count * 2)
}

/** The stretch `from`..`to` of the words of a text. */
export function stretchOfWords(query: Query, words: Words, from: number, to: number): Stretch {
  const likeness = new LikenessTable(query)
  const known = new Map<number, number>()
  const ids = new Uint32Array(to - from)
  reserve(to - from)
  for (let k = from; k < to; k++) {
    const hash = words.hashes[k]!
    let row = known.get(hash)
    if (row === undefined) {
      row = likeness.add(words.units, words.offsets[k]!, words.offsets[k + 1]!, hash)
      known.set(hash, row)
    }
    ids[k - from] = k
    rowRoom[k - from] = row
  }
  return stretch(likeness, words, ids, to - from)
}

/** 1 + the row of each word of the vocabulary in the table of the reader at work; 0 if it has none yet. */
let rowOf = new Uint16Array(0)

/** Reads stretches of words that are known by their number in a vocabulary. One at a time: `close` it. */
export class StretchReader {
  private readonly likeness: LikenessTable
  private readonly vocabulary: Vocabulary
  private readonly seen: number[] = []

  constructor(query: Query, vocabulary: Vocabulary) {
    this.likeness = new LikenessTable(query)
    this.vocabulary = vocabulary
    if (rowOf.length < vocabulary.count) rowOf = new Uint16Array(vocabulary.count + (vocabulary.count >> 2))
  }

  close(): void {
    for (const id of this.seen) rowOf[id] = 0
  }

  /** The stretch of the first `count` words of `ids`. */
  read(ids: Uint32Array, count: number): Stretch {
    const { likeness, vocabulary, seen } = this
    const { units, offsets, hashes } = vocabulary
    reserve(count)
    for (let k = 0; k < count; k++) {
      const id = ids[k]!
      if (rowOf[id] === 0) {
        rowOf[id] = 1 + likeness.add(units, offsets[id]!, offsets[id + 1]!, hashes[id]!)
        seen.push(id)
      }
      rowRoom[k] = rowOf[id]! - 1
    }
    return stretch(likeness, vocabulary, ids, count)
  }
}

function stretch(likeness: LikenessTable, spelled: Spelled, ids: Uint32Array, count: number): Stretch {
  splitRoom.fill(-1, 0, count)
  const { units, offsets } = spelled
  for (let k = 0; k < count; k++) {
    const row = rowRoom[k]!
    if (row === UNLIKE || k + 1 === count) continue
    const next = ids[k + 1]!
    splitRoom[k] = likeness.split(row, units, offsets[next]!, offsets[next + 1]!)
  }
  return { count, rows: rowRoom, likeness, split: splitRoom }
}
