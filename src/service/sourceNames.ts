import { SourceNames } from '../draft/sourceNames.ts'
import type { Library } from '../library/library.ts'

const known = new WeakMap<Library, { readonly revision: number; readonly names: SourceNames }>()

/** What references that are written out may name: the sources, and the entries of bibliographies. Anew when the library has changed. */
export function sourceNames(library: Library): SourceNames {
  const { revision } = library
  const before = known.get(library)
  if (before?.revision === revision) return before.names
  const names = new SourceNames(() => [...library.sources, ...library.entriesWithoutText])
  known.set(library, { revision, names })
  return names
}
