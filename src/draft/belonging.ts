import type { Span } from '../base/span.ts'
import { sentencesOf } from '../library/sentences.ts'
import type { MarkedQuotation } from './quotationMarks.ts'

/**
 * The citation that a quotation belongs to: the one right behind it; else, in its sentence, the next one after it,
 * or the only one before it; else the only one of the block. Otherwise none: with two to choose from, a guess
 * could convict an honest quotation.
 */
export function belonging<C extends Span>(
  text: string,
  block: Span,
  quotation: Span,
  quotations: readonly MarkedQuotation[],
  citations: readonly C[],
): C | undefined {
  if (citations.length === 0) return undefined
  const behind = citations.find(
    citation =>
      citation.start >= quotation.end && /^[\s.,;:()]*$/.test(text.slice(quotation.end, citation.start)),
  )
  if (behind) return behind
  const sentence =
    sentencesOf(text, block).find(s => s.start < quotation.end && quotation.end <= s.end) ?? block
  const near = citations.filter(citation => citation.start < sentence.end && citation.end > sentence.start)
  const after = near.filter(citation => citation.start >= quotation.end)
  if (after[0]) return after[0]
  const before = near.filter(citation => citation.end <= quotation.start)
  const between = (citation: C) =>
    quotations.some(({ outer }) => outer.start >= citation.end && outer.end <= quotation.start)
  if (before.length === 1 && !between(before[0]!)) return before[0]
  if (before.length > 0) return before.at(-1)
  return citations.length === 1 ? citations[0] : undefined
}
