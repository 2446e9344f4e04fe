import type { Span } from '../base/span.ts'
import type { Citation } from './model.ts'

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
