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

const NONE: WordOrders = { count: 0, byStart: new Uint32Array(0), byEnd: new Uint32Array(0) }

/** The orders of all words; those of `known`, made when the vocabulary was smaller, are kept as far as they go. */
export function orderWords(vocabulary: Vocabulary, known: WordOrders = NONE): WordOrders {
  const count = vocabulary.count
  return {
    count,
    byStart: ordered(known.byStart, count, id => startKey(vocabulary, id)),
    byEnd: ordered(known.byEnd, count, id => endKey(vocabulary, id)),
  }
}

/** Visits the words whose first letters have the keys of `prefix` (others may have them too), in order or not yet. */
export function eachStartingLike(
  vocabulary: Vocabulary,
  { count, byStart }: WordOrders,
  prefix: string,
  visit: (id: number) => void,
): void {
  eachLike(vocabulary, count, byStart, prefix, id => startKey(vocabulary, id), visit)
}

/** The same for the last letters; `suffix` is given backwards. */
export function eachEndingLike(
  vocabulary: Vocabulary,
  { count, byEnd }: WordOrders,
  suffix: string,
  visit: (id: number) => void,
): void {
  eachLike(vocabulary, count, byEnd, suffix, id => endKey(vocabulary, id), visit)
}

function eachLike(
  vocabulary: Vocabulary,
  count: number,
  order: Uint32Array,
  letters: string,
  keyOf: (id: number) => number,
  visit: (id: number) => void,
): void {
  let key = 0
  const used = Math.min(letters.length, KEY_LETTERS)
  for (let k = 0; k < used; k++) key = key * 32 + (letters.charCodeAt(k) & 31)
  const width = 32 ** (KEY_LETTERS - used)
  const [low, high] = [key * width, (key + 1) * width]
  const to = lowerBound(order, high, keyOf)
  for (let k = lowerBound(order, low, keyOf); k < to; k++) visit(order[k]!)
  for (let id = count; id < vocabulary.count; id++) {
    const own = keyOf(id)
    if (own >= low && own < high) visit(id)
  }
}

function lowerBound(order: Uint32Array, key: number, keyOf: (id: number) => number, from = 0): number {
  let low = from
  let high = order.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (keyOf(order[middle]!) < key) low = middle + 1
    else high = middle
  }
  return low
}

/** Sorts the words from `known.length` on and puts them between the known ones: equal keys by number. */
function ordered(known: Uint32Array, count: number, keyOf: (id: number) => number): Uint32Array {
  const keys = new Float64Array(count - known.length)
  for (let k = 0; k < keys.length; k++) keys[k] = keyOf(known.length + k) * WORDS + known.length + k
  keys.sort()
  const order = new Uint32Array(count)
  let from = 0
  for (let k = 0; k < keys.length; k++) {
    const id = keys[k]! % WORDS
    const to = lowerBound(known, keyOf(id) + 1, keyOf, from)
    order.set(known.subarray(from, to), from + k)
    order[to + k] = id
    from = to
  }
  order.set(known.subarray(from), from + keys.length)
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
