import { type Span, touches } from '../base/span.ts'
import { canonicalUri } from '../base/uri.ts'
import type { CitationItem } from '../draft/model.ts'
import type { Context, DraftDocument } from './context.ts'

/** A citekey at a place: in a citation of a draft, in an entry of a bibliography; or that of the source one is in. */
export interface CitekeyPlace {
  readonly citekey: string
  /** Where it is written; absent for a source, which stands for its citekey as a whole. */
  readonly span: Span | undefined
  /** Given by a citation: the source's address stands in the place of a citekey. */
  readonly isUrl?: true | undefined
  /** It is not written as a citekey, but named in words. */
  readonly isWritten?: true | undefined
}

export function citekeyAt(
  context: Context,
  document: DraftDocument,
  offset: number,
): CitekeyPlace | undefined {
  const { library } = context
  const uri = canonicalUri(document.uri)
  const source = library.byUri(uri)
  if (source) return { citekey: source.citekey, span: undefined }
  const bibliography = library.bibliographies.find(one => one.uri === uri)
  if (bibliography) {
    const entry = bibliography.entries.find(({ keySpan }) => touches(keySpan, offset))
    return entry && { citekey: entry.citekey, span: entry.keySpan }
  }
  const item = itemAt(document, offset)
  return item && { citekey: item.citekey, span: item.keySpan, isUrl: item.isUrl, isWritten: item.isWritten }
}

/** The item of a citation whose key stands at an offset. */
export function itemAt({ draft }: DraftDocument, offset: number): CitationItem | undefined {
  return draft.citations.flatMap(({ items }) => items).find(({ keySpan }) => touches(keySpan, offset))
}

/** A place in a file. */
export interface FilePlace {
  readonly uri: string
  readonly span: Span
}

/** Where some drafts cite what is meant. */
export function placesOf(
  documents: readonly DraftDocument[],
  isMeant: (item: CitationItem) => boolean,
): FilePlace[] {
  return documents.flatMap(({ uri, draft }) =>
    draft.citations.flatMap(({ items }) =>
      items.flatMap(item => (isMeant(item) ? [{ uri, span: item.keySpan }] : [])),
    ),
  )
}
