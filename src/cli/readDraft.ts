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
    const isMissing = (thrown as { code?: string }).code === 'ENOENT'
    throw new UsageError(
      isMissing ? `there is no file ${path}` : `${path} cannot be read: ${messageOf(thrown)}`,
    )
  }
  const decoded = decode(bytes)
  if (decoded.text === undefined) throw new UsageError(`${path} ${decoded.error}`)
  return decoded.text
}

/** A path as output shows it: relative to the working directory, with `/`. */
export function displayed(path: string): string {
  return relative(process.cwd(), resolve(path)).replaceAll('\\', '/')
}
