import type { Span } from '../base/span.ts'
import { pointedAt } from './atOffset.ts'
import type { DraftDocument } from './context.ts'

/**
 * What belongs together with what stands at an offset: all citations of one source; or a quotation and its citation,
 * and all other quotations that have it.
 */
export function highlights(document: DraftDocument, offset: number): Span[] {
  const pointed = pointedAt(document, offset)
  if (!pointed) return []
  const { citations, quotations } = document.draft
  if (pointed.kind === 'citation') {
    const items = citations.flatMap(citation => citation.items)
    return items.filter(({ citekey }) => citekey === pointed.item.citekey).map(({ keySpan }) => keySpan)
  }
  const { quotation } = pointed
  const { citation } = quotation
  if (!citation) return [...quotation.spans]
  return [citation, ...quotations.filter(other => other.citation === citation).flatMap(({ spans }) => spans)]
}
