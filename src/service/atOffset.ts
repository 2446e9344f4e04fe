import { t } from '../base/l10n.ts'
import { hull, type Span, touches } from '../base/span.ts'
import { writeLocator } from '../draft/locator.ts'
import type { CitationItem, Quotation } from '../draft/model.ts'
import type { Source, SourceText } from '../library/source.ts'
import { checkCited } from './checkQuotation.ts'
import { citedSources } from './citedSources.ts'
import type { Context, DraftDocument } from './context.ts'
import type { CheckedQuotation } from './finding.ts'
import { spanOfLocator } from './passage.ts'

/** The citation or quotation of a draft that stands at an offset. */
export type Pointed =
  | { readonly kind: 'citation'; readonly item: CitationItem; readonly range: Span }
  | { readonly kind: 'quotation'; readonly quotation: Quotation; readonly range: Span }

export function pointedAt({ draft }: DraftDocument, offset: number): Pointed | undefined {
  // Of a citation inside another one, the inner one, which begins later.
  const citation = draft.citations.findLast(candidate => touches(candidate, offset))
  const item = citation && nearest(citation.items, offset)
  if (item) return { kind: 'citation', item, range: citation.items.length === 1 ? citation : item }
  const quotation = draft.quotations.find(candidate => touches(candidate, offset))
  return quotation && { kind: 'quotation', quotation, range: { start: quotation.start, end: quotation.end } }
}

/** A citation's brackets and separators belong to the item next to them. */
function nearest(items: readonly CitationItem[], offset: number): CitationItem | undefined {
  return items.find(item => offset <= item.end) ?? items.at(-1)
}

/** A place in a source that a draft points at. */
export interface Target {
  readonly source: Source
  readonly text: SourceText
  /** Of the source's reading text; `undefined` when the source as a whole is meant. */
  readonly place: Span | undefined
  /** Said when the citation names a place that the source does not have. */
  readonly missing: string | undefined
}

/** Where a citation leads: the place its locator names, else the passage of the quotation it belongs to. */
export async function targetsOf(
  context: Context,
  document: DraftDocument,
  item: CitationItem,
): Promise<Target[]> {
  const targets: Target[] = []
  for (const source of citedSources(context.library, item)) {
    const text = await context.library.text(source)
    if (!text) continue
    const located = spanOfLocator(text, item.locator)
    const missing =
      item.locator && !located
        ? t`There is no ${writeLocator(item.locator)} in this source (it has ${extentOf(source, text)}).`
        : undefined
    const place = item.locator ? located : await quotedPlace(context, document, item, source, text)
    targets.push({ source, text, place, missing })
  }
  return targets
}

function extentOf({ passages }: Source, { places = [] }: SourceText): string {
  const [first, last] = [places[0]?.locator, places.at(-1)?.locator]
  return first && last ? t`${writeLocator(first)} to ${last.value}` : t`${passages} paragraphs`
}

async function quotedPlace(
  context: Context,
  { draft }: DraftDocument,
  item: CitationItem,
  source: Source,
  text: SourceText,
): Promise<Span | undefined> {
  const quotation = draft.quotations.find(q => q.citation?.items.includes(item))
  const match = quotation && (await checkCited(context, quotation)).quotation.match
  return match?.uri === source.uri ? text.map.fromRaw(match) : undefined
}

/** The paragraphs that hold a place. */
export function paragraphsAt(
  text: SourceText,
  place: Span,
): { first: number; last: number; span: Span } | undefined {
  const numbers = text.paragraphs.flatMap((paragraph, i) =>
    paragraph.start < place.end && place.start < paragraph.end ? [i] : [],
  )
  if (numbers.length === 0) return undefined
  const [first, last] = [numbers[0]!, numbers.at(-1)!]
  return { first, last, span: hull([text.paragraphs[first]!, text.paragraphs[last]!]) }
}

export async function verdictOf(
  context: Context,
  quotation: Quotation,
): Promise<CheckedQuotation | undefined> {
  return quotation.citation && (await checkCited(context, quotation)).quotation
}
