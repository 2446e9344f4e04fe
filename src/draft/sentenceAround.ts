import type { Span } from '../base/span.ts'
import { sentencesOf } from '../library/sentences.ts'

/** Of a long paragraph only so much is looked at on each side: sentences cost more than their length. UTF-16 units. */
const REACH = 2_000

/** The sentence of a paragraph in which a quotation stands; from the first to the last where it has several. */
export function sentenceAround(prose: string, paragraph: Span, quotation: Span): Span {
  const start = Math.max(paragraph.start, quotation.start - REACH)
  const end = Math.min(paragraph.end, quotation.end + REACH)
  const sentences = sentencesOf(prose, { start, end })
  const first = sentences.findLast(sentence => sentence.start <= quotation.start)
  const last = sentences.find(sentence => quotation.end <= sentence.end)
  return { start: first?.start ?? start, end: last?.end ?? end }
}
