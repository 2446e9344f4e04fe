import type { Span } from '../../base/span.ts'
import type { Cut } from '../cuts.ts'
import type { Citation } from '../model.ts'
import type { MarkedByMarkup } from '../reading.ts'
import { citationInAttribution, citeCall, referenceAt } from './cite.ts'
import { CodePairs } from './codePairs.ts'

export interface TypstScan {
  readonly cuts: Cut[]
  readonly citations: Citation[]
  readonly marked: MarkedByMarkup[]
  readonly notes: Span[]
  readonly breaks: number[]
  /** Block quotes that name no source themselves. */
  readonly quotes: Span[]
  /** Of places in the document. */
  readonly labels: string[]
  /** Something begins that has no end. */
  readonly isOpen: boolean
}

const SPECIAL = /[\\@#`$<[\]~*_]|https?:\/\/[^\s[\]()<>"]+|\/\/|\/\*|--+|\.\.\.|^[ \t]*(?:=+|[-+]|\/)[ \t]+/gm
const CALL = /#([\p{L}_][\p{L}\p{N}_.-]*)/uy
/** Statements run to the end of their line, or of the brackets that are open there. */
const STATEMENT = /^(?:let|set|show|import|include|return|break|continue)$/
const WORD = /[\p{L}\p{N}]/u

interface Group {
  readonly kind: 'literal' | 'content' | 'quote' | 'note' | 'argument'
  readonly start: number
  readonly inner: number
  readonly isBlock?: boolean
  readonly citation?: Citation | undefined
  /** Of an argument: where the arguments of its call end. */
  readonly argumentsEnd?: number
}

/** What opens content in code, and what may hold a bracket that does not. */
const IN_CODE = /\[|"(?:[^"\\\n]|\\.)*"|`[^`\n]*`|\/\/[^\n]*/g
/** An argument that is a string, and no other's value. */
const STRING_ARGUMENT = /(?:^|,)\s*"((?:[^"\\\n]|\\.)*)"\s*(?:,|$)/d

/** Reads a Typst document from front to back, once. */
export function scanTypst(text: string): TypstScan {
  const scan = {
    cuts: [] as Cut[],
    citations: [] as Citation[],
    marked: [] as MarkedByMarkup[],
    notes: [] as Span[],
    breaks: [] as number[],
    quotes: [] as Span[],
    labels: [] as string[],
  }
  const pairs = new CodePairs(text)
  const groups: Group[] = []
  const inVain = new Set<string>()
  let at = 0
  for (;;) {
    SPECIAL.lastIndex = at
    const found = SPECIAL.exec(text)
    if (!found) break
    at = special(found.index, found[0])
  }
  return {
    ...scan,
    citations: scan.citations.sort((a, b) => a.start - b.start),
    isOpen: groups.length > 0 || inVain.size > 0 || pairs.isOpen,
  }

  function special(start: number, sign: string): number {
    const end = start + sign.length
    switch (sign[0]) {
      case '\\':
        return escaped(start)
      case '@':
        return reference(start)
      case '#':
        return code(start)
      case '`':
        return raw(start)
      case '$':
        return cutUntil(start, end, '$')
      case '<':
        return label(start)
      case '[':
        groups.push({ kind: 'literal', start, inner: end })
        return end
      case ']':
        return close(start)
      case '~':
        return cut(start, end, ' ')
      case '*':
      case '_':
        return isMark(start) ? cut(start, end) : end
      case '.':
        return cut(start, end, '…')
      case 'h':
        return cut(start, end)
    }
    if (sign === '//') return cut(start, lineEnd(start))
    if (sign === '/*') return cutUntil(start, end, '*/')
    if (/^--+$/.test(sign)) return cut(start, end, sign.length === 2 ? '–' : '—')
    // The sign of a heading or a list item.
    scan.breaks.push(start)
    if (sign.trim()[0] === '=') scan.breaks.push(lineEnd(start))
    return cut(start, end)
  }

  function cut(start: number, end: number, shown = ''): number {
    if (end > start) scan.cuts.push({ start, end, shown })
    return end
  }

  function cutUntil(start: number, from: number, ending: string): number {
    const found = inVain.has(ending) ? -1 : text.indexOf(ending, from)
    if (found < 0) inVain.add(ending)
    return found < 0 ? from : cut(start, found + ending.length)
  }

  function lineEnd(start: number): number {
    const end = text.indexOf('\n', start)
    return end < 0 ? text.length : end
  }

  function escaped(start: number): number {
    const next = text[start + 1]
    if (next === undefined || /\s/.test(next)) return cut(start, start + 1, ' ')
    return cut(start, start + 2, next)
  }

  function isMark(at: number): boolean {
    return !(WORD.test(text[at - 1] ?? ' ') && WORD.test(text[at + 1] ?? ' '))
  }

  function reference(start: number): number {
    const citation = WORD.test(text[start - 1] ?? ' ') ? undefined : referenceAt(text, start)
    if (!citation) return start + 1
    scan.citations.push(citation)
    return cut(start, citation.end)
  }

  function raw(start: number): number {
    let length = 1
    while (text[start + length] === '`') length++
    if (length === 2) return cut(start, start + 2)
    const end = cutUntil(start, start + length, '`'.repeat(length))
    const last = scan.cuts.at(-1)
    if (length > 1 || last?.start !== start) return end
    scan.cuts[scan.cuts.length - 1] = { ...last, shown: text.slice(start + 1, end - 1), isCode: true }
    return end
  }

  /** A label that names a place of this document: what refers to it is no citation. */
  function label(start: number): number {
    const found = /^<([\p{L}\p{N}_.:-]+)>/u.exec(text.slice(start, start + 100))
    if (!found) return start + 1
    scan.labels.push(found[1]!)
    return cut(start, start + found[0].length)
  }

  function close(start: number): number {
    const group = groups.pop()
    if (!group || group.kind === 'literal') return start + 1
    const end = start + 1
    if (group.kind === 'argument') {
      scan.breaks.push(start)
      return inArguments(start, Math.max(end, group.argumentsEnd!))
    }
    if (group.kind === 'note') scan.notes.push({ start: group.inner - 1, end })
    if (group.kind === 'quote' && !groups.some(({ kind }) => kind === 'quote')) {
      const { isBlock, citation } = group
      const inner = { start: group.inner, end: start }
      const outer = { start: group.start, end }
      const kind = isBlock ? 'block' : 'inline'
      if (isBlock && !citation) scan.quotes.push(inner)
      else scan.marked.push({ kind, inner, outer, citation, language: undefined })
      if (isBlock) scan.breaks.push(end)
    }
    return cut(start, end)
  }

  function code(start: number): number {
    CALL.lastIndex = start
    const name = CALL.exec(text)?.[1]
    const end = name === undefined ? start + 1 : CALL.lastIndex
    if (name !== undefined && STATEMENT.test(name)) return cut(start, statementEnd(end))
    if (name === undefined) {
      const closing = '({'.includes(text[end] ?? ' ') ? pairs.closeOf(end) : undefined
      return closing === undefined ? end : cut(start, closing + 1)
    }
    const closing = text[end] === '(' ? pairs.closeOf(end) : undefined
    const after = closing === undefined ? end : closing + 1
    const args: readonly [number, number] = closing === undefined ? [end, end] : [end + 1, closing]
    if (name === 'cite') return cite(start, after, args)
    if (name === 'quote' && text[after] !== '[') return quotedString(start, after, args)
    if (name !== 'quote' && name !== 'footnote') return inArguments(start, after)
    if (text[after] !== '[') return cut(start, after)
    cut(start, after + 1)
    const kind = name === 'quote' ? 'quote' : 'note'
    const isBlock = kind === 'quote' && /block:\s*true/.test(text.slice(...args))
    const citation = kind === 'quote' ? citationInAttribution(text, args) : undefined
    if (citation) scan.citations.push(citation)
    if (isBlock) scan.breaks.push(start, after + 1)
    groups.push({ kind, start, inner: after + 1, isBlock, citation })
    return after + 1
  }

  /** Cuts the code of a call up to the next content in its arguments, or to `end` and the content behind that. */
  function inArguments(start: number, end: number): number {
    // Nothing beyond the call is looked at, or many calls would each look at the whole rest.
    const code = text.slice(start, end)
    IN_CODE.lastIndex = 0
    for (let found = IN_CODE.exec(code); found; found = IN_CODE.exec(code)) {
      if (found[0] !== '[') continue
      const inner = start + found.index + 1
      scan.breaks.push(inner)
      groups.push({ kind: 'argument', start: inner - 1, inner, argumentsEnd: end })
      return cut(start, inner)
    }
    if (text[end] !== '[') return cut(start, end)
    groups.push({ kind: 'content', start: end, inner: end + 1 })
    return cut(start, end + 1)
  }

  /** `#quote("words")` */
  function quotedString(start: number, end: number, args: readonly [number, number]): number {
    const [from, to] = STRING_ARGUMENT.exec(text.slice(...args))?.indices?.[1] ?? []
    if (from === undefined || to === undefined || groups.some(({ kind }) => kind === 'quote'))
      return cut(start, end)
    const citation = citationInAttribution(text, args)
    if (citation) scan.citations.push(citation)
    const inner = { start: args[0] + from, end: args[0] + to }
    const kind = /block:\s*true/.test(text.slice(...args)) ? 'block' : 'inline'
    scan.marked.push({ kind, inner, outer: { start, end }, citation, language: undefined })
    cut(start, inner.start)
    return cut(inner.end, end)
  }

  function cite(start: number, end: number, args: readonly [number, number]): number {
    const citation = citeCall(text, start, end, args)
    if (citation) scan.citations.push(citation)
    return cut(start, end)
  }

  function statementEnd(from: number): number {
    const BRACKET = /[([{\n]/g
    BRACKET.lastIndex = from
    for (let found = BRACKET.exec(text); found; found = BRACKET.exec(text)) {
      if (found[0] === '\n') return found.index
      BRACKET.lastIndex = (pairs.closeOf(found.index) ?? found.index) + 1
    }
    return text.length
  }
}
