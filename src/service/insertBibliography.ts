import { t } from '../base/l10n.ts'
import type { Span } from '../base/span.ts'
import { languageOfDraft } from '../draft/draftStyle.ts'
import type { LoadChunk } from '../library/formats/format.ts'
import { inStyle } from './citationStyle.ts'
import type { Context, DraftDocument } from './context.ts'
import { references } from './references.ts'

/** What would put the bibliography of a draft into it, or bring the one there up to date. */
export interface BibliographyEdit extends Span {
  readonly newText: string
  /** Citekeys of the draft that nothing is known of. */
  readonly unknown: readonly string[]
}

/** The editor's names of markups that Pandoc's Markdown is understood in. */
const MARKDOWN = new Set(['markdown', 'quarto', 'rmd'])

/** The bibliography of a draft in the style of the setting. Throws, in words for the writer, when there is no such style. */
export async function insertBibliography(
  context: Context,
  load: LoadChunk,
  document: DraftDocument,
): Promise<BibliographyEdit> {
  if (!MARKDOWN.has(document.language)) {
    throw new Error(t`Bibliographies are written into Markdown drafts only; other markups make their own`)
  }
  const language = languageOfDraft(document.text)
  const { text, unknown } = await inStyle(context, style =>
    references(context, load, [document], { style, language, format: 'markdown' }),
  )
  return { ...bibliographyEdit(document.text, text), unknown }
}

const START = '<!-- bibliography by Verbatim: updated by “Insert or Update Bibliography” -->'
const END = '<!-- end of the bibliography by Verbatim -->'

/** Whether a bibliography stands in the draft already. */
export function hasBibliography(draft: string): boolean {
  return draft.includes(START)
}

/** The edit that puts a bibliography where the one before stands, or at the draft's end. */
export function bibliographyEdit(draft: string, references: string): Span & { readonly newText: string } {
  const block = `${START}\n\n${references}\n\n${END}`
  const start = draft.indexOf(START)
  const end = start < 0 ? -1 : draft.indexOf(END, start)
  if (end >= 0) return { start, end: end + END.length, newText: block }
  const trimmed = draft.trimEnd().length
  return { start: trimmed, end: draft.length, newText: `${trimmed > 0 ? '\n\n' : ''}${block}\n` }
}
