import { checksum } from '../base/checksum.ts'
import { en } from '../base/l10n.ts'
import { messageOf } from '../base/log.ts'
import { displayPath } from '../base/uri.ts'
import type { FileEntry, Workspace } from '../base/workspace.ts'
import type { LoadChunk } from './formats/format.ts'
import { type Reading, readSource, tooLarge } from './readSource.ts'
import { wholeFile } from './wholeFile.ts'

/** What reading a file gave. */
export interface FileReading {
  readonly entry: FileEntry
  /** Checksum of its bytes; `undefined` when they were not to be had. */
  readonly hash: number | undefined
  /** `undefined` when the bytes are those of `knownHash`; they are here then. */
  readonly reading: Reading | undefined
  readonly bytes?: Uint8Array
}

/** Reads a file, and makes a source of it unless its bytes are known. */
export function readFile(
  workspace: Workspace,
  entry: FileEntry,
  load: LoadChunk,
  knownHash?: number,
): Promise<FileReading> {
  return readBytes(workspace, entry, load, fileBytes(workspace, entry), knownHash)
}

/** The bytes of a file, if it is not too large for a source. @throws {FileError} */
export async function fileBytes(workspace: Workspace, entry: FileEntry): Promise<Uint8Array> {
  return tooLarge(entry) ? NOTHING : wholeFile(workspace, entry)
}

const NOTHING = new Uint8Array()

/** The same, with bytes that are on their way from `fileBytes`. */
export async function readBytes(
  workspace: Workspace,
  entry: FileEntry,
  load: LoadChunk,
  coming: Promise<Uint8Array>,
  knownHash?: number,
): Promise<FileReading> {
  const large = tooLarge(entry)
  if (large) return { entry, hash: undefined, reading: { problems: [large] } }
  try {
    const bytes = await coming
    const hash = checksum(bytes)
    if (hash === knownHash) return { entry, hash, reading: undefined, bytes }
    const reading = await readSource(entry.uri, displayPath(entry.uri, workspace.roots), bytes, load)
    return { entry, hash, reading }
  } catch (thrown) {
    const message = en`cannot be read: ${messageOf(thrown)}`
    return { entry, hash: undefined, reading: { problems: [{ uri: entry.uri, severity: 'error', message }] } }
  }
}
