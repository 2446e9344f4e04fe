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

/** The keys for a `LookUp` of strings by their places; a place has any number. Throws when there are too many. */
export function lookUpOf(texts: readonly (readonly string[])[]): Float64Array {
  if (texts.length > PLACES) throw new Error(`No more than ${PLACES} files can be kept`)
  const keys = new Float64Array(texts.reduce((sum, { length }) => sum + length, 0))
  let count = 0
  texts.forEach((some, place) => {
    for (const text of some) keys[count++] = hashOf(text) * PLACES + place
  })
  return keys.sort()
}

/** FNV-1a of UTF-16 units, 0 to 2³² − 1. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}
