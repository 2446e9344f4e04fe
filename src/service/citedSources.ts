import { addTo } from '../base/lists.ts'
import type { CitationItem } from '../draft/model.ts'
import { plainAddress } from '../library/bibliography/entryIndex.ts'
import type { Library } from '../library/library.ts'
import type { Source } from '../library/source.ts'

/** The sources that an item of a citation names: those with its citekey, or with its address. */
export function citedSources(
  library: Library,
  { citekey, isUrl }: Pick<CitationItem, 'citekey' | 'isUrl'>,
): readonly Source[] {
  const named = namedIn(library)
  if (isUrl) {
    named.byAddress ??= sourcesByAddress(library)
    return named.byAddress.get(plainAddress(citekey)) ?? []
  }
  const before = named.byCitekey.get(citekey)
  if (before) return before
  const sources = library.byCitekey(citekey)
  if (named.byCitekey.size >= MOST_KEPT) named.byCitekey.clear()
  named.byCitekey.set(citekey, sources)
  return sources
}

/** Whether another item names a source that this one names, be it by another of its names. */
export function sameSource(
  library: Library,
  item: Pick<CitationItem, 'citekey' | 'isUrl'>,
): (other: CitationItem) => boolean {
  const ids = new Set(citedSources(library, item).map(({ id }) => id))
  return other => other.citekey === item.citekey || citedSources(library, other).some(({ id }) => ids.has(id))
}

/** Of so many citekeys the sources are kept: a long draft is asked about them again at every pause. */
const MOST_KEPT = 10_000

interface Named {
  readonly revision: number
  readonly byCitekey: Map<string, readonly Source[]>
  /** Made when a draft first cites an address: few do. */
  byAddress?: ReadonlyMap<string, readonly Source[]>
}

const known = new WeakMap<Library, Named>()

/** Anew when the library has changed. */
function namedIn(library: Library): Named {
  const { revision } = library
  const before = known.get(library)
  if (before?.revision === revision) return before
  const named: Named = { revision, byCitekey: new Map() }
  known.set(library, named)
  return named
}

function sourcesByAddress(library: Library): ReadonlyMap<string, readonly Source[]> {
  const sources = new Map<string, Source[]>()
  for (const source of library.sources) {
    const address = source.item.URL && plainAddress(source.item.URL)
    if (address) addTo(sources, address, source)
  }
  return sources
}
