import type { Span } from '../../base/span.ts'
import { ACCENTS } from '../../library/bibliography/latexCommands.ts'
import type { Cut } from '../cuts.ts'
import type { Citation } from '../model.ts'
import type { MarkedByMarkup } from '../reading.ts'
import { citationBy, itemsAt } from './cite.ts'
import {
  HEADINGS,
  HIDDEN_ARGUMENT,
  NOTES,
  OPAQUE_ENVIRONMENTS,
  QUOTE_ENVIRONMENTS,
  quotingCommand,
  SIGNS,
} from './commands.ts'

export interface LatexScan {
  readonly cuts: Cut[]
  readonly citations: Citation[]
  readonly marked: MarkedByMarkup[]
  /** From their opening to their closing brace. */
  readonly notes: Span[]
  /** Where paragraphs end, besides blank lines. */
  readonly breaks: number[]
  /** The outermost block quotes. */
  readonly quotes: Span[]
}

const SPECIAL = /[\\%$`'{}~&]|--+|"[`'=~-]/g
const COMMAND = /\\(?:([a-zA-Z@]+\*?)|([^a-zA-Z]))/y
const OPTION = /\s*\[(?:[^\][{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\]/y
const ARGUMENT = /\s*\{(?:[^{}]|\{[^{}]*\})*\}/y
const GROUP_NAME = /\s*\{([^{}]*)\}/y
const ACCENTED = /\s*(?:\{\\?([a-zA-Z]?)\}|\\([ij])(?![a-zA-Z])|([a-zA-Z]))/y

/** A group that is open, and what closes with it. */
interface Group {
  readonly kind: 'plain' | 'note' | 'insertion' | 'quote' | 'environment'
  readonly start: number
  /** Where its content starts. */
  readonly inner: number
  readonly name?: string
  readonly citation?: Citation | undefined
  readonly language?: string | undefined
  readonly quoteKind?: 'inline' | 'block'
}

/** Reads a LaTeX document from front to back, once. What is not finished or not known is passed over. */
export function scanLatex(text: string): LatexScan {
  const scan: LatexScan = { cuts: [], citations: [], marked: [], notes: [], breaks: [], quotes: [] }
  const groups: Group[] = []
  const inVain = new Set<string>()
  let at = preambleEnd(text)
  if (at > 0) cut(0, at)
  for (;;) {
    SPECIAL.lastIndex = at
    const found = SPECIAL.exec(text)
    if (!found) break
    const start = found.index
    const sign = found[0]
    if (sign === '\\') at = command(start)
    else if (sign === '%') at = cut(start, lineEnd(start))
    else if (sign === '$') at = math(start)
    else if (sign === '{') at = open({ kind: 'plain', start, inner: start + 1 })
    else if (sign === '}') at = close(start)
    else at = typographic(start, sign)
  }
  return { ...scan, marked: outermost(scan.marked), notes: outermostSpans(scan.notes) }

  function cut(start: number, end: number, shown = ''): number {
    if (end > start) scan.cuts.push({ start, end, shown })
    return end
  }

  function open(group: Group): number {
    cut(group.start, group.inner, group.kind === 'insertion' ? '[' : '')
    groups.push(group)
    return group.inner
  }

  function close(start: number): number {
    const isOpen = groups.length > 0 && groups.at(-1)!.kind !== 'environment'
    const group = isOpen ? groups.pop()! : undefined
    cut(start, start + 1, group?.kind === 'insertion' ? ']' : '')
    if (group?.kind === 'note') scan.notes.push({ start: group.inner - 1, end: start + 1 })
    if (group?.kind === 'quote') mark(group, start, start + 1)
    return start + 1
  }

  function mark(
    { inner, start, quoteKind = 'inline', citation, language }: Group,
    end: number,
    outerEnd: number,
  ) {
    const outer = { start, end: outerEnd }
    scan.marked.push({ kind: quoteKind, inner: { start: inner, end }, outer, citation, language })
  }

  function typographic(start: number, sign: string): number {
    const end = start + sign.length
    if (sign === '~' || sign === '&') return cut(start, end, ' ')
    if (sign === '`' || sign === "'") {
      const isDouble = text[end] === sign
      const shown = sign === '`' ? (isDouble ? '“' : '‘') : isDouble ? '”' : '’'
      return cut(start, end + (isDouble ? 1 : 0), shown)
    }
    if (sign[0] === '"') return cut(start, end, BABEL[sign[1]!] ?? '')
    return cut(start, end, sign.length === 2 ? '–' : '—')
  }

  function math(start: number): number {
    const ending = text[start + 1] === '$' ? '$$' : '$'
    return cutUntil(start, start + ending.length, ending)
  }

  /** Cuts to the end of the next `ending`; where there is none, only the sign at the start. */
  function cutUntil(start: number, from: number, ending: string): number {
    const found = inVain.has(ending) ? -1 : text.indexOf(ending, from)
    if (found < 0) inVain.add(ending)
    return cut(start, found < 0 ? from : found + ending.length)
  }

  function lineEnd(start: number): number {
    const end = text.indexOf('\n', start)
    return end < 0 ? text.length : end
  }

  function command(start: number): number {
    COMMAND.lastIndex = start
    const found = COMMAND.exec(text)
    if (!found) return cut(start, start + 1)
    const end = COMMAND.lastIndex
    const sign = found[2]
    if (sign !== undefined) return controlSign(start, end, sign)
    const name = found[1]!
    if (name === 'begin' || name === 'end') return environment(start, end, name)
    const citation = citationBy(text, name, start, end)
    if (citation) {
      scan.citations.push(citation)
      return cut(start, citation.end)
    }
    const quoting = quotingCommand(name)
    if (quoting) return quote(start, end, name)
    if (NOTES.has(name)) return openArgument('note', start, skip(OPTION, end))
    if (name === 'textelp' || name === 'textelp*') {
      return text.startsWith('{}', end) ? cut(start, end + 2, '[…]') : openArgument('insertion', start, end)
    }
    if (name === 'textins' || name === 'textins*') return openArgument('insertion', start, end)
    if (name === 'verb' || name === 'lstinline') return verbatim(start, end)
    if (HEADINGS.test(name)) scan.breaks.push(start)
    const plain = name.replace(/\*$/, '')
    if (HIDDEN_ARGUMENT.has(plain)) return cut(start, skip(ARGUMENT, skip(OPTION, end)))
    if (ACCENTS.has(plain)) {
      const accented = accent(start, end, plain)
      if (accented !== undefined) return accented
    }
    const shown = SIGNS.get(plain)
    if (shown !== undefined) return cut(start, text.startsWith('{}', end) ? end + 2 : afterSpace(end), shown)
    return cut(start, skip(OPTION, end))
  }

  /** A command made of letters takes the space behind it along. */
  function afterSpace(end: number): number {
    return text[end] === ' ' ? end + 1 : end
  }

  function skip(pattern: RegExp, from: number): number {
    pattern.lastIndex = from
    return pattern.test(text) ? pattern.lastIndex : from
  }

  function controlSign(start: number, end: number, sign: string): number {
    if (sign === '(') return cutUntil(start, end, '\\)')
    if (sign === '[') return cutUntil(start, end, '\\]')
    if (sign === '\\') return cut(start, end, ' ')
    if (ACCENTS.has(sign)) return accent(start, end, sign) ?? cut(start, end)
    if (',;: /\n'.includes(sign)) return cut(start, sign === '\n' ? end - 1 : end, sign === '/' ? '' : ' ')
    return cut(start, end, sign)
  }

  function accent(start: number, end: number, sign: string): number | undefined {
    ACCENTED.lastIndex = end
    const found = ACCENTED.exec(text)
    if (!found) return undefined
    const letter = found[1] ?? found[2] ?? found[3]!
    if (/[a-zA-Z]/.test(sign) && found[3] !== undefined && !/\s/.test(text[end]!)) return undefined
    return cut(start, ACCENTED.lastIndex, (letter + ACCENTS.get(sign)!).normalize('NFC'))
  }

  function openArgument(kind: Group['kind'], start: number, from: number): number {
    const brace = skip(/\s*(?=\{)/y, from)
    return text[brace] === '{' ? open({ kind, start, inner: brace + 1 }) : cut(start, from)
  }

  function verbatim(start: number, from: number): number {
    const at = skip(OPTION, from)
    const delimiter = text[at] === '{' ? '}' : text[at]
    const end = delimiter === undefined ? -1 : text.indexOf(delimiter, at + 1)
    return cut(start, end < 0 || end > lineEnd(start) ? at : end + 1)
  }

  /** What stands between a quoting command's name and its words: language, notes and key, or a citation, punctuation. */
  function quotingHead(name: string, from: number) {
    const { kind, takesLanguage, source } = quotingCommand(name)!
    let at = from
    let language: string | undefined
    if (takesLanguage) {
      GROUP_NAME.lastIndex = at
      language = GROUP_NAME.exec(text)?.[1]?.trim()
      at = language === undefined ? at : GROUP_NAME.lastIndex
    }
    let citation: Citation | undefined
    if (source === 'key') {
      const read = itemsAt(text, at, 'parenthetical')
      if (read) {
        citation = { start: from, end: read.end, items: read.items }
        at = read.end
      }
    } else if (source === 'cite') {
      const optionEnd = skip(OPTION, at)
      citation = citationIn(text, { start: at, end: optionEnd })
      at = optionEnd
    }
    if (source !== 'none') at = skip(OPTION, at)
    if (citation) scan.citations.push(citation)
    return { kind, language, citation, end: at }
  }

  function quote(start: number, from: number, name: string): number {
    const { kind, language, citation, end } = quotingHead(name, from)
    const brace = skip(/\s*(?=\{)/y, end)
    if (text[brace] !== '{') return cut(start, end)
    return open({ kind: 'quote', start, inner: brace + 1, citation, language, quoteKind: kind })
  }

  function environment(start: number, from: number, word: 'begin' | 'end'): number {
    GROUP_NAME.lastIndex = from
    const name = GROUP_NAME.exec(text)?.[1]
    if (name === undefined) return cut(start, from)
    const end = GROUP_NAME.lastIndex
    const plain = name.replace(/\*$/, '')
    scan.breaks.push(start)
    if (word === 'end') return endEnvironment(start, end, name)
    if (OPAQUE_ENVIRONMENTS.has(plain)) {
      const stop = cutUntil(start, end, `\\end{${name}}`)
      scan.breaks.push(stop)
      return stop
    }
    if (quotingCommand(name)?.kind === 'block') {
      const head = quotingHead(name, end)
      const { citation, language } = head
      scan.breaks.push(head.end)
      return open({
        kind: 'environment',
        start,
        inner: head.end,
        name,
        citation,
        language,
        quoteKind: 'block',
      })
    }
    const inner = skip(OPTION, end)
    const stop = plain === 'document' ? inner : skip(/(?:\s*\{[^{}\n]*\})*/y, inner)
    scan.breaks.push(stop)
    return open({ kind: 'environment', start, inner: stop, name })
  }

  function endEnvironment(start: number, end: number, name: string): number {
    scan.breaks.push(end)
    // Braces left open inside an environment end with it.
    const index = groups.findLastIndex(group => group.kind === 'environment' && group.name === name)
    if (index >= 0 && groups.length - index < DEEPEST) {
      const group = groups[index]!
      groups.length = index
      const inner = { start: group.inner, end: start }
      if (group.citation || group.language) mark(group, start, end)
      else if (QUOTE_ENVIRONMENTS.has(name.replace(/\*$/, '')) && !groups.some(isQuote))
        scan.quotes.push(inner)
    }
    return cut(start, end)
  }
}

/** So deep an environment is looked for behind braces that were left open. */
const DEEPEST = 50

/** Shorthands of babel for German and others: "` opens and "' closes. */
const BABEL: Readonly<Record<string, string>> = { '`': '„', "'": '“', '=': '-', '-': '', '~': '-' }

function isQuote({ kind, name }: Group): boolean {
  return kind === 'environment' && name !== undefined && QUOTE_ENVIRONMENTS.has(name)
}

/** Where the text begins: a document with a preamble has it behind `\begin{document}`. */
function preambleEnd(text: string): number {
  if (!text.includes('\\documentclass')) return 0
  const begin = '\\begin{document}'
  const found = text.indexOf(begin)
  return found < 0 ? 0 : found + begin.length
}

function citationIn(text: string, span: Span): Citation | undefined {
  for (const found of text.slice(span.start, span.end).matchAll(/\\([a-zA-Z]+\*?)/g)) {
    const start = span.start + found.index
    const citation = citationBy(text, found[1]!, start, start + found[0].length)
    if (citation && citation.end <= span.end) return citation
  }
  return undefined
}

function outermost(marked: readonly MarkedByMarkup[]): MarkedByMarkup[] {
  const kept: MarkedByMarkup[] = []
  for (const one of [...marked].sort((a, b) => a.outer.start - b.outer.start)) {
    if (one.outer.start >= (kept.at(-1)?.outer.end ?? 0)) kept.push(one)
  }
  return kept
}

function outermostSpans(spans: readonly Span[]): Span[] {
  const kept: Span[] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    if (span.start >= (kept.at(-1)?.end ?? 0)) kept.push(span)
  }
  return kept
}
