import type { TextContent } from 'pdfjs-dist/types/src/display/api.d.ts'
import { append, mostOf } from '../../base/lists.ts'

/** A line of one column of a page, in points; y grows downwards. */
export interface PdfLine {
  readonly text: string
  readonly left: number
  readonly right: number
  /** The baseline. */
  readonly y: number
  /** Height of the letters. */
  readonly size: number
}

interface Run {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly y: number
  readonly size: number
  /** The file has white space before it. */
  readonly isAfterSpace: boolean
}

/** Runs whose baselines differ by less than this share of the letters' height are on one line. */
const SAME_LINE = 0.5
/** A gap of so many times the letters' height may be the one between two columns. */
const COLUMN_GAP = 1.2
/** A gap of this share of the letters' height is a space, if the file has none there. */
const SPACE_GAP = 0.15

/** The lines of a page in the order of reading, which is that of the file unless this jumps between columns. */
export function linesOfPage(
  content: TextContent,
  viewport: { readonly transform: readonly number[]; readonly width: number },
): PdfLine[] {
  const segments: Run[][] = []
  for (const run of runsOf(content, viewport.transform)) {
    const open = segments.at(-1)
    const last = open?.at(-1)
    if (open && last && goesOn(open, last, run)) open.push(run)
    else segments.push([run])
  }
  const lines = segments.map(lineOf).filter(line => line.text !== '')
  const gutter = gutterOf(lines)
  return gutter === undefined ? joinSegments(lines) : byColumns(lines, gutter)
}

function runsOf({ items }: TextContent, view: readonly number[]): Run[] {
  const runs: Run[] = []
  const [va, vb, vc, vd, ve, vf] = view as number[]
  let isAfterSpace = false
  for (const item of items) {
    if (!('str' in item) || item.str === '') continue
    if (item.str.trim() === '') {
      // White space is as wide as a gap between columns, if there is one.
      isAfterSpace = true
      continue
    }
    const [a, b, c, d, e, f] = item.transform as number[]
    // Slanted and upright text is a stamp or a watermark, no text to read.
    const [dx, dy] = [va! * a! + vc! * b!, vb! * a! + vd! * b!]
    if (Math.abs(dy) > Math.abs(dx) * 0.2) continue
    const left = va! * e! + vc! * f! + ve!
    const y = vb! * e! + vd! * f! + vf!
    const size = item.height || Math.hypot(c!, d!)
    runs.push({ text: item.str, left, right: left + item.width, y, size, isAfterSpace })
    isAfterSpace = false
  }
  return runs
}

function goesOn(open: readonly Run[], last: Run, run: Run): boolean {
  const size = mostOf(open.map(one => one.size))
  const gap = run.left - last.right
  return Math.abs(run.y - open[0]!.y) < size * SAME_LINE && gap < size * COLUMN_GAP && gap > -size * 2
}

function lineOf(runs: readonly Run[]): PdfLine {
  const size = mostOf(runs.map(run => run.size))
  const main = runs.find(run => run.size === size)!
  let text = ''
  let right = main.left
  for (const run of runs) {
    const isRaised = run.size < size * 0.85 && main.y - run.y > size * 0.15
    if (isRaised && isNoteMark(run.text, text)) continue
    const isApart = run.isAfterSpace || run.left - right > size * SPACE_GAP
    text += text !== '' && isApart ? ` ${run.text}` : run.text
    right = run.right
  }
  return { text: text.replace(/\s+/g, ' ').trim(), left: runs[0]!.left, right, y: main.y, size }
}

/** A raised number after a word or its punctuation is the mark of a note, after a number or a lone letter an exponent. */
function isNoteMark(mark: string, before: string): boolean {
  return /^\s*[\p{N}*†‡§,\s]{1,5}\s*$/u.test(mark) && /(?:\p{L}{2}|[.,;:!?”’")\]])\s*$/u.test(before)
}

/** What stands on one line with a wide gap between, on a page of one column. */
function joinSegments(lines: readonly PdfLine[]): PdfLine[] {
  const joined: PdfLine[] = []
  for (const line of lines) {
    const last = joined.at(-1)
    if (last && Math.abs(last.y - line.y) < last.size * SAME_LINE && line.left >= last.right)
      joined[joined.length - 1] = { ...last, text: `${last.text} ${line.text}`, right: line.right }
    else joined.push(line)
  }
  return joined
}

/** So many changes from one column to the other are the order of no reader. */
const MANY_CHANGES = 4

/** The middle of the gap between two columns, if the file jumps from one to the other line by line. */
function gutterOf(lines: readonly PdfLine[]): number | undefined {
  if (lines.length < 8) return undefined
  const starts = lines.map(line => line.left).sort((a, b) => a - b)
  const leftmost = starts[0]!
  const rightmost = mostOf(lines.map(line => line.right))
  for (const start of new Set(starts)) {
    if (start < leftmost + (rightmost - leftmost) * 0.25 || start > leftmost + (rightmost - leftmost) * 0.75)
      continue
    const gutter = start - 2
    const sides = lines.map(line => (line.right <= gutter ? 'l' : line.left >= gutter ? 'r' : ''))
    const [left, right] = [
      sides.filter(side => side === 'l').length,
      sides.filter(side => side === 'r').length,
    ]
    const changes = sides.filter((side, i) => side === 'l' && sides[i - 1] === 'r').length
    const isGutter =
      left > lines.length * 0.25 && right > lines.length * 0.25 && left + right > lines.length * 0.8
    if (isGutter && changes >= MANY_CHANGES) return gutter
  }
  return undefined
}

/** Left column before right column; a line over both is a border that both end at. */
function byColumns(lines: readonly PdfLine[], gutter: number): PdfLine[] {
  const ordered: PdfLine[] = []
  let left: PdfLine[] = []
  let right: PdfLine[] = []
  const flush = () => {
    append(ordered, left)
    append(ordered, right)
    left = []
    right = []
  }
  for (const line of [...lines].sort((a, b) => a.y - b.y)) {
    if (line.right <= gutter) left.push(line)
    else if (line.left >= gutter) right.push(line)
    else {
      flush()
      ordered.push(line)
    }
  }
  flush()
  return ordered
}
