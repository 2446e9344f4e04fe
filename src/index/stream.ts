/**
 * The words of all documents in order, as numbers of 1 to 5 bytes: the commonest 160 words take one byte,
 * the next 22,000 two, the next 458,000 three. Numbers are by frequency, so that a word takes 1.5 bytes.
 */
const TWO = 160
const THREE = 248
const FIVE = 255
const FIRST_OF_THREE = TWO + (THREE - TWO) * 0x100
const FIRST_OF_FIVE = FIRST_OF_THREE + (FIVE - THREE) * 0x10000

/** The most bytes that one word takes. */
export const WIDEST = 5

/** Writes the word `id` at `at` and returns where the next one goes. */
export function writeWord(bytes: Uint8Array, start: number, id: number): number {
  let at = start
  if (id < TWO) {
    bytes[at++] = id
  } else if (id < FIRST_OF_THREE) {
    const rest = id - TWO
    bytes[at++] = TWO + (rest >> 8)
    bytes[at++] = rest
  } else if (id < FIRST_OF_FIVE) {
    const rest = id - FIRST_OF_THREE
    bytes[at++] = THREE + (rest >> 16)
    bytes[at++] = rest >> 8
    bytes[at++] = rest
  } else {
    bytes[at++] = FIVE
    for (let shift = 24; shift >= 0; shift -= 8) bytes[at++] = id >> shift
  }
  return at
}

/** Reads `count` words from `start` into `out`, from its element `to` on. Returns where the next word stands. */
export function readWords(bytes: Uint8Array, start: number, count: number, out: Uint32Array, to = 0): number {
  let at = start
  for (let k = to; k < to + count; k++) {
    const first = bytes[at]!
    if (first < TWO) {
      out[k] = first
      at++
    } else if (first < THREE) {
      out[k] = TWO + ((first - TWO) << 8) + bytes[at + 1]!
      at += 2
    } else if (first < FIVE) {
      out[k] = FIRST_OF_THREE + ((first - THREE) << 16) + (bytes[at + 1]! << 8) + bytes[at + 2]!
      at += 3
    } else {
      out[k] =
        ((bytes[at + 1]! << 24) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 8) | bytes[at + 4]!) >>> 0
      at += WIDEST
    }
  }
  return at
}
