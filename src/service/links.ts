import { t } from '../base/l10n.ts'
import type { Span } from '../base/span.ts'
import { writeLocator } from '../draft/locator.ts'
import type { CitationItem } from '../draft/model.ts'
import { citedSources } from './citedSources.ts'
import type { Context, DraftDocument } from './context.ts'
import { spanOfLocator } from './passage.ts'

/** A part of a draft that leads to a source. It is not on the citekey, where the editor's go-to-definition is. */
export interface Link extends Span {
  readonly tooltip: string
  readonly item: CitationItem
}

/** Where a link leads: a place in the decoded text of a source's file. */
export interface LinkTarget {
  readonly uri: string
  readonly span: Span
}

/** The locators of citations whose source is here. */
export function links({ library }: Context, { draft }: DraftDocument): Link[] {
  return draft.citations.flatMap(({ items }) =>
    items.flatMap((item): Link[] => {
      const { locator, locatorSpan, citekey } = item
      if (!locator || !locatorSpan || citedSources(library, item).length === 0) return []
      return [{ ...locatorSpan, tooltip: t`Open ${citekey} at ${writeLocator(locator)}`, item }]
    }),
  )
}

/** Looked up when the link is followed: it needs the source's text. */
export async function linkTarget({ library }: Context, item: CitationItem): Promise<LinkTarget | undefined> {
  const [source] = citedSources(library, item)
  const text = source && (await library.text(source))
  if (!source || !text) return undefined
  const place = spanOfLocator(text, item.locator)
  return { uri: source.uri, span: place ? text.map.toRaw(place) : { start: 0, end: 0 } }
}
