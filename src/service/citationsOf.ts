import { citekeysOf } from '../library/source.ts'
import { citekeyAt, type FilePlace, placesOf } from './citekeyAt.ts'
import type { Context, DraftDocument } from './context.ts'

/**
 * All citations in all drafts of what stands at a place: a citation, a source, or an entry of a bibliography. The
 * declaration is that entry, or else the beginning of the source.
 */
export async function citationsOf(
  context: Context,
  document: DraftDocument,
  offset: number,
  open: readonly DraftDocument[],
  withDeclaration: boolean,
): Promise<FilePlace[]> {
  const place = citekeyAt(context, document, offset)
  if (!place) return []
  const drafts = await context.drafts.all(open)
  const sources = context.library.byCitekey(place.citekey)
  const citekeys = new Set([place.citekey, ...sources.flatMap(citekeysOf)])
  const cited = [...citekeys].flatMap(citekey => placesOf(drafts, citekey, 'keys and words'))
  return withDeclaration ? [...declarationsOf(context, place.citekey), ...cited] : cited
}

function declarationsOf({ library }: Context, citekey: string): FilePlace[] {
  const entry = library.entry(citekey)
  if (entry) return [{ uri: entry.uri, span: entry.keySpan }]
  return library.byCitekey(citekey).map(({ uri }) => ({ uri, span: { start: 0, end: 0 } }))
}
