import { type FileSystem, FileSystemError, Uri } from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import type { FileFault, StorageRequests } from '../server/protocol.ts'
import { faultOf } from './virtualFiles.ts'

/** Keeps one file in the extension's storage for a server that runs in a browser. */
export function answerStorageRequests(client: BaseLanguageClient, fs: FileSystem, folder: Uri): void {
  const file = Uri.joinPath(folder, 'library.verbatim-index')
  const on = <M extends keyof StorageRequests>(
    method: M,
    answer: (
      params: StorageRequests[M]['params'],
    ) => Promise<Exclude<StorageRequests[M]['result'], FileFault>>,
  ) =>
    client.onRequest(method, async (params: StorageRequests[M]['params']): Promise<unknown> => {
      try {
        return await answer(params)
      } catch (thrown) {
        return faultOf(thrown)
      }
    })

  on('verbatim/readStorage', async () => ({ bytes: await readIfThere(fs, file) }))
  on('verbatim/writeStorage', async ({ bytes }) => {
    // Another window may read at any moment, and this one may be closed: a rename is all or nothing.
    const temporary = Uri.joinPath(folder, `${crypto.randomUUID()}.tmp`)
    await fs.createDirectory(folder)
    try {
      await fs.writeFile(temporary, bytes)
      await fs.rename(temporary, file, { overwrite: true })
    } catch (thrown) {
      await Promise.resolve(fs.delete(temporary)).catch(() => {})
      throw thrown
    }
    return { written: bytes.byteLength }
  })
}

async function readIfThere(fs: FileSystem, file: Uri): Promise<Uint8Array | undefined> {
  try {
    return await fs.readFile(file)
  } catch (thrown) {
    if (thrown instanceof FileSystemError && thrown.code === 'FileNotFound') return undefined
    throw thrown
  }
}
