import type { Span } from '../base/span.ts'
import type { Quotation } from './model.ts'

export type QuotationForm = 'inline' | 'block' | 'footnote'

/** How a quotation stands in a draft, with all that belongs to it. */
export interface Enclosure {
  /** `footnote`: in the line, with its citation in a note. */
  readonly form: QuotationForm
  /** The words with their marks or command, and the citation where that stands right behind them. */
  readonly whole: Span
  /** Whether the citation of the quotation is part of `whole`. */
  readonly holdsCitation: boolean
  /** The words as written, paragraph by paragraph, each on one line. */
  readonly paragraphs: readonly string[]
}

interface Rule {
  readonly form: 'inline' | 'block'
  /** Matched against the end of what stands before the words, and the beginning of what stands behind them. */
  readonly open: RegExp
  readonly close: RegExp
}

const rule = (form: Rule['form'], open: RegExp, close: RegExp): Rule => ({ form, open, close })

const ARGUMENTS = '(?:\\s*(?:\\[[^\\][]*\\]|\\{[^{}]*\\}))*'

const RULES: Readonly<Record<string, readonly Rule[]>> = {
  latex: [
    rule(
      'block',
      new RegExp(`\\\\(?:foreign|hyphen|hybrid)?blockc?quote\\*?${ARGUMENTS}\\s*\\{\\s*$`),
      /^\s*\}/,
    ),
    rule(
      'inline',
      new RegExp(`\\\\(?:foreign|hyphen|hybrid)?(?:en|textc?)?quote\\*?${ARGUMENTS}\\s*\\{\\s*$`),
      /^\s*\}/,
    ),
    rule('inline', /``$/, /^''/),
    rule(
      'block',
      new RegExp(`\\\\begin\\{(?:quote|quotation|quoting|displayc?quote)\\}${ARGUMENTS}\\s*$`),
      /^\s*\\end\{\w+\}/,
    ),
  ],
  typst: [
    rule('block', /#quote\((?=[^\n]*block:\s*true)(?:[^()]|\([^()]*\))*\)\[\s*$/, /^\s*\]/),
    rule('inline', /#quote(?:\((?:[^()]|\([^()]*\))*\))?\[\s*$/, /^\s*\]/),
  ],
  org: [rule('block', /#\+begin_quote[^\n]*\n\s*$/i, /^\s*#\+end_quote/i)],
  asciidoc: [
    rule('inline', /"`$/, /^`"/),
    rule('block', /(?:^|\n)(?:\[quote[^\n]*\]\n)?_{4,}\n\s*$/, /^\s*\n_{4,}/),
  ],
  html: [
    rule('inline', /<q(?:\s[^<>]*)?>\s*$/, /^\s*<\/q>/),
    rule('block', /<blockquote(?:\s[^<>]*)?>\s*(?:<p>)?\s*$/, /^\s*(?:<\/p>)?\s*<\/blockquote>/),
  ],
}

const MARKS = rule('inline', /[“”„«»‘’‚‹›「『"'][\u00a0\u202f ]?$/, /^[\u00a0\u202f ]?[”“»«’‘›‹」』"']/)

const NOTES: readonly Rule[] = [
  rule('inline', /^\^\[$/, /^\.?\]/),
  rule('inline', /^\\footnote\{$/, /^\.?\}/),
  rule('inline', /^#footnote\[$/, /^\.?\]/),
  rule('inline', /^\[fn:\w*:\s*$/, /^\.?\]/),
  rule('inline', /^footnote:\w*\[$/, /^\.?\]/),
  rule('inline', /^<sup>$/, /^<\/sup>/),
]

/** So far from the words their marks or their command may begin. UTF-16 units. */
const REACH = 400

/** What encloses a quotation; `undefined` where it is interrupted, or something else stands within. */
export function enclosureOf(language: string, text: string, found: Quotation): Enclosure | undefined {
  // A reference that is written out stays in its note.
  const isWritten = found.citation?.items[0]?.isWritten
  const quotation = isWritten ? { ...found, citation: undefined } : found
  if (quotation.spans.length > 1) return undefined
  if (quotation.kind === 'block' && /^\s*>/.test(lineAt(text, quotation.start)))
    return markedByLines(text, quotation)
  const before = text.slice(Math.max(0, quotation.start - REACH), quotation.start)
  const rules = [...(Object.hasOwn(RULES, language) ? RULES[language]! : []), MARKS]
  for (const { form, open, close } of rules) {
    const opening = open.exec(before)?.[0]
    if (opening === undefined) continue
    const start = quotation.start - opening.length
    const wordsEnd = endOfWords(text, quotation)
    const end =
      wordsEnd === undefined ? undefined : endOf(text, { ...quotation, end: wordsEnd }, start, close)
    if (!end) continue
    const words = text.slice(quotation.start, wordsEnd)
    const whole = { start, end: end.end }
    return {
      form: end.isInNote ? 'footnote' : form,
      whole,
      holdsCitation: end.holds,
      paragraphs: paragraphsOf(words),
    }
  }
  return undefined
}

/** Where the words end; `undefined` where they go on behind their citation. A tag behind that is none of them. */
function endOfWords(text: string, { start, end, citation }: Quotation): number | undefined {
  if (!citation || citation.start < start || citation.start >= end) return end
  const behind = text.slice(citation.end, end)
  if (behind.replace(/<[^<>]*>/g, '').trim() !== '') return undefined
  return start + text.slice(start, citation.start).trimEnd().length
}

/** The end of what closes a quotation and of its citation, which may stand on either side of that. */
function endOf(
  text: string,
  { end: from, citation }: Quotation,
  start: number,
  close: RegExp,
): { end: number; holds: boolean; isInNote: boolean } | undefined {
  let end = from
  let holds = citation !== undefined && start <= citation.start && citation.end <= from
  const closing = close.exec(text.slice(end, end + REACH))
  if (closing) end += closing[0].length
  else {
    if (!citation || citation.start < from || text.slice(from, citation.start).trim() !== '') return undefined
    const behind = close.exec(text.slice(citation.end, citation.end + REACH))
    return behind ? { end: citation.end + behind[0].length, holds: true, isInNote: false } : undefined
  }
  if (holds || !citation || citation.start < end) return { end, holds, isInNote: false }
  const gap = text.slice(end, citation.start)
  if (/^ ?$/.test(gap)) {
    holds = true
    return { end: citation.end, holds, isInNote: /^(?:\{foot|\\foot)/.test(text.slice(citation.start)) }
  }
  for (const note of NOTES) {
    const closed = note.open.test(gap) ? note.close.exec(text.slice(citation.end, citation.end + 10)) : null
    if (closed) return { end: citation.end + closed[0].length, holds: true, isInNote: true }
  }
  return { end, holds: false, isInNote: false }
}

/** A block quote whose lines begin with `>`. */
function markedByLines(text: string, quotation: Quotation): Enclosure | undefined {
  let { start, end } = quotation
  start = text.lastIndexOf('\n', start - 1) + 1
  while (start > 0 && /^\s*>/.test(lineAt(text, start - 1))) start = text.lastIndexOf('\n', start - 2) + 1
  const lineEnd = (at: number) => (text.indexOf('\n', at) < 0 ? text.length : text.indexOf('\n', at))
  end = lineEnd(end)
  while (end < text.length && /^\s*>/.test(lineAt(text, end + 1))) end = lineEnd(end + 1)
  const { citation } = quotation
  const holds = citation !== undefined && start <= citation.start && citation.end <= end
  const rest =
    text.slice(start, quotation.start) +
    (holds && citation.start >= quotation.end
      ? text.slice(quotation.end, citation.start) + text.slice(citation.end, end)
      : text.slice(quotation.end, end))
  if (/[^\s>]/.test(rest)) return undefined
  const words = text.slice(quotation.start, quotation.end).replace(/\n[^\S\n]*>[^\S\n]?/g, '\n')
  return { form: 'block', whole: { start, end }, holdsCitation: holds, paragraphs: paragraphsOf(words) }
}

function lineAt(text: string, at: number): string {
  const start = text.lastIndexOf('\n', at - 1) + 1
  const end = text.indexOf('\n', start)
  return text.slice(start, end < 0 ? text.length : end)
}

function paragraphsOf(words: string): string[] {
  return words.split(/\n\s*\n|<\/p>\s*<p>/).map(paragraph => paragraph.replace(/\s+/g, ' ').trim())
}
