/** A hash and a place make one whole number that a double holds exactly: 32 + 21 bits. */
const PLACES = 2 ** 21

/** Finds the places of strings by their hashes. Whoever asks compares the strings. */
export class LookUp {
  /** Ascending; each is a hash times `PLACES`, plus a place. */
  readonly #keys: Float64Array

  constructor(keys: Float64Array) {
    this.#keys = keys
  }

  /** The places that may have the string, ascending. */
  placesOf(text: string): number[] {
    const from = hashOf(text) * PLACES
    let low = 0
    let high = this.#keys.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#keys[middle]! < from) low = middle + 1
      else high = middle
    }
    const places: number[] = []
    for (; low < this.#keys.length && this.#keys[low]! < from + PLACES; low++)
      places.push(this.#keys[low]! - from)
    return places
  }

  /** The keys of a `LookUp` with these, and of this one with those whose place stays as it is. */
  keys(added: readonly number[], isKept: (place: number) => boolean): Float64Array {
    const kept = this.#keys.filter(key => isKept(key % PLACES))
    const all = new Float64Array(kept.length + added.length)
    all.set(kept)
    all.set(added, kept.length)
    return all.sort()
  }

  /** All places whose string has the hash of another one. */
  alike(): number[] {
    const hashAt = (i: number) => Math.floor(this.#keys[i]! / PLACES)
    const places: number[] = []
    for (let i = 0; i < this.#keys.length; i++) {
      const hash = hashAt(i)
      if ((i > 0 && hashAt(i - 1) === hash) || (i + 1 < this.#keys.length && hashAt(i + 1) === hash))
        places.push(this.#keys[i]! % PLACES)
    }
    return places
  }
}

/** What a `LookUp` has for a string at a place. Throws when there are too many places. */
export function keyOf(text: string, place: number): number {
  if (place >= PLACES) throw new Error(`No more than ${PLACES} files can be kept`)
  return hashOf(text) * PLACES + place
}

/** FNV-1a of UTF-16 units, 0 to 2³² − 1. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}
