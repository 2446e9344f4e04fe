import { hashOf } from '../base/words.ts'
import { withRoom } from './growable.ts'

/**
 * The folded words of a library, each with a small number. Numbers are given in the order of arrival and
 * never change; the index renumbers by frequency by making a new vocabulary (`numbering.ts`).
 */
export class Vocabulary {
  count = 0
  /** The letters of all words, one after another; word `id` has `offsets[id]`..`offsets[id + 1]`. */
  units: Uint16Array = new Uint16Array(1 << 12)
  offsets: Uint32Array = new Uint32Array(1 << 9)
  private hashes: Int32Array = new Int32Array(1 << 9)
  /** Open addressing with linear probing; holds id + 1. Made when first needed, as loading must be fast. */
  private slots: Int32Array = new Int32Array(0)

  static of(units: Uint16Array, offsets: Uint32Array): Vocabulary {
    const vocabulary = new Vocabulary()
    vocabulary.units = units
    vocabulary.offsets = offsets
    vocabulary.count = offsets.length - 1
    return vocabulary
  }

  word(id: number): string {
    return String.fromCharCode(...this.units.subarray(this.offsets[id], this.offsets[id + 1]))
  }

  length(id: number): number {
    return this.offsets[id + 1]! - this.offsets[id]!
  }

  hash(id: number): number {
    this.table()
    return this.hashes[id]!
  }

  /** The number of a folded word, or -1. */
  find(folded: string): number {
    const slots = this.table()
    const mask = slots.length - 1
    const hash = hashOf(folded)
    for (let at = spread(hash) & mask; ; at = (at + 1) & mask) {
      const id = slots[at]! - 1
      if (id < 0) return -1
      if (this.hashes[id] === hash && this.length(id) === folded.length && this.word(id) === folded) return id
    }
  }

  /** The number of the word whose letters are `units[from]`..`units[to]`, given one if it is new. */
  intern(units: Uint16Array, from: number, to: number, hash: number): number {
    let slots = this.slots.length === 0 ? this.table() : this.slots
    let mask = slots.length - 1
    let at = spread(hash) & mask
    for (; ; at = (at + 1) & mask) {
      const id = slots[at]! - 1
      if (id < 0) break
      if (this.hashes[id] === hash && this.isWord(id, units, from, to)) return id
    }
    if (this.count * 2 >= slots.length) {
      this.slots = new Int32Array(0)
      slots = this.table(this.count * 2)
      mask = slots.length - 1
      for (at = spread(hash) & mask; slots[at] !== 0; ) at = (at + 1) & mask
    }
    const id = this.count++
    const start = this.offsets[id]!
    this.offsets = withRoom(this.offsets, id + 2)
    this.offsets[id + 1] = start + to - from
    this.units = withRoom(this.units, start + to - from)
    for (let k = from; k < to; k++) this.units[start + k - from] = units[k]!
    this.hashes = withRoom(this.hashes, id + 1)
    this.hashes[id] = hash
    slots[at] = id + 1
    return id
  }

  private isWord(id: number, units: Uint16Array, from: number, to: number): boolean {
    const start = this.offsets[id]!
    if (this.offsets[id + 1]! - start !== to - from) return false
    const own = this.units
    for (let k = from, m = start; k < to; k++, m++) if (own[m] !== units[k]) return false
    return true
  }

  private table(room = this.count): Int32Array {
    if (this.slots.length > 0) return this.slots
    let size = 1 << 10
    while (size < room * 2 + 2) size *= 2
    const slots = new Int32Array(size)
    if (this.hashes.length < this.count) this.rehash()
    for (let id = 0; id < this.count; id++) {
      let at = spread(this.hashes[id]!) & (size - 1)
      while (slots[at] !== 0) at = (at + 1) & (size - 1)
      slots[at] = id + 1
    }
    this.slots = slots
    return slots
  }

  private rehash(): void {
    this.hashes = new Int32Array(this.count)
    for (let id = 0; id < this.count; id++) this.hashes[id] = hashOf(this.word(id))
  }
}

/** FNV leaves its low bits weak for short words. */
function spread(hash: number): number {
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 8
}
