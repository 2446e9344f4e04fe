import type { CitationItem } from '../draft/model.ts'
import type { Library } from '../library/library.ts'
import type { Item, Source } from '../library/source.ts'

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
    if (item) items.push({ ...item, id: citekey, title: item.title ?? beginningOf(source) })
    else unknown.push(citekey)
  }
  return { items, unknown }
}

/** What style guides put in place of a title that a text has not: how it begins, in brackets, its capitals as they are. */
function beginningOf(source: Source | undefined): string | undefined {
  return source && `<span class="nocase">[${source.title}]</span>`
}
