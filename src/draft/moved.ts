import type { Span } from '../base/span.ts'
import type { Citation, Quotation } from './model.ts'

/** A citation further on in the text. */
export function movedCitation(citation: Citation, by: number): Citation {
  if (by === 0) return citation
  const items = citation.items.map(item => ({
    ...movedSpan(item, by),
    keySpan: movedSpan(item.keySpan, by),
    locatorSpan: item.locatorSpan && movedSpan(item.locatorSpan, by),
  }))
  return { ...movedSpan(citation, by), items }
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
    spans: spans.map(span => movedSpan(span, by)),
    map: map.moved(by),
    citation: citation && placeOf(citation),
    candidates: candidates.map(placeOf),
  }
}

export function movedSpan<T extends Span>(span: T, by: number): T {
  return { ...span, start: span.start + by, end: span.end + by }
}
