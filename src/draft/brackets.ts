import type { Span } from '../base/span.ts'

/** Where each bracket, quotation mark and emphasis mark that opens something is closed, by offset. */
export type Pairs = ReadonlyMap<number, number>

/**
 * The square brackets of a block that belong together, and the quotation marks and emphasis that may hold a lonely one
 * (`[@a, "b] c"]`). Where two pairs would cross, the one that opens later stands, as with Pandoc; emphasis that is never
 * closed takes in the rest of the block, also as with Pandoc. `prose` has blanks for all that is not prose; marks
 * inside `keys` are none. Linear: a search for a closing mark stops at an unclosed mark of its own kind.
 */
export function pairsIn(prose: string, block: Span, keys: readonly Span[]): Pairs {
  const marks = marksIn(prose, block, keys)
  const pairs = new Map<number, number>()
  // For a mark that is closed, the index of the mark after its end.
  const jumps = new Int32Array(marks.length)
  const unclosed = new Set<number>()
  for (let index = marks.length - 1; index >= 0; index--) {
    const mark = marks[index]!
    if (!mark.opens) continue
    let next = index + 1
    for (; next < marks.length; next = jumps[next]! || next + 1) {
      const other = marks[next]!
      if (other.kind !== mark.kind) continue
      if (other.closes && !jumps[next]) break
      if (unclosed.has(next)) next = marks.length
    }
    if (next < marks.length) {
      pairs.set(mark.at, marks[next]!.at)
      jumps[index] = next + 1
    } else if (mark.isEmphasis) {
      pairs.set(mark.at, block.end)
      jumps[index] = marks.length
    } else {
      unclosed.add(index)
    }
  }
  return pairs
}

interface Mark {
  readonly at: number
  readonly kind: string
  readonly opens: boolean
  readonly closes: boolean
  readonly isEmphasis: boolean
}

const MARK = /[[\]“”"']|\*+|_+/g
const OPENING: Readonly<Record<string, string>> = { '[': '[]', '“': '“”' }
const CLOSING: Readonly<Record<string, string>> = { ']': '[]', '”': '“”' }

function marksIn(prose: string, block: Span, keys: readonly Span[]): Mark[] {
  const marks: Mark[] = []
  /** The kinds of marks that open and close alike of which one is open. */
  const open = new Set<string>()
  let key = 0
  for (const { 0: mark, index } of prose.slice(block.start, block.end).matchAll(MARK)) {
    const at = block.start + index
    while (key < keys.length && keys[key]!.end <= at) key++
    if (key >= keys.length || keys[key]!.start > at)
      marks.push(mark in OPENING || mark in CLOSING ? bracket(at, mark) : alike(prose, at, mark, open))
  }
  return marks
}

function bracket(at: number, mark: string): Mark {
  const kind = OPENING[mark] ?? CLOSING[mark]!
  return { at, kind, opens: mark in OPENING, closes: mark in CLOSING, isEmphasis: false }
}

/** A mark that opens and closes alike: it closes where one is open and words end, else opens where they start. */
function alike(prose: string, at: number, mark: string, open: Set<string>): Mark {
  const [before, after] = [prose[at - 1] ?? ' ', prose[at + mark.length] ?? ' ']
  const closes =
    open.has(mark) && /\S/.test(before) && ('*"'.includes(mark[0]!) || !/[\p{L}\p{N}]/u.test(after))
  const isInWord = mark[0] !== '*' && /[\p{L}\p{N}.]/u.test(before)
  // In a word, the first of several underscores is a letter.
  if (!closes && isInWord && mark[0] === '_' && mark.length > 1)
    return alike(prose, at + 1, mark.slice(1), open)
  const opens = !closes && !isInWord && /\S/.test(after)
  if (closes) open.delete(mark)
  if (opens) open.add(mark)
  return { at, kind: mark, opens, closes, isEmphasis: /[*_]/.test(mark) }
}
