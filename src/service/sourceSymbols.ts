import type { Context } from './context.ts'
import { findSources } from './findSources.ts'

/** A source in the editor's search for symbols. */
export interface SourceSymbol {
  readonly citekey: string
  readonly title: string
  readonly uri: string
}

/** The sources whose citekey, title, author, publisher or speaker is like the query. */
export function sourceSymbols(context: Context, query: string): SourceSymbol[] {
  return findSources(context, query)
    .filter(({ hasText }) => hasText)
    .map(({ citekey, title, uri }) => ({ citekey, title, uri }))
}
