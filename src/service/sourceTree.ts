import { type CancellationToken, neverCancelled } from '../base/cancellation.ts'
import type { Context } from './context.ts'
import { findSources, type SourceSummary } from './findSources.ts'

/** So long a query waits for the speakers of sources to become known, before it is answered from those that are. */
const PATIENCE_MS = 400

export interface SourceTree {
  readonly sources: readonly SourceSummary[]
  /** Whether all speakers were known to the search. */
  readonly isComplete: boolean
}

/** All sources, or those whose citekey, title, author or speaker is like the query, the most alike first. */
export async function sourceTree(
  context: Context,
  query: string,
  token: CancellationToken = neverCancelled,
): Promise<SourceTree> {
  const isComplete = query.trim() === '' || (await context.speakers.learn(PATIENCE_MS, token))
  const found = findSources(context, query, Number.POSITIVE_INFINITY)
  return { sources: found.filter(({ hasText }) => hasText), isComplete }
}
