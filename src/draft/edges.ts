import { endOfLast } from '../base/ends.ts'
import { hull, overlapping, type Span } from '../base/span.ts'
import { blanked } from './blanked.ts'
import { movedSpan } from './moved.ts'
import { markedQuotations } from './quotationMarks.ts'
import type { Paragraph, Reading } from './reading.ts'
import { saysTranslation } from './translation.ts'
import { proseOfText } from './view.ts'

/** What of a part of a document matters to its neighbours. When in doubt, it does. */
export interface Edges {
  /** Absent where there is no paragraph. */
  readonly first?: {
    readonly isQuote: boolean
    readonly prose: string
    /** It may say where a block quote above it is from, or that it is translated. */
    readonly mayAttribute: boolean
  }
  readonly last?: {
    readonly isQuote: boolean
    /** It may introduce a block quote below it. */
    readonly mayIntroduce: boolean
    /** The mark of a quotation that it leaves open. */
    readonly unclosed: string | undefined
  }
}

/** Whether what stands on either side of a border belongs together. */
export function areOne({ last }: Edges, { first }: Edges): boolean {
  // A block quote may belong to what stands around it, past whatever is no paragraph.
  if (!last || !first) return true
  if (first.isQuote) return !last.isQuote && last.mayIntroduce
  if (last.isQuote) return first.mayAttribute
  return last.unclosed !== undefined && first.prose.includes(last.unclosed)
}

export function edgesOf(reading: Reading): Edges {
  const [first, last] = [reading.paragraphs[0], reading.paragraphs.at(-1)]
  if (!first || !last) return {}
  const prose = proseOfText(reading)
  const unclosed = last.quote === undefined ? markedQuotations(prose, hull(last.lines)).unclosed : undefined
  return {
    first: {
      isQuote: first.quote !== undefined,
      prose: textOf(reading.prose, first),
      mayAttribute: mayAttribute(reading, prose, first),
    },
    last: {
      isQuote: last.quote !== undefined,
      mayIntroduce: mayIntroduce(reading, prose, last),
      unclosed: unclosed && prose[unclosed.start],
    },
  }
}

function mayIntroduce(reading: Reading, prose: string, last: Paragraph): boolean {
  // In a note, words may turn out to be a citation.
  if (last.note !== undefined) return /[:,]/.test(textOf(prose, last))
  const words = wordsWithoutCitations(reading, prose, last)
  return /[:,]/.test(words.slice(endOfLast(words, /[\p{L}\p{N}]/u)))
}

function mayAttribute(reading: Reading, prose: string, first: Paragraph): boolean {
  return (
    first.note !== undefined ||
    !/^[\s\u0000]*[\p{L}\p{N}]/u.test(wordsWithoutCitations(reading, prose, first)) ||
    saysTranslation(textOf(reading.text, first))
  )
}

function textOf(text: string, { lines }: Paragraph): string {
  const { start, end } = hull(lines)
  return text.slice(start, end)
}

function wordsWithoutCitations(
  { citations, noteMarks }: Reading,
  prose: string,
  { lines }: Paragraph,
): string {
  const block = hull(lines)
  const within = <T extends Span>(spans: readonly T[]) => overlapping(spans, span => span, block)
  const marks = [...within(citations), ...within(noteMarks)]
    .map(mark =>
      movedSpan(
        { start: Math.max(block.start, mark.start), end: Math.min(block.end, mark.end) },
        -block.start,
      ),
    )
    .sort((a, b) => a.start - b.start)
  return blanked(prose.slice(block.start, block.end), marks)
}
