import { type FileSystem, FileSystemError, FileType, Uri } from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import type { ClientRequests, FileFault, ListedFile } from '../server/protocol.ts'

/** Lists and reads for the language server what only the editor can reach. */
export function answerFileRequests(client: BaseLanguageClient, fs: FileSystem): void {
  const on = <M extends 'verbatim/listFiles' | 'verbatim/readFile'>(
    method: M,
    answer: (uri: Uri) => Promise<Exclude<ClientRequests[M]['result'], FileFault>>,
  ) =>
    client.onRequest(method, async ({ uri }: ClientRequests[M]['params']): Promise<unknown> => {
      try {
        return await answer(Uri.parse(uri, true))
      } catch (thrown) {
        return faultOf(thrown)
      }
    })

  on('verbatim/listFiles', async uri => {
    const files: ListedFile[] = []
    await collect(fs, uri, files)
    return { files }
  })
  on('verbatim/readFile', async uri => ({ base64: toBase64(await fs.readFile(uri)) }))
}

/** What a folder holds. What cannot be reached in it, and links, are told in their place, and hide nothing else. */
async function collect(fs: FileSystem, uri: Uri, files: ListedFile[]): Promise<void> {
  const { type, size, mtime } = await fs.stat(uri)
  if (type & FileType.File) files.push({ uri: uri.toString(), size, modified: mtime })
  if (!(type & FileType.Directory)) return
  const within = (await fs.readDirectory(uri)).filter(
    ([name]) => !name.startsWith('.') && name !== 'node_modules',
  )
  const one = async ([name, kind]: [string, FileType]) => {
    const own = Uri.joinPath(uri, name)
    const tell = (fault: ListedFile['fault']) =>
      files.push({ uri: own.toString(), size: 0, modified: 0, ...(fault && { fault }) })
    // Nobody tells where it leads: out of the folder, or in a circle.
    try {
      if (kind & FileType.SymbolicLink) tell('link')
      else await collect(fs, own, files)
    } catch (thrown) {
      const { fault, message } = faultOf(thrown)
      if (fault !== 'not-found') tell({ message })
    }
  }
  await Promise.all(within.map(one))
}

/** What was thrown, as an answer. */
export function faultOf(thrown: unknown): FileFault {
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  const code = thrown instanceof FileSystemError ? thrown.code : ''
  if (code === 'FileNotFound') return { fault: 'not-found', message }
  return { fault: code === 'NoPermissions' ? 'not-permitted' : 'other', message }
}

/** JSON carries no bytes. In slices, because a call takes only so many arguments. */
function toBase64(bytes: Uint8Array): string {
  const SLICE = 0x8000
  let binary = ''
  for (let at = 0; at < bytes.length; at += SLICE)
    binary += String.fromCharCode(...bytes.subarray(at, at + SLICE))
  return btoa(binary)
}
