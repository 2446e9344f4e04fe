import { characterOf, ENTITY } from '../base/entities.ts'
import type { Span } from '../base/span.ts'
import type { Piece } from '../base/textMap.ts'
import { markdownBlocks } from './markdownBlocks.ts'
import { trim } from './paragraphs.ts'
import { joinBlocks } from './shownText.ts'

/**
 * Inline markup that a reader does not see: the backslash of an escape or at a line's end, the ticks of code (what these hold is
 * kept), character references (what they stand for is seen), comments, note marks, images, the brackets and targets of links, HTML tags and the marks
 * of emphasis.
 */
const MARKUP = new RegExp(
  [
    '\\\\(?<escaped>[!-/:-@[-`{-~])',
    '\\\\(?=\\n)',
    '(?<ticks>`+)(?!`)(?<code>.*?[^`])\\k<ticks>(?!`)',
    `${ENTITY.source.replace('(', '(?<entity>')}`,
    '<!--[\\s\\S]*?-->',
    '\\[\\^[^\\]\\s]+\\]',
    '!\\[[^\\][]*\\]\\([^()\\s]*(?:\\s[^()]*)?\\)',
    '\\[(?=[^\\][]*\\]\\([^()\\s]*(?:\\s[^()]*)?\\))',
    '\\]\\([^()\\s]*(?:\\s[^()]*)?\\)',
    '</?[a-zA-Z][^<>]*>',
    '\\*{1,3}(?=\\S)|(?<=\\S)\\*{1,3}|(?<![\\p{L}\\p{N}_])_{1,3}(?=\\S)|(?<=\\S)_{1,3}(?![\\p{L}\\p{N}_])',
  ].join('|'),
  'gu',
)

/** What a reader sees of a Markdown file: its paragraphs, without front matter, headings, tables, code and markup. */
export function markdownText(raw: string): ReturnType<typeof joinBlocks> {
  const paragraphs = markdownBlocks(raw).filter(({ kind }) => kind === 'paragraph')
  return joinBlocks(
    raw,
    paragraphs.map(({ lines, quote }) => ({ pieces: inlinePieces(raw, lines), quote })),
  )
}

interface Markup {
  readonly escaped?: string
  readonly code?: string
  readonly entity?: string
  readonly ticks?: string
}

/** What a reader sees of the lines of one block, a line end between two of them. */
export function inlinePieces(raw: string, lines: readonly Span[]): Piece[] {
  const spans = lines.map(line => trim(raw, line))
  // Markup may run over a line end, but not over what stands before a line: the mark of a block quote.
  const text = spans.map(({ start, end }) => raw.slice(start, end)).join('\n')
  const pieces: Piece[] = []
  let before = ''
  /** The line that is being read, and where it starts and ends in `text`. */
  let [line, lineStart, lineEnd] = [0, 0, (spans[0]?.end ?? 0) - (spans[0]?.start ?? 0)]

  const put = (start: number, end: number, shown?: string) => {
    const offset = spans[line]!.start - lineStart
    pieces.push({ start: start + offset, end: end + offset, before, ...(shown && { text: shown }) })
    before = ''
  }
  const goTo = (at: number) => {
    while (at > lineEnd) {
      const { start, end } = spans[++line]!
      lineStart = lineEnd + 1
      lineEnd = lineStart + end - start
    }
  }
  const keep = (start: number, end: number) => {
    for (let from = start; from < end; from = lineEnd + 1) {
      goTo(from)
      if (Math.min(end, lineEnd) > from) put(from, Math.min(end, lineEnd))
      if (end > lineEnd && pieces.length > 0) before = '\n'
    }
  }

  let from = 0
  for (const found of text.matchAll(MARKUP)) {
    const after = found.index + found[0].length
    keep(from, found.index)
    from = after
    const { escaped, code, entity, ticks = '' } = found.groups as Markup
    const shown = escaped ?? code
    if (shown !== undefined) keep(after - ticks.length - shown.length, after - ticks.length)
    if (entity === undefined) continue
    const character = characterOf(entity)
    goTo(found.index)
    put(found.index, after, character)
  }
  keep(from, text.length)
  return pieces
}
