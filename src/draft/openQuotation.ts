import { contains, type Span } from '../base/span.ts'
import { quotingCommand } from './latex/commands.ts'
import type { Quotation } from './model.ts'
import { parseDraft } from './parse.ts'
import { closingOf, markedQuotations } from './quotationMarks.ts'

/** A quotation that is being written: it is opened before the cursor, and what closes it is still to come. */
export interface OpenQuotation {
  /** What a reader sees of the words so far, without white space at the ends. */
  readonly text: string
  /** The words as written so far, up to the cursor. */
  readonly written: Span
  readonly closing: string
  /** Behind what closes it where the editor has put that behind the cursor already; else the cursor. */
  readonly end: number
  /** Its command names the source, or a citation stands behind it already. */
  readonly isCited: boolean
  /** In single marks: double ones within it stay as they are. */
  readonly isSingle: boolean
  /** Where its paragraph starts. */
  readonly paragraph: number
}

/** A quotation begun longer ago is not being typed. UTF-16 units. */
const REACH = 2000

/** What opens a quotation, before it has been read as one. */
interface Opening {
  /** Where the words start. */
  readonly at: number
  readonly closing: string
  readonly isCited: boolean
}

/**
 * The quotation that the cursor stands in, if its words so far would be one were it closed here: so it is none in code,
 * in a comment, in math, or in the title of a work.
 */
export function openQuotation(language: string, text: string, offset: number): OpenQuotation | undefined {
  const paragraph = paragraphStart(text, offset)
  const before = text.slice(paragraph, offset)
  const behind = /^(?:[^\n]|\n(?![^\S\n]*\r?\n))*/.exec(text.slice(offset, offset + REACH))![0]
  const all = openings(language, before)
  // What is closed right here is meant, however deep it is; else the outermost.
  const closedHere = all.filter(({ closing }) => behind.startsWith(closing)).reverse()
  for (const opening of new Set([...closedHere, ...all])) {
    const { at, closing } = opening
    const written = { start: paragraph + at, end: offset }
    const isClosed = closedHere.includes(opening)
    const closed = text.slice(0, offset).trimEnd() + (isClosed ? '' : closing) + behind
    const read = readAs(parseDraft(language, closed).quotations, text, written, isClosed)
    if (!read) continue
    const end = isClosed ? offset + closing.length : offset
    const isSingle = /^[‘’'›]$/.test(closing)
    const isCitedBehind = [end, read.end].some(from => CITATION.test(text.slice(from, from + 20)))
    return {
      text: read.words,
      written,
      closing,
      end,
      isCited: opening.isCited || isCitedBehind,
      isSingle,
      paragraph,
    }
  }
  return undefined
}

/**
 * The words of a quotation as they are read once it is closed, and where the outermost quotation around it ends, with
 * its mark. One that is closed may stand within another one, which is then the one that is read.
 */
function readAs(
  quotations: readonly Quotation[],
  text: string,
  written: Span,
  isClosed: boolean,
): { readonly words: string; readonly end: number } | undefined {
  const isBlank = (start: number, end: number) => text.slice(start, end).trim() === ''
  const read = quotations.find(
    ({ start, end, spans }) =>
      spans.length === 1 &&
      start >= written.start &&
      isBlank(written.start, start) &&
      end <= written.end &&
      isBlank(end, written.end),
  )
  if (read) return { words: read.map.text, end: written.end }
  const around = isClosed
    ? quotations.find(({ kind, spans }) => kind === 'inline' && spans.some(span => contains(span, written)))
    : undefined
  if (!around) return undefined
  const { start, end } = around.map.fromRaw(written)
  return { words: around.map.text.slice(start, end).trim(), end: around.end + 1 }
}

const CITATION =
  /^(?: |[^\S\n]*\n[^\S\n]*)?(?:\[-?@|\[[^\][]{0,9}@|\[cite|cite(?:np)?:\[|@[\p{L}\p{N}_{]|#cite|\\\w*cite)/u

function paragraphStart(text: string, offset: number): number {
  const from = Math.max(0, offset - REACH)
  const breaks = [...text.slice(from, offset).matchAll(/\n[^\S\n]*\r?\n/g)]
  const last = breaks.at(-1)
  return last ? from + last.index + last[0].length : from
}

/** What opens and is not closed, from the outermost. */
function openings(language: string, before: string): Opening[] {
  return [...byCommand(language, before), ...byMarks(before)].sort((a, b) => a.at - b.at)
}

interface Command {
  readonly pattern: RegExp
  /** What opens and closes its argument. */
  readonly brackets: readonly [string, string]
  isCited(found: RegExpMatchArray): boolean | undefined
}

const ARGUMENTS = /(?:\s*(?:\[[^\][]*\]|\{[^{}]*\}(?=\s*[[{])))*/.source

const COMMANDS: Readonly<Record<string, readonly Command[]>> = {
  latex: [
    {
      pattern: new RegExp(`\\\\([a-zA-Z]*quote\\*?)(${ARGUMENTS})\\s*\\{`, 'g'),
      brackets: ['{', '}'],
      isCited: ([, name = '', given = '']) => {
        const command = quotingCommand(name)
        return command && (command.source === 'key' || (command.source === 'cite' && given.includes('[')))
      },
    },
    { pattern: /``/g, brackets: ['``', "''"], isCited: () => false },
  ],
  typst: [
    {
      pattern: /#quote(\((?:[^()]|\([^()]*\))*\))?\[/g,
      brackets: ['[', ']'],
      isCited: ([, given = '']) => given.includes('attribution'),
    },
  ],
  asciidoc: [{ pattern: /"`/g, brackets: ['"`', '`"'], isCited: () => false }],
  html: [
    {
      pattern: /<q(\s[^<>]*)?>/g,
      brackets: ['<q', '</q>'],
      isCited: ([, given = '']) => given.includes('cite'),
    },
  ],
}

function byCommand(language: string, before: string): Opening[] {
  const commands = Object.hasOwn(COMMANDS, language) ? COMMANDS[language]! : []
  return commands.flatMap(({ pattern, brackets: [open, closing], isCited }) =>
    [...before.matchAll(pattern)].flatMap((found): Opening[] => {
      const at = found.index + found[0].length
      const cited = isCited(found)
      return cited === undefined || isClosed(before.slice(at), open, closing)
        ? []
        : [{ at, closing, isCited: cited }]
    }),
  )
}

/** Whether some text has a closing bracket for which it has no opening one. */
function isClosed(text: string, open: string, closing: string): boolean {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    if (text.startsWith(closing, at) && --depth < 0) return true
    if (text.startsWith(open, at)) depth++
  }
  return false
}

function byMarks(before: string): Opening[] {
  return markedQuotations(before, { start: 0, end: before.length }).open.map(({ start, end }): Opening => {
    const mark = before[start]!
    // French marks have a space inside where the first one has.
    const space = /^[\u00a0\u202f ]/.exec(before.slice(end))?.[0] ?? ''
    return { at: end, closing: (mark === '«' ? space : '') + closingOf(mark), isCited: false }
  })
}
