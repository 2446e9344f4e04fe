import type { Connection } from 'vscode-languageserver'
import type { Chunks, LoadChunk } from '../library/formats/format.ts'
import type { ClientRequests } from './protocol.ts'

/**
 * Chunks for a web worker. It cannot know where they lie, because the editor may have started it from a Blob, so
 * the client hands over their code. They run in the worker of the server itself.
 */
export function clientChunks(connection: Connection): LoadChunk {
  const loading = new Map<string, Promise<unknown>>()
  const load = async (name: string): Promise<unknown> => {
    type Answer = ClientRequests['verbatim/chunk']['result']
    const { code } = await connection.sendRequest<Answer>('verbatim/chunk', { name })
    const url = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }))
    try {
      return await import(url)
    } finally {
      URL.revokeObjectURL(url)
    }
  }
  return <Name extends keyof Chunks>(name: Name) => {
    const chunk = loading.get(name) ?? load(name)
    loading.set(name, chunk)
    // What failed may succeed the next time.
    chunk.catch(() => loading.delete(name))
    return chunk as Promise<Chunks[Name]>
  }
}
