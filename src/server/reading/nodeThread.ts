import { Worker } from 'node:worker_threads'
import { messageOf } from '../../base/log.ts'
import { MAX_READING_MEMORY } from '../../library/limits.ts'
import type { StartThread } from './readingThread.ts'

/** Threads of Node that run this script. The process does not wait for one without work. */
export function nodeThread(script: string, memory = MAX_READING_MEMORY): StartThread {
  return ({ onOutcome, onDeath }) => {
    const worker = new Worker(script, {
      resourceLimits: { maxOldGenerationSizeMb: memory / 1_000_000 },
      // What a library prints would be taken for an answer of the server.
      stdout: true,
      stderr: true,
    })
    worker.on('message', outcome => {
      worker.unref()
      onOutcome(outcome)
    })
    worker.on('error', thrown => onDeath(messageOf(thrown)))
    worker.on('exit', code => onDeath(`with status ${code}`))
    return {
      post(task) {
        worker.ref()
        worker.postMessage(task)
      },
      end: () => void worker.terminate(),
    }
  }
}
