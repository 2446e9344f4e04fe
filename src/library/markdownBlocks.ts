import type { Span } from '../base/span.ts'
import { linesOf } from './paragraphs.ts'

/**
 * A block of Markdown. `lines` are raw spans of its content, one a line, without the markers of the block quotes
 * and list items around it.
 */
export interface Block {
  readonly kind: 'paragraph' | 'heading' | 'table' | 'code' | 'metadata'
  /** Which block quote holds it (its number in the file), if one does. */
  readonly quote: number | undefined
  readonly lines: readonly Span[]
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/
const HEADING = /^ {0,3}#{1,6}(?:\s|$)/
const UNDERLINE = /^ {0,3}(?:=+|-+)\s*$/
const RULE = /^ {0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$/
/** Within a paragraph this is no list item but a number: “on March ⏎ 12. They …”. */
const NUMBER_NOT_ONE = /^\s*(?!1[.)])\d/
const ITEM = /^\s*(?:[-*+]|\d{1,9}[.)]|\(?[a-z@][.)])\s+/
const FOOTNOTE = /^ {0,3}\[\^[^\]\s]+\]:\s*/
const TABLE_ROW = /^\s*\|.*\|\s*$/
const DIV = /^ {0,3}:{3,}/
const QUOTE_MARKER = /^ {0,3}> ?/

/** The blocks of a Markdown text (Pandoc's), in order. Blank lines, rules and fences of divs belong to none. */
export function markdownBlocks(text: string): Block[] {
  const blocks: Block[] = []
  const lines = linesOf(text)
  let open: { kind: Block['kind']; quote: number | undefined; lines: Span[] } | undefined
  /** The open paragraph is a list item. */
  let isItem = false
  let fence: string | undefined
  let quotes = 0
  let inQuote = false

  const close = () => {
    if (open && open.lines.length > 0) blocks.push(open)
    open = undefined
  }
  const start = (kind: Block['kind'], line: Span) => {
    close()
    open = { kind, quote: inQuote ? quotes : undefined, lines: [line] }
  }

  let first = 0
  const metadataEnd = frontMatterEnd(text, lines)
  if (metadataEnd !== undefined) {
    blocks.push({ kind: 'metadata', quote: undefined, lines: lines.slice(0, metadataEnd + 1) })
    first = metadataEnd + 1
  }

  for (let index = first; index < lines.length; index++) {
    let line = lines[index]!
    const quoted: Span = fence === undefined || inQuote ? withoutQuoteMarkers(text, line) : line
    const isQuoted: boolean = quoted.start > line.start
    // A line without a marker goes on with the paragraph of a block quote (“lazy continuation”).
    const isLazy =
      inQuote && !isQuoted && open?.kind === 'paragraph' && fence === undefined && startsNoBlock(text, line)
    if (isQuoted !== inQuote && !isLazy) {
      close()
      fence = undefined
      if (isQuoted) quotes += 1
      inQuote = isQuoted
    }
    line = quoted
    const content = text.slice(line.start, line.end)
    if (fence !== undefined) {
      open?.lines.push(line)
      if (content.trim().startsWith(fence) && /^\s*[`~]+\s*$/.test(content)) {
        fence = undefined
        close()
      }
    } else if (FENCE.test(content)) {
      start('code', line)
      fence = FENCE.exec(content)![1]!
    } else if (content.trim() === '' || DIV.test(content)) {
      close()
    } else if (HEADING.test(content)) {
      start('heading', line)
      close()
    } else if (
      open?.kind === 'paragraph' &&
      open.lines.length === 1 &&
      UNDERLINE.test(content) &&
      !ITEM.test(content)
    ) {
      open.kind = 'heading'
      close()
    } else if (RULE.test(content)) {
      close()
    } else if (TABLE_ROW.test(content)) {
      if (open?.kind === 'table') open.lines.push(line)
      else start('table', line)
    } else if (/^(?: {4}|\t)/.test(content) && open === undefined && !isInList(blocks, text)) {
      start('code', line)
    } else if (open?.kind === 'code' && /^(?: {4}|\t)/.test(content)) {
      open.lines.push(line)
    } else {
      const marker = (FOOTNOTE.exec(content) ?? ITEM.exec(content))?.[0].length ?? 0
      const goesOn = open?.kind === 'paragraph' && (marker === 0 || (!isItem && NUMBER_NOT_ONE.test(content)))
      if (goesOn) open!.lines.push(line)
      else {
        isItem = marker > 0
        start('paragraph', { start: line.start + marker, end: line.end })
      }
    }
  }
  close()
  return blocks
}

/** Index of the line that ends YAML front matter, which must start on the first line. */
function frontMatterEnd(text: string, lines: readonly Span[]): number | undefined {
  const at = (index: number) => text.slice(lines[index]!.start, lines[index]!.end).trimEnd()
  if (at(0) !== '---' || lines.length < 2 || at(1) === '') return undefined
  for (let index = 1; index < lines.length; index++) {
    if (at(index) === '---' || at(index) === '...') return index
  }
  return undefined
}

function withoutQuoteMarkers(text: string, line: Span): Span {
  let start = line.start
  for (;;) {
    const marker = QUOTE_MARKER.exec(text.slice(start, Math.min(line.end, start + 8)))
    if (!marker) return { start, end: line.end }
    start += marker[0].length
  }
}

function startsNoBlock(text: string, line: Span): boolean {
  const content = text.slice(line.start, line.end)
  return (
    content.trim() !== '' &&
    ![FENCE, HEADING, RULE, ITEM, FOOTNOTE, TABLE_ROW, DIV].some(p => p.test(content))
  )
}

/** Indented text after a list item is that item's next paragraph, not code. */
function isInList(blocks: readonly Block[], text: string): boolean {
  const line = blocks.at(-1)?.lines[0]
  if (!line) return false
  const lineStart = text.lastIndexOf('\n', line.start - 1) + 1
  const before = text.slice(lineStart, line.start)
  return ITEM.test(before) || FOOTNOTE.test(before) || /^\s{2,}$/.test(before)
}
