import type { Quotation } from '../draft/model.ts'
import type { Finding } from './finding.ts'

/**
 * What a writer has written beside a quotation so that it is not reported, in a comment of any markup:
 * `verbatim: ignore`, or only some codes of it: `verbatim: ignore altered-punctuation, risky-elision`. What follows
 * a dash or a second colon is the reason.
 */
const IGNORE = /\bverbatim:\s*ignore\b[^\S\n]*((?:[a-z]+-[a-z]+(?:[^\S\n]*,[^\S\n]*)?)*)/

/** Whether the draft says that a finding about a quotation is not wanted. */
export function isIgnored(text: string, quotation: Quotation, { code }: Finding): boolean {
  const comment = IGNORE.exec(beside(text, quotation))
  if (!comment) return false
  const codes = comment[1]!.split(',').map(name => name.trim())
  return codes.every(name => name === '') || codes.includes(code)
}

/** The line before the quotation's first, and what follows it on its last line. */
function beside(text: string, quotation: Quotation): string {
  const lineStart = text.lastIndexOf('\n', quotation.start - 1) + 1
  const before = text.slice(text.lastIndexOf('\n', lineStart - 2) + 1, lineStart)
  const from = Math.max(quotation.end, quotation.citation?.end ?? 0)
  const end = text.indexOf('\n', from)
  return `${/^\s*(?:<!--|%|\/\/|#|\.\.)/.test(before) ? before : ''}\n${text.slice(from, end < 0 ? text.length : end)}`
}
