import { join } from 'node:path'
import { en } from '../base/l10n.ts'
import type { LoadChunk } from '../library/formats/format.ts'
import { MAX_WRITING_MS } from '../library/limits.ts'
import { chunksOnThread } from './reading/chunksOnThread.ts'
import { nodeThread } from './reading/nodeThread.ts'
import { ReadingThread, type Refusals } from './reading/readingThread.ts'

/** What a host on Node loads chunks with: they work on threads of their own. */
export function nodeChunks(): LoadChunk {
  const start = nodeThread(join(__dirname, 'reader.js'))
  return chunksOnThread(new ReadingThread(start), new ReadingThread(start, MAX_WRITING_MS, ofStyles))
}

const ofStyles: Refusals = {
  hangs: en`takes too long, so writing references with it was given up. Choose another style`,
  died: why => en`cannot be used: its processor ended (${why}). Choose another style`,
}
