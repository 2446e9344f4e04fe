import type { Span } from '../base/span.ts'
import type { Citation, Quotation } from './model.ts'

/** A citation further on in the text. */
export function movedCitation(citation: Citation, by: number): Citation {
  if (by === 0) return citation
  const items = citation.items.map(item => ({
    ...item,
    start: item.start + by,
    end: item.end + by,
    keySpan: plainSpan(item.keySpan, by),
    locatorSpan: item.locatorSpan && plainSpan(item.locatorSpan, by),
  }))
  return { ...citation, start: citation.start + by, end: citation.end + by, items }
}

/** A quotation further on in the text; `placeOf` gives its citations where they stand then. */
export function movedQuotation(
  quotation: Quotation,
  by: number,
  placeOf: (citation: Citation) => Citation,
): Quotation {
  const { spans, map, citation, candidates } = quotation
  return {
    ...quotation,
    start: quotation.start + by,
    end: quotation.end + by,
    spans: spans.map(span => plainSpan(span, by)),
    map: map.moved(by),
    citation: citation && placeOf(citation),
    candidates: candidates.map(placeOf),
  }
}

function plainSpan({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by }
}

/** A span with whatever else it has. */
export function movedSpan<T extends Span>(span: T, by: number): T {
  return { ...span, start: span.start + by, end: span.end + by }
}
