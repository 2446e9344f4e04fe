import type { Expansion } from '../draft/template.ts'
import type { Insertion } from './insertion.ts'

/** What decides stands so near, in UTF-16 units; a pattern that is tried from every place must not see a whole draft. */
const REACH = 500

/** Whether a draft's next words, after what stands before them, begin a sentence. */
export function startsSentence(before: string): boolean {
  return /(?:^|[.!?…][”"’»“'\])]*\s+|\n[^\S\n]*\r?\n|\n)\s*(?:[>*+-]\s+|#+\s+|\d+[.)]\s+)?["“„«‘‚‹`]*$/.test(
    before.slice(-REACH),
  )
}

/** Whether only the line can go on here: in a heading, a list item, a row of a table, or a note. */
export function isWithinLine(before: string): boolean {
  const line = before.slice(before.lastIndexOf('\n') + 1)
  return (
    /^\s*(?:#{1,6}\s|=+\s|\*+\s|[-+]\s|\d+[.)]\s|\||\[\^?[\w-]+\]:|\\(?:item|(?:sub)*section|chapter)\b)/.test(
      line,
    ) || isInNote(line)
  )
}

/** Whether a note that was opened in this line is open still. */
export function isInNote(before: string): boolean {
  const closed = Math.max(...[']', '}', '\n'].map(sign => before.lastIndexOf(sign)))
  return /\^\[|\\footnote\{|#footnote\[|footnote:\w*\[|\[fn:\w*:/.test(before.slice(closed + 1))
}

/** What opens a block quote and has nothing in it yet, by markup. */
const BLOCK_OPENINGS: Readonly<Record<string, RegExp>> = {
  latex: /\\begin\{(?:quote|quotation|displayquote)\}\s*$/,
  typst: /#quote\((?:[^()]|\([^()]*\))*block:\s*true(?:[^()]|\([^()]*\))*\)\[\s*$/,
  org: /^#\+begin_quote[^\n]*\n\s*$/im,
  asciidoc: /^_{4,}\n\s*$/m,
  html: /<blockquote(?:\s[^<>]*)?>\s*(?:<p>\s*)?$/,
}
const BLOCK_MARK = /^[ \t]*>[ \t]*$/

/** Whether the draft goes on at the start of a block quote, where words need no marks. */
export function startsBlockQuote(language: string, before: string): boolean {
  const near = before.slice(-REACH)
  if (Object.hasOwn(BLOCK_OPENINGS, language)) return BLOCK_OPENINGS[language]!.test(near)
  const [line = '', previous = ''] = near.split('\n').reverse()
  return BLOCK_MARK.test(line) && !/^[ \t]*>[ \t]*\S/.test(previous)
}

/** What is written, with the spaces or blank lines around that it needs. */
export function spaced({ text, stops }: Expansion, form: string, before: string, after: string): Insertion {
  const isBlock = form === 'block'
  const lead = isBlock ? blankLineAfter(before) : /(?:^|[\s([{“‘"'—–])$/.test(before) ? '' : ' '
  const end = isBlock ? blankLineBefore(after) : /^[\p{L}\p{N}“‘"([]/u.test(after) ? ' ' : ''
  const moved = stops.map(stop => ({ start: stop.start + lead.length, end: stop.end + lead.length }))
  return { text: lead + text + end, stops: moved, overwrites: 0 }
}

/** Line ends that are wanting so that a block can start after `before`. */
function blankLineAfter(before: string): string {
  const near = before.slice(-REACH)
  if (near.trim() === '' || /\n[^\S\n]*\r?\n[^\S\n]*$/.test(near)) return ''
  return /\n[^\S\n]*$/.test(near) ? '\n' : '\n\n'
}

function blankLineBefore(after: string): string {
  if (after.trim() === '') return ''
  return /^[^\S\n]*\r?\n[^\S\n]*\r?\n/.test(after) ? '' : /^[^\S\n]*\r?\n/.test(after) ? '\n' : '\n\n'
}
