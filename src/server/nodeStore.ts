import { randomUUID } from 'node:crypto'
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import {
  HEAD_BYTES,
  headOf,
  lengthOf,
  type Part,
  paddingOf,
  piecesOf,
  placesOf,
  type Store,
} from '../base/store.ts'

/** Bytes that are read in one go. */
const SLICE = 1 << 25
/** What a process that died left behind is swept up after so many milliseconds: no write takes so long. */
const LEFTOVER_MS = 3_600_000
/** Where an open file cannot be replaced (Windows), it is tried again after so many milliseconds each. */
const RETRIES_MS = [20, 100, 500]

/**
 * A file of the disk. It is written beside its place and then renamed, so that processes that share it, and one
 * that is killed, leave the old or the new. What a fault of the disk leaves is for checksums to find.
 */
export function nodeStore(file: string): Store {
  return { place: file, read: () => readParts(file), write: parts => writeParts(file, parts) }
}

/** Each part gets memory of its own, so that one can be let go while another is kept. */
async function readParts(file: string): Promise<Uint8Array[] | undefined> {
  const handle = await open(file).catch(error => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (!handle) return undefined
  try {
    const { size } = await handle.stat()
    const places = size < HEAD_BYTES ? undefined : placesOf(await read(handle, 0, HEAD_BYTES), size)
    return places && (await Promise.all(places.map(({ start, end }) => read(handle, start, end))))
  } finally {
    await handle.close()
  }
}

/**
 * Throws when the file ends before. What is large is read in slices at once: Node has four threads for files, and the
 * first touch of so much memory takes longer than the copying.
 */
async function read(handle: FileHandle, start: number, end: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(end - start)
  const slices: Promise<void>[] = []
  for (let at = 0; at < bytes.length; at += SLICE)
    slices.push(fill(handle, bytes.subarray(at, at + SLICE), start + at))
  await Promise.all(slices)
  return bytes
}

async function fill(handle: FileHandle, bytes: Uint8Array, start: number): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    const { bytesRead } = await handle.read(bytes, at, bytes.length - at, start + at)
    if (bytesRead === 0) throw new Error('the file has become shorter')
    at += bytesRead
  }
}

async function writeParts(file: string, parts: readonly Part[]): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await sweep(file)
  const temporary = `${file}.${randomUUID()}.tmp`
  try {
    const handle = await open(temporary, 'wx')
    try {
      await handle.writeFile(headOf(parts))
      for (const part of parts) {
        for (const piece of piecesOf(part)) await handle.writeFile(piece)
        await handle.writeFile(new Uint8Array(paddingOf(lengthOf(part))))
      }
    } finally {
      await handle.close()
    }
    await replace(temporary, file)
  } catch (thrown) {
    await rm(temporary, { force: true }).catch(() => {})
    throw thrown
  }
}

async function replace(temporary: string, file: string): Promise<void> {
  for (const ms of RETRIES_MS) {
    try {
      return await rename(temporary, file)
    } catch {
      await new Promise(resolve => setTimeout(resolve, ms))
    }
  }
  await rename(temporary, file)
}

/** Removes the temporary files of processes that were killed while they wrote. */
async function sweep(file: string): Promise<void> {
  const names = await readdir(dirname(file))
  for (const name of names) {
    if (!name.startsWith(`${basename(file)}.`) || !name.endsWith('.tmp')) continue
    const path = join(dirname(file), name)
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }))
    if (Date.now() - mtimeMs > LEFTOVER_MS) await rm(path, { force: true }).catch(() => {})
  }
}
