import { type CancellationToken, neverCancelled } from '../base/cancellation.ts'
import { t } from '../base/l10n.ts'
import { append } from '../base/lists.ts'
import type { Span } from '../base/span.ts'
import { isPlainKey } from '../draft/pandocKeys.ts'
import type { Source } from '../library/source.ts'
import { citekeyAt, type FilePlace, placesOf } from './citekeyAt.ts'
import type { Context, DraftDocument } from './context.ts'
import { relatedEntries } from './relatedEntries.ts'
import { writtenCitekey } from './writtenCitekey.ts'

/** A change of a file that is part of a larger one. */
export interface FileEdit extends FilePlace {
  /** What stands there, unless the file is changed in an editor and not saved. */
  readonly oldText: string
  readonly newText: string
}

/** Why a citekey cannot be renamed, in a sentence for the writer. */
export class RenameError extends Error {}

/** A citekey where it is written. */
export interface Renamable {
  readonly span: Span
  readonly citekey: string
}

/** The citekey at a place, if there is one. @throws {RenameError} where it cannot have another name. */
export async function renamable(
  context: Context,
  document: DraftDocument,
  offset: number,
): Promise<Renamable | undefined> {
  const { span, citekey, isUrl, isWritten } = citekeyAt(context, document, offset) ?? {}
  if (!span || citekey === undefined) return undefined
  if (isUrl) throw new RenameError(t`This names its source by an address, which is no citekey.`)
  if (isWritten) throw new RenameError(t`This names its source in words, which are no citekey.`)
  await declaringPlaces(context, citekey)
  return { span, citekey }
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
  token: CancellationToken = neverCancelled,
): Promise<FileEdit[]> {
  const found = await renamable(context, document, offset)
  if (!found)
    throw new RenameError(t`Put the cursor on the citekey of a citation or of a bibliography entry.`)
  const { citekey } = found
  const { library } = context
  const name = newName.trim().replace(/^@/, '')
  if (!/^[^\s{},;"\\%#[\]]+$/u.test(name))
    throw new RenameError(
      t`A citekey has no white space, braces, brackets, commas, semicolons, quotation marks, \\, % or #.`,
    )
  if (name === citekey) return []
  if (library.byCitekey(name).length > 0 || library.entry(name))
    throw new RenameError(t`There is a source with the citekey ${name} already.`)

  const drafts = await context.drafts.all(open, token)
  const cited = placesOf(drafts, item => item.citekey === citekey && !item.isUrl && !item.isWritten).map(
    ({ uri, span }): FileEdit => {
      const { text, language } = drafts.find(draft => draft.uri === uri)!
      return { uri, span, oldText: citekey, newText: written(name, language, text[span.start - 1]) }
    },
  )
  const declared = await declaringPlaces(context, citekey)
  const places = [...declared, ...(await relatedEntries(context, citekey))]
  return [...cited, ...places.map(place => ({ ...place, oldText: citekey, newText: name }))]
}

/**
 * Where bibliographies, and sources in their front matter or sidecars, say that this is a citekey.
 * @throws {RenameError} where nothing but the name of a file does.
 */
async function declaringPlaces(context: Context, citekey: string): Promise<FilePlace[]> {
  const { library } = context
  const entries = library.bibliographies.flatMap(({ entries: all }) =>
    all.filter(entry => entry.citekey === citekey).map(({ uri, keySpan }) => ({ uri, span: keySpan })),
  )
  const own: FilePlace[] = []
  for (const source of library.byCitekey(citekey)) {
    // Under the key of its entry: its own stays what it is.
    if (source.citekey !== citekey) continue
    const places = await writtenCitekey(context, source)
    if (places.length === 0 && entries.length === 0) throw new RenameError(namedByFile(source))
    append(own, places)
  }
  return [...entries, ...own]
}

function namedByFile({ citekey, path }: Source): string {
  return t`${citekey} is the name of the file ${path}: rename the file, or give it a citation-key in its front matter first.`
}

/** With braces where Markdown would end the key too early. */
function written(name: string, language: string, before: string | undefined): string {
  const needsBraces = ['markdown', 'quarto', 'rmd', 'html', 'plaintext'].includes(language)
  return needsBraces && before === '@' && !isPlainKey(name) ? `{${name}}` : name
}
