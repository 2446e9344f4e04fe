import type { FileEntry } from '../base/workspace.ts'
import { describeAnew } from './describeSources.ts'
import { isNotFound } from './findFiles.ts'
import { covers, type Holdings } from './holdings.ts'
import type { SettlingFiles } from './settlingFiles.ts'
import { leaveOut, takeIn } from './takeIn.ts'

/** Brings the library in step with files and folders that may have changed; those still being written come later. */
export async function followFiles(
  holdings: Holdings,
  noticed: readonly string[],
  settling: SettlingFiles,
): Promise<void> {
  const { workspace, catalogue, descriptions } = holdings
  const uris = new Set(noticed)
  const found = new Map<string, FileEntry>()
  const gone: string[] = []
  const folders = new Set<string>()
  for (const uri of noticed) {
    try {
      const listed = await workspace.list(uri)
      for (const entry of listed) found.set(entry.uri, entry)
      if (listed[0]?.uri !== uri) folders.add(uri)
    } catch (thrown) {
      // What cannot be looked at just now is left as it was known.
      if (!isNotFound(thrown)) uris.delete(uri)
      else if (catalogue.get(uri)) gone.push(uri)
      else folders.add(uri)
    }
  }
  const covered = [...found.values()].filter(({ uri }) => covers(holdings, uri))
  const present = new Set(covered.map(({ uri }) => uri))
  const within = await catalogue.uris(folders)
  leaveOut(
    holdings,
    [...gone, ...within].filter(uri => !present.has(uri)),
  )
  // Which entry of a bibliography names a file depends on what other files there are.
  const isNew = descriptions.hasEntries && covered.some(({ uri }) => !catalogue.get(uri))
  if (isNew || descriptions.isConcernedBy(uris)) await describeAnew(holdings, uris, [...found.values()])
  await takeIn(holdings, settling.settledOf(covered))
}
