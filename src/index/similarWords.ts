import { EditPattern, LONGEST_COMPARED, lettersApart, lettersOf } from '../base/editDistance.ts'
import type { Vocabulary } from './vocabulary.ts'
import { eachEndingLike, eachStartingLike, type WordOrders } from './wordOrders.ts'

export interface SimilarWord {
  readonly id: number
  /** Edits between the two words, a transposition being one. */
  readonly distance: number
}

/** The shortest words that may have one typing error, and two. In letters. */
const ONE_EDIT = 3
const TWO_EDITS = 6

/** How many edits a word of so many letters may differ by. */
export function editsAllowed(length: number): number {
  return length < ONE_EDIT ? 0 : length < TWO_EDITS ? 1 : 2
}

/**
 * The words of the vocabulary that a misspelt word may stand for: nearest first, then commonest first, at
 * most `most`. Found are those with all their edits in one half, or a transposition in the middle: others
 * would cost a look at the whole vocabulary.
 */
export function similarWords(
  vocabulary: Vocabulary,
  orders: WordOrders,
  word: string,
  most: number,
): SimilarWord[] {
  const allowed = editsAllowed(word.length)
  if (allowed === 0 || word.length > LONGEST_COMPARED) return []
  const found = new Map<number, number>()
  const half = Math.max(1, word.length >> 1)
  const pattern = new EditPattern(word)
  let letters = 0
  for (let k = 0; k < word.length; k++) letters |= 1 << (word.charCodeAt(k) & 31)
  const { units, offsets } = vocabulary
  const look = (id: number): void => {
    const start = offsets[id]!
    const end = offsets[id + 1]!
    const longer = end - start - word.length
    if (longer > allowed || -longer > allowed) return
    if (lettersApart(lettersOf(units, start, end), letters) > allowed * 2) return
    const distance = pattern.distance(units, start, end, allowed)
    if (distance <= allowed) found.set(id, distance)
  }
  eachStartingLike(vocabulary, orders, word.slice(0, half), look)
  const ending = [...word.slice(word.length - Math.max(half, 2))].reverse().join('')
  eachEndingLike(vocabulary, orders, ending, look)
  const swapped = vocabulary.find(
    word.slice(0, half - 1) + word[half] + word[half - 1] + word.slice(half + 1),
  )
  if (swapped >= 0) found.set(swapped, 1)
  return [...found]
    .map(([id, distance]) => ({ id, distance }))
    .sort((a, b) => a.distance - b.distance || a.id - b.id)
    .slice(0, most)
}

/** Shorter prefixes have so many words that looking for the commonest from the top is faster. In letters. */
const RARE_PREFIX = 3

/** The words that start with `prefix`, commonest first, at most `most`. */
export function wordsStarting(
  vocabulary: Vocabulary,
  orders: WordOrders,
  prefix: string,
  most: number,
): number[] {
  if (prefix.length < RARE_PREFIX) return commonestStarting(vocabulary, orders, prefix, most)
  const found: number[] = []
  eachStartingLike(vocabulary, orders, prefix, id => {
    if (starts(vocabulary, id, prefix)) found.push(id)
  })
  return found.sort((a, b) => a - b).slice(0, most)
}

/** The ordered words that start with short prefixes, with which every query begins. */
const shortPrefixes = new WeakMap<WordOrders, Map<string, readonly number[]>>()

function commonestStarting(
  vocabulary: Vocabulary,
  orders: WordOrders,
  prefix: string,
  most: number,
): number[] {
  const known = shortPrefixes.get(orders) ?? new Map<string, readonly number[]>()
  shortPrefixes.set(orders, known)
  const found = [...(known.get(prefix) ?? [])]
  const take = (from: number, to: number): void => {
    for (let id = from; id < to && found.length < most; id++)
      if (starts(vocabulary, id, prefix)) found.push(id)
  }
  if (!known.has(prefix)) {
    take(0, orders.count)
    known.set(prefix, [...found])
  }
  take(orders.count, vocabulary.count)
  return found
}

function starts({ units, offsets }: Vocabulary, id: number, prefix: string): boolean {
  const start = offsets[id]!
  if (offsets[id + 1]! - start < prefix.length) return false
  for (let k = 0; k < prefix.length; k++) if (units[start + k] !== prefix.charCodeAt(k)) return false
  return true
}
