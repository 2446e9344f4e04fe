import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The file that keeps a workspace's index in the storage folder of its editor; `undefined` when that is not on a disk. */
export function indexPlace(storageUri: string | undefined): string | undefined {
  if (!storageUri?.startsWith('file:')) return undefined
  return join(fileURLToPath(storageUri), 'library.verbatim-index')
}
