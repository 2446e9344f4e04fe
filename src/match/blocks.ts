import type { Span } from '../base/span.ts'
import type { Step } from './alignUnits.ts'
import { houseForm } from './houseStyle.ts'
import { isCutCompound, likenessOf } from './sameWord.ts'
import type { Gap, Unit, Units } from './units.ts'

/** One side of a comparison: a text with units of it, whose offsets are of this text. */
export interface Side extends Units {
  readonly text: string
}

/** A stretch of the alignment that is judged as one. */
export interface Block {
  readonly draft: readonly Unit[]
  source: readonly Unit[]
  /** The words are the same; otherwise they are marked in the draft, or differ. */
  isKept: boolean
}

/** Neighbours that are kept and follow one another each make a block; all others between two of them make one. */
export function blocksOf(steps: readonly Step[]): Block[] {
  const blocks: { draft: Unit[]; source: Unit[]; isKept: boolean }[] = []
  for (const { draft, source } of steps) {
    const isKept =
      draft !== undefined &&
      source !== undefined &&
      (draft.bracket === undefined || source.bracket !== undefined) &&
      likenessOf(draft, source) !== 'other'
    const open = blocks.at(-1)
    if (isKept || !open || open.isKept) {
      blocks.push({ draft: draft ? [draft] : [], source: source ? [source] : [], isKept })
      continue
    }
    if (draft) open.draft.push(draft)
    if (source) open.source.push(source)
  }
  return blocks
}

/** So many words of the source may stand for one of the draft: `5 per cent` for `5%`. */
const MOST_WORDS_FOR_ONE = 3

/** At an edge the alignment takes one word of the source for one of the draft: more, or fewer, may say the same. */
export function fit(block: Block | undefined, blocks: number, source: Side, side: 'before' | 'after'): void {
  if (!block || block.isKept || block.draft.length === 0) return
  if (blocks === 1 && side === 'before') return
  const edge = side === 'after' ? block.source[0] : block.source.at(-1)
  if (!edge) return
  const own = houseForm(block.draft.map(unit => unit.word).join(' ')).toLowerCase()
  for (let size = 1; size <= block.source.length + MOST_WORDS_FOR_ONE - 1; size++) {
    const units =
      side === 'after'
        ? source.list.slice(edge.index, edge.index + size)
        : source.list.slice(Math.max(0, edge.index - size + 1), edge.index + 1)
    const theirs = textOf(source, { start: units[0]!.start, end: units.at(-1)!.end })
    if (houseForm(theirs).toLowerCase() !== own) continue
    block.source = units
    return
  }
}

/** Whether a quotation starts or ends with a part of a compound that is a word by itself: `armed` of `nuclear-armed`. */
export function isEdgeOfCompound({ draft, source }: Block, before?: Block, after?: Block): boolean {
  const [unit, other] = [draft[0], source[0]]
  if (!unit || !other || draft.length > 1 || source.length > 1) return false
  return (
    (!before && isCutCompound(unit.word, other.word, 'start')) ||
    (!after && isCutCompound(unit.word, other.word, 'end'))
  )
}

/** Whether the draft has in square brackets what the source has in round ones. */
export function isParenthesis({ draft, source }: Block): boolean {
  const isSame = draft.length === source.length && draft.every((unit, k) => unit.word === source[k]!.word)
  return isSame && source[0]!.gap.marks.endsWith('(')
}

/** Whether the source has one word twice. */
export function isDoubled({ source }: Block, before: Block | undefined, after: Block | undefined): boolean {
  const word = source[0]!.word.toLowerCase()
  const beside = [before?.source.at(-1), after?.source[0]]
  return source.length === 1 && beside.some(unit => unit?.word.toLowerCase() === word)
}

/** The hull of some units, or, where there are none, the empty place before the next or after the one before. */
export function spanOf(units: readonly Unit[], before?: readonly Unit[], after?: readonly Unit[]): Span {
  if (units.length > 0) return { start: units[0]!.start, end: units.at(-1)!.end }
  const place = after?.[0]?.start ?? before?.at(-1)?.end ?? 0
  return { start: place, end: place }
}

/** What stands after a unit. */
export function gapAfter(side: Units, unit: Unit): Gap {
  return side.list[unit.index + 1]?.gap ?? side.end
}

export function textOf(side: Side, { start, end }: Span): string {
  return side.text.slice(start, end)
}
