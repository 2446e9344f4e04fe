import { parentPort } from 'node:worker_threads'
import { UnreadableError } from '../../../src/library/formats/format.ts'
import type { Task } from '../../../src/server/reading/readingThread.ts'
import { serveReading } from '../../../src/server/reading/serveReading.ts'

/** Readers with every fault that one can have. */
const readers = {
  count: (bytes: Uint8Array) => bytes.length,
  refuse: () => {
    throw new UnreadableError('is a scan')
  },
  fail: () => {
    throw new TypeError('no such page')
  },
  die: () => process.exit(7),
  hang: () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0),
  swell: () => {
    const all: unknown[] = []
    for (;;) all.push({ and: all.length })
  },
}

parentPort!.on('message', async (task: Task) =>
  parentPort!.postMessage(await serveReading(task, async () => readers)),
)
