import type { Span } from '../base/span.ts'
import type { Citation, Draft, Quotation } from './model.ts'

/** What stands in a part of a text, where that part stands further on. */
export function movedDraft({ citations, quotations }: Draft, by: number): Draft {
  const moved = new Map(citations.map(citation => [citation, movedCitation(citation, by)]))
  const citationOf = (citation: Citation) => moved.get(citation) ?? movedCitation(citation, by)
  return {
    citations: [...moved.values()],
    quotations: quotations.map(
      (quotation): Quotation => ({
        ...movedSpan(quotation, by),
        spans: quotation.spans.map(span => movedSpan(span, by)),
        map: quotation.map.moved(by),
        citation: quotation.citation && citationOf(quotation.citation),
        candidates: quotation.candidates.map(citationOf),
      }),
    ),
  }
}

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

export function movedSpan<T extends Span>(span: T, by: number): T {
  return { ...span, start: span.start + by, end: span.end + by }
}
