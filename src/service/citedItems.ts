import type { CitationItem } from '../draft/model.ts'
import type { Library } from '../library/library.ts'
import type { Item } from '../library/source.ts'

export interface CitedItems {
  /** In the order in which they are first cited, by their citekeys. */
  readonly items: readonly Item[]
  /** Citekeys that are neither a source's nor an entry's of a bibliography. */
  readonly unknown: readonly string[]
}

/** What is known of all that some citations name. */
export function citedItems(library: Library, cited: readonly CitationItem[]): CitedItems {
  const items: Item[] = []
  const unknown: string[] = []
  for (const citekey of new Set(cited.map(item => item.citekey))) {
    const [source] = library.byCitekey(citekey)
    const item = source?.item ?? library.entry(citekey)?.item
    // As a reader names a text without a title: by how it begins.
    const title = item?.title ?? source?.title
    if (item) items.push({ ...item, id: citekey, ...(title && { title }) })
    else unknown.push(citekey)
  }
  return { items, unknown }
}
