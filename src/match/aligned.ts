import type { Span } from '../base/span.ts'
import { alignUnits, type Step } from './alignUnits.ts'
import type { Side } from './blocks.ts'
import type { Piece } from './pieces.ts'
import { likenessOf } from './sameWord.ts'
import { type Unit, unitsOf } from './units.ts'

/** A piece of the quotation aligned with its place in the source. */
export interface Aligned {
  readonly piece: Piece
  /** A window of the source; offsets of its units are the source's. */
  readonly source: Side
  readonly steps: readonly Step[]
  /** The first and last pair of the same words. */
  readonly first: Pair
  readonly last: Pair
}

export interface Pair {
  readonly draft: Unit
  readonly source: Unit
}

/** Aligns a piece with a window of the source; `undefined` where they have no word in common. */
export function align(sourceText: string, piece: Piece, window: Span): Aligned | undefined {
  const units = unitsOf(sourceText.slice(window.start, window.end), false, window.start)
  const source = { text: sourceText, ...units }
  const steps = alignUnits(piece.units, units.list)
  const same = steps.filter(isSamePair)
  const [first, last] = [same[0], same.at(-1)]
  return first && last ? { piece, source, steps, first, last } : undefined
}

function isSamePair(step: Step): step is Pair {
  return (
    step.draft !== undefined &&
    step.source !== undefined &&
    step.draft.bracket === undefined &&
    likenessOf(step.draft, step.source) !== 'other'
  )
}

/** The pieces of the source; those that follow one another are one. */
export function spansOf(aligned: readonly Aligned[]): Span[] {
  const spans: { start: number; end: number }[] = []
  for (const { first, last, source } of aligned) {
    const span = { start: first.source.start, end: last.source.end }
    const open = spans.at(-1)
    const isNext =
      open && open.end <= span.start && !/[\p{L}\p{N}]/u.test(source.text.slice(open.end, span.start))
    if (isNext) open.end = span.end
    else spans.push(span)
  }
  return spans
}
