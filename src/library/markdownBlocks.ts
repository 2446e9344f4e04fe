import type { Span } from '../base/span.ts'
import { linesOf } from './paragraphs.ts'

/**
 * A block of Markdown. `lines` are raw spans of its content, one a line, without the markers of the block quotes
 * and list items around it.
 */
export interface Block {
  /** `raw` is what the markup hands through or keeps to itself: scripts, comments, TeX, the targets of links. */
  readonly kind: 'paragraph' | 'heading' | 'table' | 'code' | 'raw' | 'metadata'
  /** Which block quote holds it (its number in the file), if one does. */
  readonly quote: number | undefined
  /** The label of the footnote that it is the text of, if it is. */
  readonly note: string | undefined
  readonly lines: readonly Span[]
}

const FENCE = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/
const HEADING = /^ {0,3}#{1,6}(?:\s|$)/
const UNDERLINE = /^ {0,3}(?:=+|-+)\s*$/
const RULE = /^ {0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$/
const ITEM = /^\s*(?:[-*+]|\d{1,9}[.)]|\(?[a-z@][.)]|\(@[\w-]+\)|[:~])\s+/
/** What may start a list in the middle of a paragraph: a line that wraps can begin with “3. See”. */
const FIRST_ITEM = /^\s*(?:[-*+:~]|1[.)])\s+/
const FOOTNOTE = /^ {0,3}\[\^([^\]\s]+)\]:\s*/
/** The target of a link, which stands apart: `[label]: https://…`. A citation with a colon behind it is none. */
const LINK_TARGET = /^ {0,3}\[(?!\^)[^\]@]+\]:\s*\S/
const LINK_TITLE = /^\s*(?:"[^"]*"|'[^']*'|\([^()]*\))\s*$/
/** What starts a raw block, and what ends it. */
const RAW: readonly (readonly [RegExp, (found: RegExpExecArray) => string])[] = [
  [/^ {0,3}<!--/, () => '-->'],
  [/^ {0,3}<(script|style|pre|textarea)(?=[\s>]|$)/i, found => `</${found[1]!.toLowerCase()}>`],
  [/^ {0,3}\\begin\{([^{}\s]+)\}/, found => `\\end{${found[1]}}`],
]
const TABLE_ROW = /^\s*\|.*\|\s*$/
const DIV = /^ {0,3}:{3,}/
const QUOTE_MARKER = /^ {0,3}> ?/
/** The text of a footnote goes on in paragraphs that are indented so far. */
const NOTE_INDENT = 4

/** The blocks of a Markdown text (Pandoc's), in order. Blank lines, rules and fences of divs belong to none. */
export function markdownBlocks(text: string): Block[] {
  return readMarkdownBlocks(text, true).blocks
}

/**
 * The blocks of a text that is the beginning of a file, or of what follows a blank line in it; `isOpen` where something
 * begins that has no end in this text, so that it might have one in what follows.
 */
export function readMarkdownBlocks(text: string, isBeginning: boolean): { blocks: Block[]; isOpen: boolean } {
  const blocks: Block[] = []
  const lines = linesOf(text)
  let open:
    | { kind: Block['kind']; quote: number | undefined; note: string | undefined; lines: Span[] }
    | undefined
  let fence: string | undefined
  let quotes = 0
  let inQuote = false
  /** How far the text of the list item is indented that the lines stand in, in characters. */
  let item: number | undefined
  let note: string | undefined
  const { rawEnd, commentEnd, inVain } = endsIn(text)

  const close = () => {
    if (open && open.lines.length > 0) blocks.push(open)
    open = undefined
  }
  const start = (kind: Block['kind'], line: Span) => {
    close()
    open = { kind, quote: inQuote ? quotes : undefined, note, lines: [line] }
  }

  let first = 0
  const metadata = isBeginning ? frontMatterEnd(text, lines) : undefined
  const metadataEnd = metadata === 'open' ? undefined : metadata
  if (metadataEnd !== undefined) {
    const own = lines.slice(0, metadataEnd + 1)
    blocks.push({ kind: 'metadata', quote: undefined, note: undefined, lines: own })
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
      continue
    }
    if (content.trim() === '' || DIV.test(content)) {
      close()
      continue
    }
    const indent = content.length - content.trimStart().length
    if (open === undefined && indent === 0) {
      item = undefined
      note = undefined
    }
    // What is indented like the text of the list item above is part of it.
    const inside = item !== undefined && indent >= item ? content.slice(item) : content
    const raw = open === undefined ? rawEnd(line.start, inside) : undefined
    if (FENCE.test(inside)) {
      start('code', line)
      fence = FENCE.exec(inside)![1]!
    } else if (raw !== undefined) {
      start('raw', line)
      while (index + 1 < lines.length && lines[index]!.end < raw) open?.lines.push(lines[++index]!)
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
    } else if (open === undefined && /^(?: {4}|\t)/.test(inside) && !isNextItem(inside, item)) {
      start('code', line)
    } else if (open?.kind === 'code' && /^(?: {4}|\t)/.test(inside)) {
      open.lines.push(line)
    } else if (open === undefined && LINK_TARGET.test(inside)) {
      start('raw', line)
    } else if (open?.kind === 'raw' && (LINK_TARGET.test(inside) || LINK_TITLE.test(inside))) {
      open.lines.push(line)
    } else {
      const footnote = FOOTNOTE.exec(content)
      if (footnote) note = footnote[1]
      const startsItem = open?.kind === 'paragraph' && item === undefined ? FIRST_ITEM : ITEM
      const marker = (footnote ?? startsItem.exec(content))?.[0].length ?? 0
      if (marker > 0 && !(footnote && item !== undefined)) item = footnote ? NOTE_INDENT : marker
      if (marker > 0 || open?.kind !== 'paragraph')
        start('paragraph', { start: line.start + marker, end: line.end })
      else open.lines.push(line)
      // A comment goes over blank lines.
      const end = inQuote ? undefined : commentEnd(line)
      while (end !== undefined && lines[index]!.end < end) open?.lines.push(lines[++index]!)
    }
  }
  close()
  return { blocks, isOpen: fence !== undefined || inVain.size > 0 || metadata === 'open' }
}

/** Index of the line that ends YAML front matter, which must start on the first line; `open` where none does. */
function frontMatterEnd(text: string, lines: readonly Span[]): number | 'open' | undefined {
  const at = (index: number) => text.slice(lines[index]!.start, lines[index]!.end).trimEnd()
  if (at(0) !== '---' || lines.length < 2 || at(1) === '') return undefined
  for (let index = 1; index < lines.length; index++) {
    if (at(index) === '---' || at(index) === '...') return index
  }
  return 'open'
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

/** A list inside a list may be indented further than its parent's text. */
function isNextItem(content: string, item: number | undefined): boolean {
  return item !== undefined && ITEM.test(content)
}

/** Finds where what a line begins ends further on. Each kind of end is looked for in vain only once. */
function endsIn(text: string) {
  const inVain = new Set<string>()
  const endOf = (ending: string, from: number): number | undefined => {
    if (inVain.has(ending)) return undefined
    const at = text.indexOf(ending, from)
    if (at < 0) inVain.add(ending)
    return at < 0 ? undefined : at + ending.length
  }
  /** Of the comment that a line of a paragraph does not close. */
  const commentEnd = ({ start, end }: Span): number | undefined => {
    const content = text.slice(start, end)
    const at = content.lastIndexOf('<!--')
    if (at < 0 || content.includes('-->', at) || isInCode(content, at)) return undefined
    return endOf('-->', start + at)
  }
  const rawEnd = (lineStart: number, content: string): number | undefined => {
    for (const [starts, ending] of RAW) {
      const found = starts.exec(content)
      if (!found) continue
      const end = endOf(ending(found), lineStart)
      if (end !== undefined) return end
    }
    return undefined
  }
  return { rawEnd, commentEnd, inVain }
}

/** Behind an odd number of ticks or a backslash, as far as one line tells. */
function isInCode(content: string, at: number): boolean {
  return content[at - 1] === '\\' || (content.slice(0, at).match(/`/g)?.length ?? 0) % 2 === 1
}
