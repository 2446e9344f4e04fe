import { neverCancelled, pacer } from '../base/cancellation.ts'
import type { FileEntry } from '../base/workspace.ts'
import type { Holdings } from './holdings.ts'
import type { RefreshOptions } from './libraryChange.ts'
import { type FileReading, fileBytes, readBytes } from './readFile.ts'
import type { Source } from './source.ts'

/** The bytes of so many files are on their way at once: enough to keep a disk or a connection busy. */
const FILES_AHEAD = 16

/**
 * Reads files into the library, and takes them off the list: a hundred thousand entries are memory. What is left
 * on it when it was cancelled has not been read. Bytes come ahead; what they say is read and indexed one file at a
 * time, so that a question never waits for more than a file.
 */
export async function takeIn(
  holdings: Holdings,
  entries: FileEntry[],
  { anew = false, token = neverCancelled, progress }: RefreshOptions = {},
): Promise<void> {
  const { workspace, load, catalogue } = holdings
  const ahead: Promise<Uint8Array>[] = []
  const fetchAhead = () => {
    while (ahead.length < Math.min(FILES_AHEAD, entries.length)) {
      const bytes = fileBytes(workspace, entries[ahead.length]!)
      // It fails where it is awaited; until then nobody listens.
      bytes.catch(() => {})
      ahead.push(bytes)
    }
  }
  const pause = pacer()
  const all = entries.length
  for (let [entry] = entries; entry; [entry] = entries) {
    if (token.isCancellationRequested) return
    progress?.(all - entries.length, all)
    fetchAhead()
    const knownHash = anew ? undefined : catalogue.get(entry.uri)?.hash
    const reading = await readBytes(workspace, entry, load, ahead.shift()!, knownHash)
    entries.shift()
    await pause()
    keep(holdings, reading)
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

function keep(holdings: Holdings, { entry, hash, reading }: FileReading): void {
  const { catalogue, descriptions, texts, tell } = holdings
  const known = catalogue.get(entry.uri)
  holdings.filesRead++
  if (!reading) {
    if (known) catalogue.put({ ...known, entry })
    return
  }
  const { problems, text } = reading
  const id = known?.id ?? catalogue.nextId()
  const source = text && reading.source && descriptions.describe({ ...reading.source, id })
  catalogue.put({ id, entry, hash, source, problems })
  texts.remove(id)
  if (source) {
    texts.offer(source, text, hash)
    tell({ put: [{ source, text }] })
  } else if (known?.source) tell({ removed: [known.source] })
}
