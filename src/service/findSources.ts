import { displayPath } from '../base/uri.ts'
import type { SourceFields } from '../index/sourceIndex.ts'
import type { PlacedEntry } from '../library/bibliography/entryIndex.ts'
import { plainText } from '../library/metadata.ts'
import { citekeysOf, type Source } from '../library/source.ts'
import type { Context } from './context.ts'
import { authorsOf, detailsOf, publisherOf, yearOf } from './describeItem.ts'
import type { Speakers } from './speakers.ts'

/** A source as a list shows it. */
export interface SourceSummary {
  readonly citekey: string
  readonly uri: string
  readonly path: string
  readonly title: string
  /** Author, date and publisher, as far as they are known. */
  readonly details: string
  /** Whether it is a source, and no mere entry of a bibliography, whose file `uri` then names. */
  readonly hasText: boolean
}

/**
 * Sources whose citekey, title, author, year, publisher or speaker is like the query, and entries of bibliographies that have no text here; all
 * of them for an empty query.
 */
export function findSources(context: Context, query: string, limit = 100): SourceSummary[] {
  const { library, sourceIndex, entries } = context
  const all = entries.all
  if (query.trim() === '') {
    const sources = library.sources.slice(0, limit).map(summaryOf)
    return [...sources, ...all.slice(0, limit - sources.length).map(entry => entrySummary(context, entry))]
  }
  return sourceIndex.search(query, limit).flatMap((id): SourceSummary[] => {
    const source = library.byId(id)
    const entry = id < 0 ? entries.byId(id) : undefined
    return source ? [summaryOf(source)] : entry ? [entrySummary(context, entry)] : []
  })
}

/** What a citekey stands for: a source, or else an entry of a bibliography. */
export function sourceNamed(context: Context, citekey: string): SourceSummary | undefined {
  const [source] = context.library.byCitekey(citekey)
  const entry = source ? undefined : context.library.entry(citekey)
  return source ? summaryOf(source) : entry && entrySummary(context, entry)
}

/** What a source is looked up by. */
export function fieldsOf(source: Source, speakers: Speakers): SourceFields {
  const { id, title, item } = source
  const citekey = citekeysOf(source).join(' ')
  const [author, year, publisher] = [authorsOf(item), yearOf(item), publisherOf(item)]
  return { id, citekey, title, author, year, publisher, speaker: speakers.of(id) }
}

function summaryOf({ citekey, uri, path, title, item }: Source): SourceSummary {
  return { citekey, uri, path, title, details: detailsOf(item), hasText: true }
}

function entrySummary({ workspace }: Context, { citekey, uri, item }: PlacedEntry): SourceSummary {
  const title = plainText(item.title) || citekey
  return {
    citekey,
    uri,
    path: displayPath(uri, workspace.roots),
    title,
    details: detailsOf(item),
    hasText: false,
  }
}
