import { pacer } from '../base/cancellation.ts'
import type { FileEntry } from '../base/workspace.ts'
import { covers, type Holdings } from './holdings.ts'
import type { Item, Source } from './source.ts'

/** Reads what may have changed of bibliographies and sidecars, of which `listed` are the ones in `uris`. */
export async function describeAnew(
  holdings: Holdings,
  uris: ReadonlySet<string> = new Set(),
  listed: readonly FileEntry[] = [],
): Promise<void> {
  const { catalogue, descriptions } = holdings
  const added = listed.filter(({ uri }) => covers(holdings, uri)).map(({ uri }) => uri)
  const sources = new Set([...(await catalogue.uris()), ...added])
  const sidecars = descriptions.sidecarsWithout(uris, listed)
  const isDescribedAnew = await descriptions.refresh(sources, sidecars)
  watch(holdings)
  if (isDescribedAnew) await describeAll(holdings)
}

/** Puts together anew what is known of each source, in slices. */
export async function describeAll(holdings: Holdings): Promise<void> {
  const { catalogue, descriptions, tell } = holdings
  const described: Source[] = []
  const pause = pacer()
  for (let id = 1; id <= catalogue.lastId; id++) {
    const file = catalogue.byId(id)
    if (!file?.source) continue
    const source = descriptions.describe(file.source)
    if (source.entryKey !== file.source.entryKey || !isSame(source.item, file.source.item)) {
      catalogue.put({ ...file, source })
      described.push(source)
    }
    if (catalogue.isLoose) await catalogue.pack()
    await pause()
  }
  holdings.describedBy = descriptions.state
  tell({ described, isBibliographyChanged: true })
}

function isSame(one: Item, other: Item): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** Has the workspace watch all that the library is made of. */
export function watch({ workspace, patterns, descriptions }: Holdings): void {
  const folders = patterns.map(({ folder }) => folder)
  workspace.watchFolders(folders, descriptions.bibliographies.files)
}
