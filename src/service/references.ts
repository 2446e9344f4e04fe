import { writeBibtex } from '../library/bibliography/writeBibtex.ts'
import type { LoadChunk } from '../library/formats/format.ts'
import type { ReferencesRequest } from '../library/references/request.ts'
import { citedItems } from './citedItems.ts'
import type { Context, DraftDocument } from './context.ts'
import { readRichText, toMarkdown, toPlainText } from './richText.ts'

export const referenceFormats = ['text', 'markdown', 'html', 'csl-json', 'bibtex'] as const

export interface References {
  /** The bibliography in the format that was asked for, without a line end. */
  readonly text: string
  /** Citekeys that are neither a source's nor an entry's of a bibliography. */
  readonly unknown: readonly string[]
}

export interface ReferencesOptions extends Pick<ReferencesRequest, 'style' | 'language'> {
  readonly format: (typeof referenceFormats)[number]
}

/** The references of all that some drafts cite. Throws when the style cannot be used. */
export async function references(
  { library }: Context,
  load: LoadChunk,
  documents: readonly DraftDocument[],
  { format, ...options }: ReferencesOptions,
): Promise<References> {
  const cited = documents.flatMap(({ draft }) => draft.citations.flatMap(({ items }) => items))
  const { items, unknown } = citedItems(library, cited)
  if (format === 'csl-json') return { text: JSON.stringify(items, null, 2), unknown }
  if (format === 'bibtex') return { text: items.map(writeBibtex).join('\n\n'), unknown }
  if (items.length === 0) return { text: '', unknown }
  const csl = await load('csl')
  const entries = await csl.references({ items, ...options })
  const shown =
    format === 'html' ? entries : entries.map(readRichText).map(format === 'text' ? toPlainText : toMarkdown)
  const text =
    format === 'html' ? `<div class="csl-bib-body">\n${shown.join('\n')}\n</div>` : shown.join('\n\n')
  return { text, unknown }
}
