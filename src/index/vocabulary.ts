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
  /** The hash of each word, as `Words.hashes` has it. */
  hashes: Int32Array = new Int32Array(1 << 9)
  /** A table of the words by hash: open addressing with linear probing, holding id + 1. */
  slots: Int32Array = new Int32Array(1 << 10)

  word(id: number): string {
    return String.fromCharCode(...this.units.subarray(this.offsets[id], this.offsets[id + 1]))
  }

  length(id: number): number {
    return this.offsets[id + 1]! - this.offsets[id]!
  }

  /** The number of a folded word, or -1. */
  find(folded: string): number {
    const { slots, hashes, units, offsets } = this
    const mask = slots.length - 1
    const hash = hashOf(folded)
    for (let at = spread(hash) & mask; ; at = (at + 1) & mask) {
      const id = slots[at]! - 1
      if (id < 0) return -1
      if (hashes[id] !== hash || this.length(id) !== folded.length) continue
      const start = offsets[id]!
      let k = 0
      while (k < folded.length && units[start + k] === folded.charCodeAt(k)) k++
      if (k === folded.length) return id
    }
  }

  /** The number of the word whose letters are `units[from]`..`units[to]`, given one if it is new. */
  intern(units: Uint16Array, from: number, to: number, hash: number): number {
    const { slots, hashes } = this
    const mask = slots.length - 1
    let at = spread(hash) & mask
    for (; ; at = (at + 1) & mask) {
      const id = slots[at]! - 1
      if (id < 0) break
      if (hashes[id] === hash && this.isWord(id, units, from, to)) return id
    }
    return this.add(units, from, to, hash, at)
  }

  private add(units: Uint16Array, from: number, to: number, hash: number, at: number): number {
    const id = this.count++
    const start = this.offsets[id]!
    this.offsets = withRoom(this.offsets, id + 2)
    this.offsets[id + 1] = start + to - from
    this.units = withRoom(this.units, start + to - from)
    for (let k = from; k < to; k++) this.units[start + k - from] = units[k]!
    this.hashes = withRoom(this.hashes, id + 1)
    this.hashes[id] = hash
    this.slots[at] = id + 1
    if (this.count * 2 > this.slots.length) this.fillSlots()
    return id
  }

  private isWord(id: number, units: Uint16Array, from: number, to: number): boolean {
    const start = this.offsets[id]!
    if (this.offsets[id + 1]! - start !== to - from) return false
    const own = this.units
    for (let k = from, m = start; k < to; k++, m++) if (own[m] !== units[k]) return false
    return true
  }

  /** Makes `slots` from all else: with room for half as many words more, at least. */
  fillSlots(): void {
    let size = 1 << 10
    while (size < this.count * 3) size *= 2
    const slots = new Int32Array(size)
    const mask = slots.length - 1
    for (let id = 0; id < this.count; id++) {
      let at = spread(this.hashes[id]!) & mask
      while (slots[at] !== 0) at = (at + 1) & mask
      slots[at] = id + 1
    }
    this.slots = slots
  }
}

/** FNV leaves its low bits weak for short words. */
function spread(hash: number): number {
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 8
}
