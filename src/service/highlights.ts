import type { Span } from '../base/span.ts'
import { pointedAt } from './atOffset.ts'
import { sameSource } from './citedSources.ts'
import type { Context, DraftDocument } from './context.ts'

/**
 * What belongs together with what stands at an offset: all citations of one source, by whichever of its names; or a
 * quotation and its citation, and all other quotations that have it.
 */
export function highlights({ library }: Context, document: DraftDocument, offset: number): Span[] {
  const pointed = pointedAt(document, offset)
  if (!pointed) return []
  const { citations, quotations } = document.draft
  if (pointed.kind === 'citation') {
    const isMeant = sameSource(library, pointed.item)
    return citations.flatMap(({ items }) => items.filter(isMeant)).map(({ keySpan }) => keySpan)
  }
  const { quotation } = pointed
  const { citation } = quotation
  if (!citation) return [...quotation.spans]
  return [citation, ...quotations.filter(other => other.citation === citation).flatMap(({ spans }) => spans)]
}
