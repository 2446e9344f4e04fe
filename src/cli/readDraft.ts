import { readFile } from 'node:fs/promises'
import { relative, resolve } from 'node:path'
import { decode } from '../base/decode.ts'
import { messageOf } from '../base/log.ts'
import { UsageError } from './io.ts'

/** The text of a draft. @throws {UsageError} when it cannot be read or is no text. */
export async function readDraft(path: string): Promise<string> {
  let bytes: Uint8Array
  try {
    bytes = await readFile(path)
  } catch (thrown) {
    throw cannotRead(path, thrown)
  }
  const decoded = decode(bytes)
  if (decoded.text === undefined) throw new UsageError(`${path} ${decoded.error}`)
  return decoded.text
}

/** What a call that names a file is told when that cannot be read. */
export function cannotRead(path: string, thrown: unknown): UsageError {
  const { code } = thrown as { code?: string }
  if (code === 'ENOENT') return new UsageError(`there is no file ${path}`)
  if (code !== 'EISDIR') return new UsageError(`${path} cannot be read: ${messageOf(thrown)}`)
  const pattern = `${path.replace(/[\\/]+$/, '')}/**/*.md`
  return new UsageError(`${path} is a folder; name files of it, or a pattern such as "${pattern}"`)
}

/** A path as output shows it: relative to the working directory, with `/`. */
export function displayed(path: string): string {
  return relative(process.cwd(), resolve(path)).replaceAll('\\', '/')
}
