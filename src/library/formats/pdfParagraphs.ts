import { mostOf } from '../../base/lists.ts'
import type { PdfLine } from './pdfLines.ts'
import type { PdfPage } from './pdfRunningHeads.ts'
import type { RenderedBlock } from './rendering.ts'

/** A gap between lines that is so many times the usual one sets a paragraph apart. */
const WIDE_GAP = 1.25
/** Letters that are so many times as high as the others are a heading. */
const HEADING_SIZE = 1.15
/** Letters of at most this share of the usual height, at the foot of a page, are notes. */
const NOTE_SIZE = 0.93
/** A first line is moved in by at least this many times the height of its letters. */
const INDENT = 0.6
/** A line that lacks this many times the height of its letters to the margin could have taken a short word more. */
const SLACK = 0.4
/** Width of a character, as a share of its height. */
const CHARACTER_WIDTH = 0.5

/** The right margin of a column is where this share of its lines ends at the latest: a title may reach beyond. */
const REACHED = 0.9

const BULLET = /^(?:[•▪‣◦●○∙·–—-]|\(?\d{1,2}[.)]|\([a-z]\))\s/
/** Marks an item, as a list does that is no text. */
const BULLET_SIGN = /^[•▪‣◦●○∙]\s+/
/** Of a table of contents, which is no running text. */
const LEADER = /(?:\.\s?){5,}\s*[\divxlc]*$/
const SENTENCE_END = /[.!?:…]["'”’»)\]]*$/

interface Column {
  readonly left: number
  readonly right: number
}

/** Headings, paragraphs, and where each page starts; the notes at the foot of pages come after all of the text. */
export function blocksOfPages(pages: readonly PdfPage[]): RenderedBlock[] {
  const size = usual(
    pages.flatMap(({ lines }) => lines.map(line => [Math.round(line.size * 2) / 2, line.text.length])),
  )
  const lead = usual(pages.flatMap(({ lines }) => leads(lines, size)))
  const words = wordsOf(pages)
  const blocks: RenderedBlock[] = []
  const notes: RenderedBlock[] = []
  let last: PdfLine | undefined
  for (const { label, lines } of pages) {
    if (lines.length === 0) continue
    blocks.push({ kind: 'page', label })
    const { body, foot } = withoutNotes(lines, size)
    const columns = columnsOf(body, size)
    let isPageStart = true
    body.forEach((line, i) => {
      const column = columns.get(line)!
      const isHeading = line.size > size * HEADING_SIZE || LEADER.test(line.text)
      const open = isPageStart ? blocks.at(-2) : blocks.at(-1)
      const goesOn =
        last !== undefined &&
        open !== undefined &&
        open.kind === (isHeading ? 'heading' : 'paragraph') &&
        !startsParagraph(last, line, body[i + 1], column, columns.get(last), lead)
      if (goesOn) {
        const { text, space } = joinLines(open.text, line.text, words)
        if (isPageStart && !isHeading) {
          blocks[blocks.length - 2] = { ...open, text }
          blocks.push({
            kind: 'paragraph',
            text: line.text,
            continues: space ? 'with the next word' : 'inside a word',
          })
        } else blocks[blocks.length - 1] = { ...open, text: `${text}${space}${line.text}` }
      } else
        blocks.push({ kind: isHeading ? 'heading' : 'paragraph', text: line.text.replace(BULLET_SIGN, '') })
      isPageStart = false
      last = line
    })
    if (foot.length > 0) notes.push({ kind: 'page', label }, ...noteBlocks(foot, words))
  }
  return [...blocks, ...notes]
}

function startsParagraph(
  last: PdfLine,
  line: PdfLine,
  next: PdfLine | undefined,
  column: Column,
  lastColumn: Column | undefined,
  lead: number,
): boolean {
  if (Math.abs(line.size - last.size) > last.size * 0.12) return true
  if (BULLET.test(line.text) && SENTENCE_END.test(last.text)) return true
  const isBelow = line.y > last.y && line.left < last.right
  if (isBelow && line.y - last.y > Math.max(lead, line.size) * WIDE_GAP) return true
  const isIndented = (one: PdfLine) => one.left - column.left > one.size * INDENT
  const isFirst = isIndented(line) && !(next && isIndented(next) && next.y > line.y)
  if (isFirst && SENTENCE_END.test(last.text)) return true
  const room = (lastColumn ?? column).right - last.right
  const word = /^\S+/.exec(line.text)![0].length * line.size * CHARACTER_WIDTH
  return SENTENCE_END.test(last.text) && room > word + last.size * SLACK
}

/** Where the text before a line and the line meet: a word that the line's end broke is made whole. */
function joinLines(
  before: string,
  line: string,
  words: ReadonlySet<string>,
): { text: string; space: '' | ' ' } {
  const broken = /([\p{L}\p{M}]+)[-‐\u00ad]$/u.exec(before)
  const next = /^[\p{L}\p{M}]+/u.exec(line)?.[0]
  if (broken && next && /^\p{Ll}/u.test(next)) {
    const [whole, compound] = [broken[1]! + next, `${broken[1]}-${next}`]
    const isCompound = words.has(compound.toLowerCase()) && !words.has(whole.toLowerCase())
    return { text: isCompound ? before : before.slice(0, -1), space: '' }
  }
  return { text: before, space: /[\p{L}\p{N}][-‐]$|\S[—/]$/u.test(before) ? '' : ' ' }
}

/** All words that stand within lines, compounds with their hyphens: they tell which hyphens are meant. */
function wordsOf(pages: readonly PdfPage[]): ReadonlySet<string> {
  const words = new Set<string>()
  for (const { text } of pages.flatMap(({ lines }) => lines)) {
    const found = text.toLowerCase().match(/[\p{L}\p{M}]+(?:[-‐][\p{L}\p{M}]+)*(?![-‐]?$)/gu)
    for (const word of found ?? []) words.add(word.replaceAll('‐', '-'))
  }
  return words
}

/** The columns of a page: lines that follow each other downwards, with the edges that most of them have. */
function columnsOf(lines: readonly PdfLine[], size: number): Map<PdfLine, Column> {
  const columns = new Map<PdfLine, Column>()
  let group: PdfLine[] = []
  let rightmost = Number.NEGATIVE_INFINITY
  const flush = () => {
    const column = {
      left: usual(group.map(line => [Math.round(line.left), 1])),
      right: group.map(line => line.right).sort((a, b) => a - b)[Math.floor((group.length - 1) * REACHED)]!,
    }
    for (const line of group) columns.set(line, column)
    group = []
    rightmost = Number.NEGATIVE_INFINITY
  }
  for (const line of lines) {
    const last = group.at(-1)
    if (last && (line.y < last.y - size || line.left > rightmost)) flush()
    group.push(line)
    rightmost = Math.max(rightmost, line.right)
  }
  if (group.length > 0) flush()
  return columns
}

function withoutNotes(lines: readonly PdfLine[], size: number): { body: PdfLine[]; foot: PdfLine[] } {
  const lowest = mostOf([0, ...lines.filter(line => line.size > size * NOTE_SIZE).map(line => line.y)])
  const isNote = (line: PdfLine) => line.size <= size * NOTE_SIZE && line.y > lowest
  return { body: lines.filter(line => !isNote(line)), foot: lines.filter(isNote) }
}

function noteBlocks(lines: readonly PdfLine[], words: ReadonlySet<string>): RenderedBlock[] {
  const notes: string[] = []
  for (const line of lines) {
    const open = notes.at(-1)
    if (open === undefined || /^(?:\d{1,3}[.)]?|[*†‡§])\s*\S/.test(line.text)) notes.push(line.text)
    else {
      const { text, space } = joinLines(open, line.text, words)
      notes[notes.length - 1] = `${text}${space}${line.text}`
    }
  }
  return notes.map(text => ({ kind: 'paragraph', text }))
}

/** Gaps from line to line within columns of the usual size, each counted once. */
function leads(lines: readonly PdfLine[], size: number): [number, number][] {
  return lines.slice(1).flatMap((line, i): [number, number][] => {
    const gap = Math.round((line.y - lines[i]!.y) * 2) / 2
    return gap > 0 && gap < size * 3 && Math.abs(line.size - size) < 1 ? [[gap, 1]] : []
  })
}

/** The value with the greatest weight. */
function usual(weighed: readonly (readonly [value: number, weight: number])[]): number {
  const weights = new Map<number, number>()
  for (const [value, weight] of weighed) weights.set(value, (weights.get(value) ?? 0) + weight)
  return [...weights].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0])[0]
}
