import { neverCancelled, pacer } from '../base/cancellation.ts'
import type { FileEntry } from '../base/workspace.ts'
import type { Holdings } from './holdings.ts'
import type { RefreshOptions } from './libraryChange.ts'
import { type FileReading, readFile } from './readFile.ts'
import type { Source, SourceText } from './source.ts'

/** So many files are read at once: enough to keep a disk busy. */
const FILES_AT_ONCE = 16

/**
 * Reads files into the library, and takes them off the list: a hundred thousand entries are memory. What is left
 * on it when it was cancelled has not been read.
 */
export async function takeIn(
  holdings: Holdings,
  entries: FileEntry[],
  { anew = false, token = neverCancelled, progress }: RefreshOptions = {},
): Promise<void> {
  const { workspace, load, catalogue } = holdings
  const pause = pacer()
  const all = entries.length
  while (entries.length > 0) {
    if (token.isCancellationRequested) return
    progress?.(all - entries.length, all)
    const some = entries.splice(0, FILES_AT_ONCE)
    const hashOf = ({ uri }: FileEntry) => (anew ? undefined : catalogue.get(uri)?.hash)
    const readings = some.map(entry => readFile(workspace, entry, load, hashOf(entry)))
    keep(holdings, await Promise.all(readings))
    if (catalogue.isLoose) await catalogue.pack()
    await pause()
  }
  progress?.(all, all)
}

/** Removes files from the library. */
export function leaveOut({ catalogue, texts, tell }: Holdings, uris: readonly string[]): void {
  const removed: Source[] = []
  for (const uri of uris) {
    const known = catalogue.remove(uri)
    if (known) texts.remove(known.id)
    if (known?.source) removed.push(known.source)
  }
  tell({ removed })
}

function keep(holdings: Holdings, readings: readonly FileReading[]): void {
  const { catalogue, descriptions, texts, tell } = holdings
  const put: { source: Source; text: SourceText }[] = []
  const removed: Source[] = []
  for (const { entry, hash, reading } of readings) {
    const known = catalogue.get(entry.uri)
    holdings.filesRead++
    if (!reading) {
      if (known) catalogue.put({ ...known, entry })
      continue
    }
    const { problems, text } = reading
    const id = known?.id ?? catalogue.nextId()
    const source = text && reading.source && descriptions.describe({ ...reading.source, id })
    catalogue.put({ id, entry, hash, source, problems })
    texts.remove(id)
    if (source) {
      texts.offer(source, text, hash)
      put.push({ source, text })
    } else if (known?.source) removed.push(known.source)
  }
  tell({ put, removed })
}
