import { join } from 'node:path'
import type { LoadChunk } from '../library/formats/format.ts'
import { chunksOnThread } from './reading/chunksOnThread.ts'
import { importChunk } from './reading/importChunk.ts'
import { nodeThread } from './reading/nodeThread.ts'
import { ReadingThread } from './reading/readingThread.ts'

/** What a host on Node loads chunks with: those that read files do so on a thread of their own. */
export function nodeChunks(): LoadChunk {
  return chunksOnThread(
    new ReadingThread(nodeThread(join(__dirname, 'reader.js'))),
    name => importChunk(name) as never,
  )
}
