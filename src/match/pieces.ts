import type { SoughtPiece } from './placement.ts'
import type { Unit, Units } from './units.ts'

/** Words of a quotation that the source should have one after another. */
export interface Piece {
  readonly units: readonly Unit[]
  /** What divides it from the piece before. */
  readonly break: 'start' | 'ellipsis' | 'interruption'
}

/** The pieces of a quotation. `interruptions` are offsets at which the draft breaks in with words of its own. */
export function piecesOf({ list }: Units, interruptions: readonly number[]): Piece[] {
  const pieces: { units: Unit[]; break: Piece['break'] }[] = []
  list.forEach((unit, k) => {
    const previous = list[k - 1]
    const isInterrupted = interruptions.some(at => previous && previous.end <= at && at <= unit.start)
    if (!previous) pieces.push({ units: [unit], break: 'start' })
    else if (unit.gap.isElided) pieces.push({ units: [unit], break: 'ellipsis' })
    else if (isInterrupted) pieces.push({ units: [unit], break: 'interruption' })
    else pieces.at(-1)!.units.push(unit)
  })
  return pieces
}

/** What a piece is looked for by: all of it, and its longest run of words that are not the writer's. */
export function soughtOf(quotation: string, units: readonly Unit[]): SoughtPiece {
  const start = units[0]!.bracket === undefined ? units[0]!.start : units[0]!.start - 1
  const text = quotation.slice(start, units.at(-1)!.end)
  if (units.every(({ bracket }) => bracket === undefined)) return { text, run: text }
  let [best, from] = [{ from: 0, to: 0 }, 0]
  for (let k = 0; k <= units.length; k++) {
    if (k < units.length && units[k]!.bracket === undefined) continue
    if (k - from > best.to - best.from) best = { from, to: k }
    from = k + 1
  }
  return { text, run: quotation.slice(units[best.from]!.start, units[best.to - 1]!.end) }
}
