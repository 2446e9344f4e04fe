import { configure, type Entry, type FileEntry, Uint8ArrayReader, ZipReader } from '@zip.js/zip.js'
import { en } from '../../base/l10n.ts'
import { inMegabytes, MAX_ARCHIVE_ENTRIES, MAX_UNPACKED_BYTES } from '../limits.ts'
import { UnreadableError } from './format.ts'

configure({ useWebWorkers: false })

/** A ZIP archive whose files are unpacked one by one, when asked for. */
export interface Archive {
  readonly names: readonly string[]
  /** The file's text in UTF-8; `undefined` when there is no such file. */
  text(name: string): Promise<string | undefined>
}

/** @throws {UnreadableError} when it is no archive or a broken one. */
export async function openArchive(bytes: Uint8Array, kind: string): Promise<Archive> {
  let entries: Entry[]
  try {
    entries = await new ZipReader(new Uint8ArrayReader(bytes)).getEntries()
  } catch {
    throw new UnreadableError(
      en`is not a whole ${kind} file. Open it in the program it is from and save it anew`,
    )
  }
  if (entries.length > MAX_ARCHIVE_ENTRIES)
    throw new UnreadableError(en`holds ${entries.length} files, too many for a ${kind} file`)
  const files = new Map(entries.flatMap(entry => (entry.directory ? [] : [[entry.filename, entry] as const])))
  let left = MAX_UNPACKED_BYTES
  return {
    names: [...files.keys()],
    async text(name) {
      const file = files.get(name)
      if (!file) return undefined
      if (file.encrypted) throw new UnreadableError(en`is encrypted. Save a copy without a password`)
      const unpacked = await unpack(file, left)
      left -= unpacked.length
      return new TextDecoder().decode(unpacked)
    },
  }
}

async function unpack(file: FileEntry, limit: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  const tooLarge = new UnreadableError(
    en`unpacks to more than ${inMegabytes(MAX_UNPACKED_BYTES)}, which no article does. Remove it from the sources`,
  )
  const writable = new WritableStream<Uint8Array>({
    write(part) {
      length += part.length
      if (length > limit) throw tooLarge
      parts.push(part.slice())
    },
  })
  try {
    await file.getData(writable, { checkSignature: true })
  } catch {
    if (length > limit) throw tooLarge
    throw new UnreadableError(
      en`is damaged (${file.filename} cannot be unpacked). Open it in the program it is from and save it anew`,
    )
  }
  const unpacked = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    unpacked.set(part, at)
    at += part.length
  }
  return unpacked
}
