import type { CitationItem } from '../draft/model.ts'
import { plainAddress } from '../library/bibliography/entryIndex.ts'
import type { Library } from '../library/library.ts'
import type { Source } from '../library/source.ts'

/** The sources that an item of a citation names: those with its citekey, or with its address. */
export function citedSources(
  library: Library,
  { citekey, isUrl }: Pick<CitationItem, 'citekey' | 'isUrl'>,
): readonly Source[] {
  return isUrl ? (byAddress(library).get(plainAddress(citekey)) ?? []) : library.byCitekey(citekey)
}

interface Addresses {
  readonly revision: number
  readonly sources: ReadonlyMap<string, readonly Source[]>
}

const known = new WeakMap<Library, Addresses>()

/** Made when a draft first cites an address, and anew when the library has changed: few drafts do. */
function byAddress(library: Library): Addresses['sources'] {
  const before = known.get(library)
  if (before?.revision === library.revision) return before.sources
  const sources = new Map<string, Source[]>()
  for (const source of library.sources) {
    const address = source.item.URL && plainAddress(source.item.URL)
    if (address) sources.set(address, [...(sources.get(address) ?? []), source])
  }
  known.set(library, { revision: library.revision, sources })
  return sources
}
