import type { Span } from '../base/span.ts'
import type { Context } from './context.ts'
import { findSources } from './findSources.ts'

/** A source, or an entry of a bibliography that has no text here, in the editor's search for symbols. */
export interface SourceSymbol {
  readonly citekey: string
  readonly title: string
  readonly uri: string
  /** Where the citekey stands in the bibliography; a source begins where its file does. */
  readonly entry: Span | undefined
}

/** Those whose citekey, title, author, year, publisher or speaker is like the query. */
export function sourceSymbols(context: Context, query: string): SourceSymbol[] {
  return findSources(context, query).map(({ citekey, title, uri, hasText }) => {
    return { citekey, title, uri, entry: hasText ? undefined : context.library.entry(citekey)?.keySpan }
  })
}
