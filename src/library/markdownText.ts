import { characterOf, ENTITY } from '../base/entities.ts'
import type { Span } from '../base/span.ts'
import type { Piece } from '../base/textMap.ts'
import { markdownBlocks } from './markdownBlocks.ts'
import { trim } from './paragraphs.ts'
import { joinBlocks } from './shownText.ts'

/**
 * Inline markup that a reader does not see: the backslash of an escape and the ticks of code (what these hold is
 * kept), character references (what they stand for is seen), comments, note marks, images, the brackets and targets of links, HTML tags and the marks
 * of emphasis.
 */
const MARKUP = new RegExp(
  [
    '\\\\(?<escaped>[!-/:-@[-`{-~])',
    '(?<ticks>`+)(?!`)(?<code>.*?[^`])\\k<ticks>(?!`)',
    `${ENTITY.source.replace('(', '(?<entity>')}`,
    '<!--[\\s\\S]*?-->',
    '\\[\\^[^\\]\\s]+\\]',
    '!\\[[^\\]\\n]*\\]\\([^()\\s]*(?:\\s[^()]*)?\\)',
    '\\[(?=[^\\][\\n]*\\]\\([^()\\s]*(?:\\s[^()]*)?\\))',
    '\\]\\([^()\\s]*(?:\\s[^()]*)?\\)',
    '</?[a-zA-Z][^<>\\n]*>',
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
  const pieces: Piece[] = []
  for (const line of lines) {
    const span = trim(raw, line)
    let from = span.start
    let before = pieces.length > 0 ? '\n' : ''
    const keep = (end: number) => {
      if (end > from) {
        pieces.push({ start: from, end, before })
        before = ''
      }
    }
    for (const found of raw.slice(span.start, span.end).matchAll(MARKUP)) {
      const at = span.start + found.index
      const after = at + found[0].length
      keep(at)
      const { escaped, code, entity, ticks = '' } = found.groups as Markup
      const character = entity && characterOf(entity)
      if (character) {
        pieces.push({ start: at, end: after, before, text: character })
        before = ''
      } else if (entity && character === undefined) {
        from = at
        keep(after)
      }
      const shown = escaped ?? code
      if (shown !== undefined) {
        from = after - ticks.length - shown.length
        keep(after - ticks.length)
      }
      from = after
    }
    keep(span.end)
  }
  return pieces
}
