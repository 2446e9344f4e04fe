import { neverCancelled, pacer } from '../base/cancellation.ts'
import type { FileEntry } from '../base/workspace.ts'
import type { Holdings } from './holdings.ts'
import type { RefreshOptions } from './libraryChange.ts'
import { type FileReading, fileBytes, readBytes } from './readFile.ts'
import type { Source } from './source.ts'

/** The bytes of so many files are on their way at once: enough to keep a disk or a connection busy. */
const FILES_AHEAD = 16

/**
 * Reads files into the library, and gives how many it came to before it was cancelled. Bytes come ahead; what they say
 * is read and indexed one file at a time, so that a question never waits for more than a file.
 */
export async function takeIn(
  holdings: Holdings,
  entries: readonly FileEntry[],
  { anew = false, token = neverCancelled, progress }: RefreshOptions = {},
): Promise<number> {
  const { workspace, load, catalogue } = holdings
  const ahead: Promise<Uint8Array>[] = []
  let asked = 0
  const fetchAhead = () => {
    while (ahead.length < FILES_AHEAD && asked < entries.length) {
      const bytes = fileBytes(workspace, entries[asked++]!)
      // It fails where it is awaited; until then nobody listens.
      bytes.catch(() => {})
      ahead.push(bytes)
    }
  }
  const pause = pacer()
  for (const [done, entry] of entries.entries()) {
    if (token.isCancellationRequested) return done
    progress?.(done, entries.length)
    fetchAhead()
    const knownHash = anew ? undefined : catalogue.get(entry.uri)?.hash
    const reading = await readBytes(workspace, entry, load, ahead.shift()!, knownHash)
    await pause()
    keep(holdings, reading)
    if (catalogue.isLoose) await catalogue.pack()
    await pause()
  }
  return entries.length
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
