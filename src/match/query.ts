import { Words } from '../base/words.ts'
import { plainText } from './plainText.ts'
import { wordWeight } from './wordWeight.ts'

/** What stands before a word of a query. */
export const BREAK_NONE = 0
export const BRACKET = 1
export const ELLIPSIS = 2

/** Words in square brackets are the writer's, not the source's, mostly. */
const BRACKETED = 0.15
const ELLIPSES = /…|\.\s?\.\s?\./u
const EDGE = /^[^\p{L}\p{N}]*/u
const BRACKETED_LETTER = /\[(\p{L})\](?=\p{L})/gu

/** A text to look for, as folded words. */
export interface Query {
  readonly words: readonly string[]
  /** How much each word counts: `wordWeight`, less in brackets. */
  readonly weights: Float64Array
  /** The sum of `weights`. */
  readonly weight: number
  /** What stands before each word: `BREAK_NONE`, `ELLIPSIS`, or `BRACKET`, either edge of one. */
  readonly breaks: Uint8Array
  /** The last word is still being typed: a word that starts with it is the same. */
  readonly prefix: boolean
  /** What stands before the first and after the last word, without white space. */
  readonly lead: string
  readonly tail: string
}

const scanner = new Words()

export function parseQuery(text: string, options: { typing?: boolean } = {}): Query {
  const plain = plainText(text).replace(BRACKETED_LETTER, '$1')
  const found = scanner.scan(plain)
  const count = found.count
  const folded = Array.from({ length: count }, (_, i) => found.fold(i))
  const weights = Float64Array.from(folded, wordWeight)
  const breaks = new Uint8Array(count + 1)
  const bracketed = new Uint8Array(count)
  let inside = false
  for (let i = 0; i < count; i++) {
    const gap = plain.slice(i === 0 ? 0 : found.end(i - 1), found.start(i))
    const before: boolean = inside
    for (const char of gap) if (char === '[' || char === ']') inside = char === '['
    if (inside) bracketed[i] = 1
    if (i > 0) breaks[i] = ELLIPSES.test(gap) ? ELLIPSIS : before !== inside ? BRACKET : BREAK_NONE
  }
  if (bracketed.includes(0)) for (let i = 0; i < count; i++) if (bracketed[i]) weights[i]! *= BRACKETED
  return {
    words: folded,
    weights,
    weight: weights.reduce((sum, weight) => sum + weight, 0),
    breaks,
    prefix: options.typing === true && count > 0 && found.end(count - 1) === plain.length,
    lead: count === 0 ? '' : EDGE.exec(plain)![0].trim(),
    tail: count === 0 ? '' : plain.slice(found.end(count - 1)).trim(),
  }
}
