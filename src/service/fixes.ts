import { dialectOf } from '../draft/draftStyle.ts'
import { writeLocator } from '../draft/locator.ts'
import type { CitationItem, Quotation } from '../draft/model.ts'
import { keyMarkdown } from '../draft/write.ts'
import { type Templates, writeCitation } from '../draft/writeInsertion.ts'
import type { DraftDocument } from './context.ts'
import type { Fix, QuotationMatch } from './finding.ts'

/** Names the source that has the words in place of the one that is cited. */
export function recite(items: readonly CitationItem[], { citekey, locator }: QuotationMatch): Fix[] {
  const [item] = items
  if (!item || items.length > 1) return []
  const edits = [{ ...item.keySpan, newText: keyMarkdown(citekey) }]
  if (item.locatorSpan && locator) edits.push({ ...item.locatorSpan, newText: writeLocator(locator) })
  return [{ title: `Cite ${citekey}, which has these words`, edits }]
}

const CLOSING_MARKS = /^[”"’'»“›」』]{0,2}/

/** Puts the citation behind a quotation that has none. */
export function citeFix(
  { text, language }: DraftDocument,
  { kind, end }: Quotation,
  match: QuotationMatch,
  templates: Templates,
): Fix[] {
  const at = end + (kind === 'inline' ? CLOSING_MARKS.exec(text.slice(end, end + 2))![0].length : 0)
  const { citekey, locator } = match
  const newText = ` ${writeCitation(dialectOf(language, text), citekey, locator, templates)}`
  return [{ title: `Cite ${match.citekey}`, edits: [{ start: at, end: at, newText }] }]
}
