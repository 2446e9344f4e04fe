import type { Vocabulary } from './vocabulary.ts'

/** Letters of a word's start (or end) that its key holds; words that share them stand together. */
export const KEY_LETTERS = 5
/** Key and word make one whole number that a double holds exactly: 25 + 28 bits. */
const WORDS = 2 ** 28

/** The words of a vocabulary by their first letters, and by their last letters backwards. */
export interface WordOrders {
  /** How many words, from number 0, are in order. Later ones have to be looked through one by one. */
  readonly count: number
  readonly byStart: Uint32Array
  readonly byEnd: Uint32Array
}

export function orderWords(vocabulary: Vocabulary): WordOrders {
  const count = vocabulary.count
  return {
    count,
    byStart: ordered(count, id => startKey(vocabulary, id)),
    byEnd: ordered(count, id => endKey(vocabulary, id)),
  }
}

/** Where in `byStart` the words stand whose first letters have the keys of `prefix` (others among them). */
export function startingLike(vocabulary: Vocabulary, order: Uint32Array, prefix: string): [number, number] {
  return range(order, prefix, id => startKey(vocabulary, id))
}

/** The same for `byEnd` and the last letters; `suffix` is given backwards. */
export function endingLike(vocabulary: Vocabulary, order: Uint32Array, suffix: string): [number, number] {
  return range(order, suffix, id => endKey(vocabulary, id))
}

function range(order: Uint32Array, letters: string, keyOf: (id: number) => number): [number, number] {
  let key = 0
  const used = Math.min(letters.length, KEY_LETTERS)
  for (let k = 0; k < used; k++) key = key * 32 + (letters.charCodeAt(k) & 31)
  const width = 32 ** (KEY_LETTERS - used)
  return [lowerBound(order, key * width, keyOf), lowerBound(order, (key + 1) * width, keyOf)]
}

function lowerBound(order: Uint32Array, key: number, keyOf: (id: number) => number): number {
  let low = 0
  let high = order.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (keyOf(order[middle]!) < key) low = middle + 1
    else high = middle
  }
  return low
}

function ordered(count: number, keyOf: (id: number) => number): Uint32Array {
  const keys = new Float64Array(count)
  for (let id = 0; id < count; id++) keys[id] = keyOf(id) * WORDS + id
  keys.sort()
  const order = new Uint32Array(count)
  for (let k = 0; k < count; k++) order[k] = keys[k]! % WORDS
  return order
}

/** The low five bits tell Latin letters apart, and are as good as any five of other scripts. */
function startKey(vocabulary: Vocabulary, id: number): number {
  const start = vocabulary.offsets[id]!
  const end = vocabulary.offsets[id + 1]!
  let key = 0
  for (let k = 0; k < KEY_LETTERS; k++)
    key = key * 32 + (start + k < end ? vocabulary.units[start + k]! & 31 : 0)
  return key
}

function endKey(vocabulary: Vocabulary, id: number): number {
  const start = vocabulary.offsets[id]!
  const last = vocabulary.offsets[id + 1]! - 1
  let key = 0
  for (let k = 0; k < KEY_LETTERS; k++)
    key = key * 32 + (last - k >= start ? vocabulary.units[last - k]! & 31 : 0)
  return key
}
