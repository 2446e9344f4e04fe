import { importCode } from './importCode.ts'
import type { Task } from './readingThread.ts'
import { serveReading } from './serveReading.ts'

const scope = globalThis as unknown as DedicatedWorkerGlobalScope
const loaded = new Map<string, Promise<unknown>>()
scope.onmessage = async ({ data }: MessageEvent<Task>) =>
  scope.postMessage(
    await serveReading(data, (chunk, code) => {
      if (code !== undefined) loaded.set(chunk, importCode(code))
      return loaded.get(chunk)!
    }),
  )
