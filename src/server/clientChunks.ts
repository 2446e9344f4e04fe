import type { Connection } from 'vscode-languageserver'
import type { Chunks, LoadChunk } from '../library/formats/format.ts'
import type { ClientRequests } from './protocol.ts'
import { startBrowserThread } from './reading/browserThread.ts'
import { chunksOnThread } from './reading/chunksOnThread.ts'
import { importCode } from './reading/importCode.ts'
import { ReadingThread } from './reading/readingThread.ts'

/**
 * Chunks for a web worker. It cannot know where they lie, because the editor may have started it from a Blob, so
 * the client hands over their code. Those that read files do so on a thread of their own.
 */
export function clientChunks(connection: Connection): LoadChunk {
  const codeOf = async (name: string): Promise<string> => {
    type Answer = ClientRequests['verbatim/chunk']['result']
    return (await connection.sendRequest<Answer>('verbatim/chunk', { name })).code
  }
  const loading = new Map<string, Promise<unknown>>()
  const load = <Name extends keyof Chunks>(name: Name) => {
    const chunk = loading.get(name) ?? codeOf(name).then(importCode)
    loading.set(name, chunk)
    // What failed may succeed the next time.
    chunk.catch(() => loading.delete(name))
    return chunk as Promise<Chunks[Name]>
  }
  const thread = new ReadingThread(async events => startBrowserThread(await codeOf('reader'), events), {
    codeOf,
  })
  return chunksOnThread(thread, load)
}
