import { linesOf } from './paragraphs.ts'

/** The offset at which each line of a text starts. */
export type LineStarts = readonly number[]

export function lineStartsOf(text: string): LineStarts {
  return linesOf(text).map(({ start }) => start)
}

/** Both counted from 1; columns in UTF-16 units. */
export function lineAndColumn(starts: LineStarts, offset: number): { line: number; column: number } {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! <= offset) low = middle
    else high = middle - 1
  }
  return { line: low + 1, column: offset - starts[low]! + 1 }
}
