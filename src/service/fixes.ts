import { t } from '../base/l10n.ts'
import { dialectOf } from '../draft/draftStyle.ts'
import type { CitationItem, Quotation } from '../draft/model.ts'
import { type Templates, writeCitation } from '../draft/writeInsertion.ts'
import { writerFor } from '../draft/writers.ts'
import type { DraftDocument } from './context.ts'
import type { Fix, QuotationMatch } from './finding.ts'

/** Names the source that has the words in place of the one that is cited. */
export function recite(
  items: readonly CitationItem[],
  { citekey, locator }: QuotationMatch,
  language: string,
): Fix[] {
  const [item] = items
  if (!item || items.length > 1 || item.isWritten) return []
  const writer = writerFor(language)
  const edits = [{ ...item.keySpan, newText: writer.key(citekey) }]
  if (item.locatorSpan && locator) edits.push({ ...item.locatorSpan, newText: writer.locator(locator) })
  return [{ title: t`Cite ${citekey}, which has these words`, edits }]
}

/** What may close a quotation behind its last word: marks, or what ends a command or an element. */
const CLOSING: Readonly<Record<string, RegExp>> = {
  latex: /^(?:\}|[”"’'»“›]{1,2})?/,
  typst: /^(?:\]|[”"’'»“›]{1,2})?/,
  html: /^(?:<\/q>|[”"’'»“›]{1,2})?/,
  asciidoc: /^(?:`?[”"’'»“›]{1,2})?/,
}
const CLOSING_MARKS = /^[”"’'»“›」』]{0,2}/

/** Puts the citation behind a quotation that has none. */
export function citeFix(
  { text, language }: DraftDocument,
  { kind, end }: Quotation,
  match: QuotationMatch,
  templates: Templates,
): Fix[] {
  const closing = CLOSING[language] ?? CLOSING_MARKS
  const at = end + (kind === 'inline' ? closing.exec(text.slice(end, end + 4))![0].length : 0)
  const { citekey, locator } = match
  const newText = ` ${writeCitation(dialectOf(language, text), citekey, locator, templates)}`
  return [{ title: t`Cite ${match.citekey}`, edits: [{ start: at, end: at, newText }] }]
}
