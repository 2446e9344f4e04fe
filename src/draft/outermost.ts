import type { Span } from '../base/span.ts'

/** Those of some items that are within no other one, in the order of the text. */
export function outermost<T>(items: readonly T[], spanOf: (item: T) => Span): T[] {
  const kept: T[] = []
  let end = 0
  for (const item of [...items].sort((a, b) => spanOf(a).start - spanOf(b).start)) {
    if (spanOf(item).start < end) continue
    kept.push(item)
    end = spanOf(item).end
  }
  return kept
}
