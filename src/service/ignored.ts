import { t } from '../base/l10n.ts'
import type { Quotation } from '../draft/model.ts'
import type { Context, DraftDocument } from './context.ts'
import { type Finding, type FindingCode, type Fix, findingCodes } from './finding.ts'

/**
 * What a writer has written beside a quotation so that it is not reported, in a comment of any markup:
 * `verbatim: ignore`, or only some codes: `verbatim: ignore altered-punctuation, risky-elision`. What follows a
 * second colon is the reason. `ignore-all` holds for the whole file.
 */
const CODE = `(?:${findingCodes.join('|')})\\b`
const CODES = `((?:${CODE}(?:[^\\S\\n]*,[^\\S\\n]*)?)*)`
const IGNORE = new RegExp(`\\bverbatim:[^\\S\\n]*ignore(?!-)[^\\S\\n]*${CODES}`)
const IGNORE_ALL = new RegExp(`\\bverbatim:[^\\S\\n]*ignore-all[^\\S\\n]+${CODES}`, 'g')

const NONE: ReadonlySet<string> = new Set()

/** Whether the draft says that a finding about a quotation is not wanted. */
export function isIgnored(text: string, quotation: Quotation, { code }: Finding): boolean {
  const comment = IGNORE.exec(beside(text, quotation))
  if (!comment) return false
  const codes = codesOf(comment[1]!)
  return codes.length === 0 || codes.includes(code)
}

/** The codes that are not wanted in a whole file. */
export function ignoredCodes(text: string): ReadonlySet<string> {
  // Found out much faster than by the expression, and asked at every pause of a writer.
  if (!text.includes('ignore-all')) return NONE
  return new Set([...text.matchAll(IGNORE_ALL)].flatMap(comment => codesOf(comment[1]!)))
}

/** Whether a finding about a quotation is to be seen: neither the draft nor the settings say that it is not wanted. */
export function isReported(
  context: Context,
  document: DraftDocument,
  quotation: Quotation,
  finding: Finding,
): boolean {
  return !isCodeIgnored(context, document, finding.code) && !isIgnored(document.text, quotation, finding)
}

/** Whether findings of a kind are wanted nowhere in a draft. */
export function isCodeIgnored({ settings }: Context, { text }: DraftDocument, code: FindingCode): boolean {
  return settings.check.ignore.includes(code) || ignoredCodes(text).has(code)
}

/** Comments that leave a finding as it is, here or in the whole file; none where a markup has none. */
export function ignoreFixes(
  { language, text }: DraftDocument,
  quotation: Quotation,
  code: FindingCode,
): Fix[] {
  const comment = COMMENTS[language]
  if (!comment) return []
  const { open, close, isLine } = comment
  const from = Math.max(quotation.end, quotation.citation?.end ?? 0)
  const here = `${open} verbatim: ignore ${code}: (why)${close}`
  const everywhere = `\n\n${open} verbatim: ignore-all ${code}${close}\n`
  const start = isLine ? text.lastIndexOf('\n', quotation.start - 1) + 1 : lineEndAfter(text, from)
  return [
    {
      title: t`Leave this as it is, with a reason`,
      edits: [{ start, end: start, newText: isLine ? `${here}\n` : ` ${here}` }],
    },
    {
      title: t`Leave all of “${code}” in this file as it is`,
      edits: [{ start: text.length, end: text.length, newText: everywhere }],
    },
  ]
}

function lineEndAfter(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  if (end < 0) return text.length
  return text[end - 1] === '\r' ? end - 1 : end
}

interface Comment {
  readonly open: string
  readonly close: string
  /** It stands on a line of its own, before that of the quotation. */
  readonly isLine?: true
}

const SGML: Comment = { open: '<!--', close: ' -->' }

const COMMENTS: Readonly<Record<string, Comment>> = {
  markdown: SGML,
  quarto: SGML,
  rmd: SGML,
  html: SGML,
  latex: { open: '%', close: '' },
  typst: { open: '//', close: '' },
  org: { open: '@@comment:', close: '@@' },
  asciidoc: { open: '//', close: '', isLine: true },
}

function codesOf(list: string): string[] {
  return list
    .split(',')
    .map(code => code.trim())
    .filter(code => code !== '')
}

/** The line before the quotation's first if it is a comment, and what follows the quotation on its last line. */
function beside(text: string, quotation: Quotation): string {
  const lineStart = text.lastIndexOf('\n', quotation.start - 1) + 1
  const before = text.slice(text.lastIndexOf('\n', lineStart - 2) + 1, lineStart)
  const from = Math.max(quotation.end, quotation.citation?.end ?? 0)
  const end = text.indexOf('\n', from)
  const isComment = /^\s*(?:<!--|%|\/\/|#|\.\.)/.test(before)
  return `${isComment ? before : ''}\n${text.slice(from, end < 0 ? text.length : end)}`
}
