import type { Span } from '../base/span.ts'

/** A citekey as it stands in a text: the span from its `@` on, and from its `-` where that hides the author. */
export interface Key extends Span {
  readonly citekey: string
  /** Of the key itself, without `@` and braces. */
  readonly keySpan: Span
  /** Of the key from its `@` on. */
  readonly at: number
  /** Whether `-` stands before it, which hides the author inside brackets. */
  readonly hasMinus: boolean
}

/**
 * Pandoc's citekeys from their `@` on: word characters with single punctuation marks inside (two slashes in addresses),
 * or braces around anything without white space.
 */
export const KEY_PATTERN =
  '@(?:[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_]|[:.#$%&\\-+?<>~/](?=[\\p{L}\\p{N}_])|[:/](?=/))*|\\{(?:[^{}\\s]|\\{[^{}\\s]*\\})+\\})'

const KEY = new RegExp(KEY_PATTERN, 'gu')
const PLAIN_KEY = new RegExp(`^${KEY_PATTERN}$`, 'u')

/** Whether the key can be written without braces. */
export function isPlainKey(citekey: string): boolean {
  return PLAIN_KEY.test(`@${citekey}`) && citekey[0] !== '{'
}

/** Never after a word character, so not in an e-mail address, nor after the full stop of a word. */
const AFTER_WORD = /(?:[\p{L}\p{N}\p{M}]|(?<!\.\.)\.)$/u

/** Quarto's cross-references look like citations; a capital makes a capital of the word that is put in their place. */
const CROSS_REFERENCE =
  /^(?:fig|tbl|lst|sec|eq|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|nte|tip|wrn|imp|cau|vid)-/i

/** The citekeys of a block. `prose` has blanks for all that is not prose. */
export function keysIn(prose: string, block: Span): Key[] {
  const keys: Key[] = []
  let last = -1
  // Only the block is searched: a search through the rest of the document for each block would be quadratic.
  for (const { 0: found, index } of prose.slice(block.start, block.end).matchAll(KEY)) {
    const at = block.start + index
    const end = at + found.length
    // Right behind another key it may stand.
    if (at !== last && AFTER_WORD.test(prose.slice(Math.max(0, at - 3), at))) continue
    last = end
    const isBraced = prose[at + 1] === '{'
    const keySpan = isBraced ? { start: at + 2, end: end - 1 } : { start: at + 1, end }
    const citekey = prose.slice(keySpan.start, keySpan.end)
    if (CROSS_REFERENCE.test(citekey)) continue
    const hasMinus = prose[at - 1] === '-' && !/[\p{L}\p{N}\p{M}.-]/u.test(prose[at - 2] ?? ' ')
    keys.push({ start: hasMinus ? at - 1 : at, end, citekey, keySpan, at, hasMinus })
  }
  return keys
}
