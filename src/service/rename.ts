import { t } from '../base/l10n.ts'
import type { Span } from '../base/span.ts'
import { isPlainKey } from '../draft/pandocKeys.ts'
import type { Source } from '../library/source.ts'
import { citekeyAt, type FilePlace, placesOf } from './citekeyAt.ts'
import type { Context, DraftDocument } from './context.ts'
import { writtenCitekey } from './writtenCitekey.ts'

/** A change of a file that is part of a larger one. */
export interface FileEdit extends FilePlace {
  readonly newText: string
}

/** Why a citekey cannot be renamed, in a sentence for the writer. */
export class RenameError extends Error {}

/** The citekey at a place that can be renamed. @throws {RenameError} */
export function renamable(
  context: Context,
  document: DraftDocument,
  offset: number,
): { readonly span: Span; readonly citekey: string } {
  const place = citekeyAt(context, document, offset)
  if (!place?.span)
    throw new RenameError(t`Put the cursor on the citekey of a citation or of a bibliography entry.`)
  return { span: place.span, citekey: place.citekey }
}

/**
 * Gives a citekey another name wherever it is written: in all drafts, the bibliographies, and in the front matter or the
 * sidecar of its source. @throws {RenameError} where that would leave a citation without its source, or take two
 * sources for one.
 */
export async function rename(
  context: Context,
  document: DraftDocument,
  offset: number,
  newName: string,
  open: readonly DraftDocument[],
): Promise<FileEdit[]> {
  const { citekey } = renamable(context, document, offset)
  const { library } = context
  const name = newName.trim().replace(/^@/, '')
  if (!/^[^\s{},;"\\%#[\]]+$/u.test(name))
    throw new RenameError(
      t`A citekey has no white space, braces, brackets, commas, semicolons, quotation marks, \\, % or #.`,
    )
  if (name === citekey) return []
  if (library.byCitekey(name).length > 0 || library.entry(name))
    throw new RenameError(t`There is a source with the citekey ${name} already.`)

  const drafts = await context.drafts.all(open)
  const cited = placesOf(drafts, citekey).map(({ uri, span }): FileEdit => {
    const { text, language } = drafts.find(draft => draft.uri === uri)!
    return { uri, span, newText: written(name, language, text[span.start - 1]) }
  })
  const entries = library.bibliographies.flatMap(({ entries: all }) =>
    all
      .filter(entry => entry.citekey === citekey)
      .map(({ uri, keySpan }): FileEdit => ({ uri, span: keySpan, newText: name })),
  )
  const own: FileEdit[] = []
  for (const source of library.byCitekey(citekey)) {
    // Under the key of its entry: its own stays what it is.
    if (source.citekey !== citekey) continue
    const edits = await writtenCitekey(context, source)
    if (edits.length === 0 && entries.length === 0) throw new RenameError(namedByFile(source))
    own.push(...edits.map(place => ({ ...place, newText: name })))
  }
  return [...cited, ...entries, ...own]
}

function namedByFile({ citekey, path }: Source): string {
  return t`${citekey} is the name of the file ${path}: rename the file, or give it a citation-key in its front matter first.`
}

/** With braces where Markdown would end the key too early. */
function written(name: string, language: string, before: string | undefined): string {
  const needsBraces = ['markdown', 'quarto', 'rmd', 'html', 'plaintext'].includes(language)
  return needsBraces && before === '@' && !isPlainKey(name) ? `{${name}}` : name
}
