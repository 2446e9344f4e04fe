import { isBeneath } from '../base/uri.ts'
import { type FileEntry, FileError } from '../base/workspace.ts'
import { describeAnew } from './describeSources.ts'
import { isNotFound } from './findFiles.ts'
import { covers, type Holdings } from './holdings.ts'
import { leadsOut } from './leadsOut.ts'
import { scanFolders } from './scanFolders.ts'
import type { SettlingFiles } from './settlingFiles.ts'
import { leaveOut, takeIn } from './takeIn.ts'

/** Brings the library in step with files and folders that may have changed; those still being written come later. */
export async function followFiles(
  holdings: Holdings,
  noticed: readonly string[],
  settling: SettlingFiles,
): Promise<void> {
  const { workspace, catalogue, descriptions } = holdings
  // With a folder of sources all that is in it comes or goes, and what is told of it.
  if (isFolderConcerned(holdings, noticed)) return scanFolders(holdings, holdings.written)
  const uris = new Set(noticed)
  const found = new Map<string, FileEntry>()
  const gone: string[] = []
  const folders = new Set<string>()
  const folderUris = holdings.patterns.map(({ folder }) => folder)
  for (const uri of noticed) {
    try {
      const listed = await workspace.list(uri)
      if (await leadsOut(workspace, uri, folderUris)) throw new FileError('not-found', uri, 'leads out')
      for (const entry of listed) found.set(entry.uri, entry)
      if (listed[0]?.uri !== uri) folders.add(uri)
    } catch (thrown) {
      // What cannot be looked at just now is left as it was known.
      if (!isNotFound(thrown)) uris.delete(uri)
      else if (catalogue.get(uri)) gone.push(uri)
      else folders.add(uri)
    }
  }
  const covered = [...found.values()].filter(({ uri, fault }) => fault === undefined && covers(holdings, uri))
  const present = new Set(covered.map(({ uri }) => uri))
  const within = await catalogue.uris(folders)
  const left = [...gone, ...within].filter(uri => !present.has(uri))
  const come = covered.filter(({ uri }) => !catalogue.get(uri)).map(({ uri }) => uri)
  leaveOut(holdings, left)
  const isConcerned = descriptions.isConcernedBy(uris) || descriptions.dependsOn([...left, ...come])
  if (isConcerned) await describeAnew(holdings, uris, [...found.values()])
  await takeIn(holdings, settling.settledOf(covered))
}

/** Whether a folder in which sources are looked for may have come into being, or gone. */
function isFolderConcerned({ patterns, folderProblems }: Holdings, noticed: readonly string[]): boolean {
  const missing = folderProblems.map(({ uri }) => uri)
  return noticed.some(
    uri =>
      patterns.some(({ folder }) => isBeneath(folder, uri)) || missing.some(folder => isBeneath(uri, folder)),
  )
}
