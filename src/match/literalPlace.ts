import type { Span } from '../base/span.ts'
import { wholeTokens } from './placement.ts'

/** In characters: as much beside the same characters as shows whether they start and end with whole words. */
const BESIDE = 40

/**
 * Where a text has the same characters, or the same with other white space and another style of quotation marks: which
 * most quotations are, so that no word needs to be looked at to find them.
 */
export function literalPlace(text: string, quotation: string, within?: Span): Span | undefined {
  const found = sameCharacters(text, quotation, within) ?? sameWords(text, quotation, within)
  if (!found || (within && found.end > within.end)) return undefined
  return wholeTokens(text, {
    start: Math.max(0, found.start - BESIDE),
    end: Math.min(text.length, found.end + BESIDE),
  })
}

function sameCharacters(text: string, quotation: string, within?: Span): Span | undefined {
  const start = text.indexOf(quotation, within?.start)
  return start < 0 ? undefined : { start, end: start + quotation.length }
}

function sameWords(text: string, quotation: string, within?: Span): Span | undefined {
  const own = quotation.trim()
  const rarest = own.split(STYLED).reduce((a, b) => (b.length > a.length ? b : a))
  if (rarest === '') return undefined
  const at = own.indexOf(rarest)
  for (let k = text.indexOf(rarest, within?.start); k >= 0; k = text.indexOf(rarest, k + 1)) {
    const end = goneAlong(text, k, own, at, 1)
    const start = end === undefined ? undefined : goneAlong(text, k - 1, own, at - 1, -1)
    if (end !== undefined && start !== undefined) return { start: start + 1, end }
  }
  return undefined
}

/** White space, and marks that have more than one style. */
const STYLED = /[\s"“”'‘’]+/
const SPACE = /\s/
const STYLES = [SPACE, /["“”]/, /['‘’]/]

/** Goes along two texts from two offsets on, or back, while they say the same: where in `text` the other is at its end. */
function goneAlong(text: string, at: number, own: string, from: number, step: 1 | -1): number | undefined {
  let [i, j] = [at, from]
  while (j >= 0 && j < own.length) {
    const [theirs, mine] = [text[i] ?? '', own[j]!]
    if (theirs !== mine && !STYLES.some(style => style.test(theirs) && style.test(mine))) return undefined
    i += step
    j += step
    if (!SPACE.test(mine)) continue
    while (SPACE.test(own[j] ?? '')) j += step
    while (SPACE.test(text[i] ?? '')) i += step
  }
  return i
}
