/** A half-open range of UTF-16 offsets, `start` inclusive, `end` exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Whether the offset stands inside the span or at either edge, as a caret does. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end
}

export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}

/** The smallest span around all of `spans`, which must not be empty. */
export function hull(spans: readonly Span[]): Span {
  // No `Math.min(...starts)`: a call takes no hundred thousand arguments, and a block quote has as many lines.
  let { start, end } = spans[0]!
  for (const span of spans) {
    start = Math.min(start, span.start)
    end = Math.max(end, span.end)
  }
  return { start, end }
}

/** Those of some items, apart and in ascending order, that overlap a span; found by halving. */
export function overlapping<T>(items: readonly T[], spanOf: (item: T) => Span, span: Span): T[] {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (spanOf(items[middle]!).end <= span.start) low = middle + 1
    else high = middle
  }
  let end = low
  while (end < items.length && spanOf(items[end]!).start < span.end) end++
  return items.slice(low, end)
}
