import { overlaps, type Span } from '../base/span.ts'
import { sentencesOf } from '../library/sentences.ts'

/**
 * The citation that a quotation belongs to: the one right behind it; else, in its sentence, the next one after it,
 * where all are before it, the only one; else the only one of the block. Otherwise none: with two to choose from, a guess
 * could convict an honest quotation.
 */
export function belonging<C extends Span>(
  text: string,
  block: Span,
  quotation: Span,
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
  const near = citations.filter(citation => overlaps(citation, sentence))
  const after = near.filter(citation => citation.start >= quotation.end)
  const before = near.filter(citation => citation.end <= quotation.start)
  if (before.length === 0 && after.length > 0) return after[0]
  if (before.length === 1 && after.length === 0) return before[0]
  return citations.length === 1 ? citations[0] : undefined
}
