import { breathe, type CancellationToken, neverCancelled } from '../base/cancellation.ts'
import { hull, overlaps, type Span } from '../base/span.ts'
import { canonicalUri } from '../base/uri.ts'
import type { CitationItem } from '../draft/model.ts'
import { checkCited } from './checkQuotation.ts'
import { citedSources } from './citedSources.ts'
import type { FilePlace } from './citekeyAt.ts'
import type { Context, DraftDocument } from './context.ts'

/** A paragraph of a source that drafts quote. The span is of the decoded text of its file. */
export interface QuotedPassage extends Span {
  readonly quotations: readonly FilePlace[]
  /** How many drafts quote it. */
  readonly drafts: number
}

/** The paragraphs of a source that the drafts of the workspace quote, in its order. */
export async function quotedPassages(
  context: Context,
  sourceUri: string,
  open: readonly DraftDocument[],
  token: CancellationToken = neverCancelled,
): Promise<QuotedPassage[]> {
  const source = context.library.byUri(canonicalUri(sourceUri))
  const text = source && (await context.library.text(source))
  if (!source || !text) return []
  const isOfSource = (item: CitationItem) =>
    citedSources(context.library, item).some(({ id }) => id === source.id)
  const found: { readonly match: Span; readonly place: FilePlace }[] = []
  for (const { uri, draft } of await context.drafts.all(open, token)) {
    for (const quotation of draft.quotations) {
      if (!quotation.citation?.items.some(isOfSource)) continue
      const { match } = (await checkCited(context, quotation)).quotation
      if (match?.uri === source.uri) found.push({ match, place: { uri, span: quotation } })
      await breathe()
      if (token.isCancellationRequested) return []
    }
  }
  return text.paragraphs.flatMap((paragraph): QuotedPassage[] => {
    const raw = text.map.toRaw(paragraph)
    const quotations = found.filter(({ match }) => overlaps(match, raw)).map(({ place }) => place)
    if (quotations.length === 0) return []
    const drafts = new Set(quotations.map(({ uri }) => uri)).size
    return [{ ...hull([raw]), quotations, drafts }]
  })
}
