import type { SourceFields } from '../index/sourceIndex.ts'
import type { Item, Source } from '../library/source.ts'
import type { Context } from './context.ts'

/** A source as a list shows it. */
export interface SourceSummary {
  readonly citekey: string
  readonly uri: string
  readonly path: string
  readonly title: string
  /** Author, date and publisher, as far as they are known. */
  readonly details: string
}

/** Sources whose citekey, title or author is like the query; all of them for an empty one. */
export function findSources({ library, sourceIndex }: Context, query: string, limit = 100): SourceSummary[] {
  if (query.trim() !== '' && !sourceIndex.isFilled) sourceIndex.fill(library.sources.map(fieldsOf))
  const found =
    query.trim() === ''
      ? library.sources.slice(0, limit)
      : sourceIndex
          .search(query, limit)
          .map(id => library.byId(id))
          .filter(source => source !== undefined)
  return found.map(({ citekey, uri, path, title, item }) => ({
    citekey,
    uri,
    path,
    title,
    details: detailsOf(item),
  }))
}

/** What a source is looked up by. */
export function fieldsOf({ id, citekey, title, item }: Source): SourceFields {
  return { id, citekey, title, author: authorsOf(item) }
}

/** `Jane Smith · 2024-03-05 · The Daily` */
export function detailsOf(item: Item): string {
  return [authorsOf(item), dateOf(item), item['container-title'] ?? item.publisher]
    .filter(Boolean)
    .join(' · ')
}

export function authorsOf(item: Item): string {
  const names = (item.author ?? []).map(
    name => name.literal ?? [name.given, name.family].filter(Boolean).join(' '),
  )
  return names.length > 3 ? `${names[0]} and others` : names.join(', ')
}

function dateOf({ issued }: Item): string {
  const parts = issued?.['date-parts']?.[0]
  return parts
    ? parts.map((part, i) => String(part).padStart(i === 0 ? 4 : 2, '0')).join('-')
    : (issued?.raw ?? '')
}
