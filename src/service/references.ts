import { escapeProse } from '../draft/write.ts'
import { writeBibtex } from '../library/bibliography/writeBibtex.ts'
import type { LoadChunk } from '../library/formats/format.ts'
import type { ReferencesRequest } from '../library/references/request.ts'
import type { Item } from '../library/source.ts'
import type { Context, DraftDocument } from './context.ts'

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
  const citekeys = [...new Set(cited.map(({ citekey }) => citekey))]
  const items: Item[] = []
  const unknown: string[] = []
  for (const citekey of citekeys) {
    const item = library.byCitekey(citekey)[0]?.item ?? library.entry(citekey)?.item
    if (item) items.push({ ...item, id: citekey })
    else unknown.push(citekey)
  }
  if (format === 'csl-json') return { text: JSON.stringify(items, null, 2), unknown }
  if (format === 'bibtex') return { text: items.map(writeBibtex).join('\n\n'), unknown }
  if (items.length === 0) return { text: '', unknown }
  const csl = await load('csl')
  const entries = csl.references({ items, ...options })
  const shown = format === 'html' ? entries : entries.map(format === 'text' ? plainText : markdown)
  const text =
    format === 'html' ? `<div class="csl-bib-body">\n${shown.join('\n')}\n</div>` : shown.join('\n\n')
  return { text, unknown }
}

const TAG = /<(\/?)(\w+)[^<>]*>/g

function plainText(html: string): string {
  return oneLine(decoded(spaced(html).replace(TAG, '')))
}

const MARKS: ReadonlyMap<string, string> = new Map([
  ['i', '*'],
  ['em', '*'],
  ['b', '**'],
  ['sup', '^'],
  ['sub', '~'],
])

/** For Pandoc: emphasis by its marks, and everything else that would be markup escaped. */
function markdown(html: string): string {
  let text = ''
  let from = 0
  const spacedHtml = spaced(html)
  for (const tag of spacedHtml.matchAll(TAG)) {
    text += escapeProse(decoded(spacedHtml.slice(from, tag.index))) + (MARKS.get(tag[2]!) ?? '')
    from = tag.index + tag[0].length
  }
  return oneLine(text + escapeProse(decoded(spacedHtml.slice(from)))).replace(/^(\d+)\.(?=\s)/, '$1\\.')
}

/** Blocks of an entry, such as its number, are set apart. */
function spaced(html: string): string {
  return html.replace(/<\/div>/g, ' </div>')
}

function decoded(html: string): string {
  return html.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
}

function oneLine(text: string): string {
  return text.replace(/[^\S\u00a0]+/g, ' ').trim()
}
