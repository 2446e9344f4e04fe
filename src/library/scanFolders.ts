import { neverCancelled } from '../base/cancellation.ts'
import { en } from '../base/l10n.ts'
import { isBeneath } from '../base/uri.ts'
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
  const { workspace, catalogue, descriptions } = holdings
  const { anew = false, token = neverCancelled, progress } = options
  holdings.written = written
  holdings.patterns = sourcePatterns(workspace.roots, written)
  const found = await findFiles(workspace, holdings.patterns, written, token)
  if (!found) return tellIncomplete(holdings, 0)
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
  wanted.sort((a, b) => (a.uri < b.uri ? -1 : 1))
  const done = await takeIn(holdings, wanted, options)
  if (done < wanted.length) return tellIncomplete(holdings, wanted.length - done)
  progress?.(done, done)
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
