import { mostOf } from '../base/lists.ts'
import type { Span } from '../base/span.ts'

/** A line of hard-wrapped text is at most this long (80 columns and some room). */
const WRAP_COLUMNS = 100
/** Of the lines of hard-wrapped text, at least this share is filled to `FILLED` of the longest. */
const FILLED_SHARE = 0.5
const FILLED = 0.75

/**
 * The paragraphs of plain text: blocks between blank lines; without any blank line each line, unless the lines are
 * hard-wrapped, in which case an indented line starts a paragraph. Spans leave out the white space around.
 */
export function textParagraphs(text: string): Span[] {
  const lines = linesOf(text)
  const inked = lines.filter(line => !isBlank(text, line))
  if (inked.length === 0) return []
  const first = lines.indexOf(inked[0]!)
  const last = lines.indexOf(inked.at(-1)!)
  const starts =
    inked.length < last - first + 1
      ? (index: number) => index === 0 || isBlank(text, lines[index - 1]!)
      : isHardWrapped(text, inked)
        ? (index: number) => index === first || /[^\S\n]/.test(text.charAt(lines[index]!.start))
        : () => true
  const paragraphs: Span[] = []
  lines.forEach((line, index) => {
    if (isBlank(text, line)) return
    const span = trim(text, line)
    const open = paragraphs.at(-1)
    if (!open || starts(index)) paragraphs.push(span)
    else paragraphs[paragraphs.length - 1] = { start: open.start, end: span.end }
  })
  return paragraphs
}

/** Lines without their ends; CRLF, CR and LF each end one. */
export function linesOf(text: string): Span[] {
  const lines: Span[] = []
  let start = 0
  let [feed, carriage] = [text.indexOf('\n'), text.indexOf('\r')]
  while (feed >= 0 || carriage >= 0) {
    const end = feed < 0 ? carriage : carriage < 0 ? feed : Math.min(feed, carriage)
    lines.push({ start, end })
    start = end === carriage && feed === end + 1 ? end + 2 : end + 1
    if (feed >= 0 && feed < start) feed = text.indexOf('\n', start)
    if (carriage >= 0 && carriage < start) carriage = text.indexOf('\r', start)
  }
  lines.push({ start, end: text.length })
  return lines
}

/** The span without the white space at its edges. */
export function trim(text: string, span: Span): Span {
  const inner = text.slice(span.start, span.end)
  const start = span.start + (inner.length - inner.trimStart().length)
  return { start, end: Math.max(start, span.start + inner.trimEnd().length) }
}

function isBlank(text: string, line: Span): boolean {
  return text.slice(line.start, line.end).trim() === ''
}

function isHardWrapped(text: string, lines: readonly Span[]): boolean {
  if (lines.length < 3) return false
  const lengths = lines.map(line => text.slice(line.start, line.end).trimEnd().length)
  const longest = mostOf(lengths)
  const filled = lengths.filter(length => length >= longest * FILLED).length
  const runsOn = lines.filter(line => !/[.!?:;”"’')\]]\s*$/.test(text.slice(line.start, line.end))).length
  return (
    longest <= WRAP_COLUMNS &&
    filled >= lengths.length * FILLED_SHARE &&
    runsOn >= lines.length * FILLED_SHARE
  )
}
