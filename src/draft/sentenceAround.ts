import type { Span } from '../base/span.ts'
import { sentencesOf } from '../library/sentences.ts'

/** Gives the sentence of a paragraph that a quotation stands in; from the first to the last where it has several. */
export type SentenceAround = (quotation: Span) => Span

/** The sentences of a paragraph are found once, when the first is asked for. */
export function sentencesIn(prose: string, paragraph: Span): SentenceAround {
  let sentences: readonly Span[] | undefined
  return ({ start, end }) => {
    sentences ??= sentencesOf(prose, paragraph)
    const first = sentences[lastStartingBy(sentences, start)]
    const last = sentences[lastStartingBy(sentences, end - 1)]
    return { start: first?.start ?? paragraph.start, end: Math.max(end, last?.end ?? paragraph.end) }
  }
}

function lastStartingBy(sentences: readonly Span[], offset: number): number {
  let low = -1
  let high = sentences.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (sentences[middle]!.start <= offset) low = middle
    else high = middle - 1
  }
  return low
}
