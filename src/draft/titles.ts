import type { Span } from '../base/span.ts'
import type { MarkedQuotation } from './quotationMarks.ts'

/** A work is named before its title. */
const WORK =
  /\b(?:articles?|books?|chapters?|columns?|editorials?|essays?|films?|movies?|novels?|papers?|plays?|poems?|reports?|series|songs?|stor(?:y|ies)|headlines?|interviews?|speech|lecture|blog post|post|thesis|dissertation|documentary|album|episode|podcast|pamphlet|manifesto|memo|study|piece|op-ed)[,:]?\s*$/i
const NAMED = /\b(?:titled|entitled|headlined|called|named)[,:]?\s*$/i
/** Small words that titles do not capitalise. */
const SMALL =
  /^(?:a|an|the|and|but|or|nor|for|so|yet|of|in|on|at|to|by|as|from|with|into|onto|over|under|via|vs\.?|is|it|its)$/i

/**
 * Whether what stands in quotation marks is the title of a work, not words quoted from a source: a work is named right
 * before it and it is written as titles are; in a note, which holds references, the writing is enough.
 */
export function isTitle(
  prose: string,
  paragraph: Span,
  { inner, outer }: MarkedQuotation,
  isInNote: boolean,
): boolean {
  const words = prose.slice(inner.start, inner.end)
  if (words.length > 200) return false
  const before = prose.slice(Math.max(paragraph.start, outer.start - 40), outer.start)
  if (NAMED.test(before)) return isCapitalised(words)
  return (isInNote || WORK.test(before)) && isCapitalised(words)
}

function isCapitalised(text: string): boolean {
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu) ?? []
  const large = words.filter((word, i) => i === 0 || !SMALL.test(word))
  return large.length > 1 && large.every(word => /^[\p{Lu}\p{N}]/u.test(word))
}
