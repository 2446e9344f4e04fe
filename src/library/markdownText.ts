import type { Span } from '../base/span.ts'
import type { Piece } from '../base/textMap.ts'
import { markdownBlocks } from './markdownBlocks.ts'
import { trim } from './paragraphs.ts'
import { joinBlocks } from './shownText.ts'

/**
 * Inline markup that a reader does not see: the backslash of an escape and the ticks of code (what these hold is
 * kept), comments, note marks, images, the brackets and targets of links, HTML tags and the marks
 * of emphasis.
 */
const MARKUP = new RegExp(
  [
    '\\\\(?<escaped>[!-/:-@[-`{-~])',
    '(?<ticks>`+)(?!`)(?<code>.*?[^`])\\k<ticks>(?!`)',
    '<!--[\\s\\S]*?-->',
    '\\[\\^[^\\]\\s]+\\]',
    '!\\[[^\\]\\n]*\\]\\([^()\\s]*(?:\\s[^()]*)?\\)',
    '\\[(?=[^\\][\\n]*\\]\\([^()\\s]*(?:\\s[^()]*)?\\))',
    '\\]\\([^()\\s]*(?:\\s[^()]*)?\\)',
    '</?[a-zA-Z][^<>\\n]*>',
    '\\*{1,3}(?=\\S)|(?<=\\S)\\*{1,3}|(?<![\\p{L}\\p{N}])_{1,3}(?=\\S)|(?<=\\S)_{1,3}(?![\\p{L}\\p{N}])',
  ].join('|'),
  'gu',
)

/**
 * What a reader sees of a Markdown file: its paragraphs and the block quotes that hold some of them, without front
 * matter, headings, tables, code and markup.
 */
export function markdownText(raw: string): { pieces: Piece[]; paragraphs: Span[]; blockQuotes: Span[] } {
  const shown = markdownBlocks(raw)
    .filter(({ kind }) => kind === 'paragraph')
    .map(({ lines, quote }) => ({ pieces: inlinePieces(raw, lines), quote }))
    .filter(({ pieces }) => pieces.length > 0)
  const joined = joinBlocks(
    raw,
    shown.map(({ pieces }) => pieces),
  )
  const blockQuotes = new Map<number, Span>()
  joined.paragraphs.forEach(({ start, end }, i) => {
    const quote = shown[i]!.quote
    if (quote !== undefined) blockQuotes.set(quote, { start: blockQuotes.get(quote)?.start ?? start, end })
  })
  return { ...joined, blockQuotes: [...blockQuotes.values()] }
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
      const {
        escaped,
        code,
        ticks = '',
      } = found.groups as { escaped?: string; code?: string; ticks?: string }
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
