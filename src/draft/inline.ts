import type { Span } from '../base/span.ts'
import { BLANK } from './blanked.ts'
import type { Cut } from './cuts.ts'
import type { NoteMark } from './reading.ts'

/** What is markup within a block. Spans are of the draft. */
export interface Inline {
  readonly cuts: Cut[]
  readonly notes: Span[]
  readonly noteMarks: NoteMark[]
  /** The block's own text at its own offsets, with blanks for code, math and addresses. */
  readonly prose: string
}

/** A text with blanks, line ends included, for some spans of it, which ascend and do not overlap. */
export function proseWithout(inner: string, opaque: readonly Span[]): string {
  let prose = ''
  for (const { start, end } of opaque) prose += inner.slice(prose.length, start) + BLANK.repeat(end - start)
  return prose + inner.slice(prose.length)
}
