import { neverCancelled } from '../base/cancellation.ts'
import { en } from '../base/l10n.ts'
import { isBeneath } from '../base/uri.ts'
import type { FileEntry } from '../base/workspace.ts'
import { describeAll, watch } from './describeSources.ts'
import { findFiles } from './findFiles.ts'
import type { Holdings } from './holdings.ts'
import type { RefreshOptions } from './libraryChange.ts'
import { sourcePatterns } from './sourcePatterns.ts'
import { leaveOut, takeIn } from './takeIn.ts'

/** Compares the library with all that the disk has, and reads what is new or changed. */
export async function scanFolders(
  holdings: Holdings,
  written: readonly string[],
  options: RefreshOptions = {},
): Promise<void> {
  holdings.written = written
  holdings.patterns = sourcePatterns(holdings.workspace.roots, written)
  // In a function of its own, so that the list of all files is let go before the first is read.
  const wanted = await compare(holdings, options)
  if (!wanted) return tellIncomplete(holdings, 0)
  await takeIn(holdings, wanted, options)
  if (wanted.length > 0) tellIncomplete(holdings, wanted.length)
}

/** The files to be read, after those that are gone have been left out; `undefined` when cancelled. */
async function compare(
  holdings: Holdings,
  { anew = false, token = neverCancelled }: RefreshOptions,
): Promise<FileEntry[] | undefined> {
  const { workspace, patterns, written, catalogue, descriptions } = holdings
  const found = await findFiles(workspace, patterns, written, token)
  if (!found) return undefined
  const { files, sidecars, problems, unlisted } = found
  holdings.folderProblems = problems
  const { changed, missing } = catalogue.compare(files)
  leaveOut(
    holdings,
    missing.filter(uri => !unlisted.some(folder => isBeneath(uri, folder))),
  )
  const isDescribedAnew = await descriptions.refresh(files.keys(), sidecars, anew)
  watch(holdings)
  // What was restored was described by what there was then.
  if (isDescribedAnew || holdings.describedBy !== descriptions.state) await describeAll(holdings)
  const wanted = anew ? [...files.values()] : changed
  // In an order that does not depend on the disk: equally good passages stand in it.
  return wanted.sort((a, b) => (a.uri < b.uri ? -1 : 1))
}

function tellIncomplete(holdings: Holdings, unread: number): void {
  const message =
    unread === 0
      ? en`is known only in part, because reading was cancelled: not all files have been read. Rebuild Index reads them`
      : unread === 1
        ? en`is known only in part, because reading was cancelled: 1 file has not been read. Rebuild Index reads it`
        : en`is known only in part, because reading was cancelled: ${unread} files have not been read. Rebuild Index reads them`
  const folders = holdings.patterns.map(({ folder }) => folder)
  holdings.folderProblems = folders.map(uri => ({ uri, severity: 'warning', message }))
}
