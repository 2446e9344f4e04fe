import { type CancellationToken, neverCancelled } from '../base/cancellation.ts'
import type { Source } from '../library/source.ts'
import { citedSources, sameSource } from './citedSources.ts'
import { citekeyAt, type FilePlace, placesOf } from './citekeyAt.ts'
import type { Context, DraftDocument } from './context.ts'

/**
 * All citations in all drafts of what stands at a place: a citation, a source, or an entry of a bibliography; by
 * whichever of its citekeys, and by its address. The declaration is that entry, or else the beginning of the source.
 */
export async function citationsOf(
  context: Context,
  document: DraftDocument,
  offset: number,
  open: readonly DraftDocument[],
  withDeclaration: boolean,
  token: CancellationToken = neverCancelled,
): Promise<FilePlace[]> {
  const { library } = context
  const place = citekeyAt(context, document, offset)
  if (!place) return []
  const cited = placesOf(await context.drafts.all(open, token), sameSource(library, place))
  const sources = citedSources(library, place)
  return withDeclaration ? [...declarationsOf(context, place.citekey, sources), ...cited] : cited
}

function declarationsOf({ library }: Context, citekey: string, sources: readonly Source[]): FilePlace[] {
  const entry = library.entry(citekey)
  if (entry) return [{ uri: entry.uri, span: entry.keySpan }]
  return sources.map(({ uri }) => ({ uri, span: { start: 0, end: 0 } }))
}
