import { parentPort } from 'node:worker_threads'
import { surviveBrokenPromises } from '../brokenPromises.ts'
import { importChunk } from './importChunk.ts'
import type { Task } from './readingThread.ts'
import { serveReading } from './serveReading.ts'

surviveBrokenPromises(() => {})
parentPort!.on('message', async (task: Task) =>
  parentPort!.postMessage(await serveReading(task, importChunk)),
)
