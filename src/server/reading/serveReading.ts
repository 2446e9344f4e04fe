import { messageOf } from '../../base/log.ts'
import type { Outcome, Task } from './readingThread.ts'

type Reader = Readonly<Record<string, (bytes: Uint8Array, wanted: Task['wanted']) => unknown>>

/** Does a task on the thread that is for it. `load` gives a chunk. */
export async function serveReading(
  { chunk, call, bytes, wanted }: Task,
  load: (chunk: string) => Promise<unknown>,
): Promise<Outcome> {
  try {
    const reader = (await load(chunk)) as Reader
    return { result: await reader[call]!(bytes, wanted) }
  } catch (thrown) {
    return { fault: { name: thrown instanceof Error ? thrown.name : 'Error', message: messageOf(thrown) } }
  }
}
