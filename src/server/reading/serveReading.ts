import { messageOf } from '../../base/log.ts'
import type { Outcome, Task } from './readingThread.ts'

type Reader = Readonly<Record<string, (bytes: Uint8Array) => unknown>>

/** Does a task on the thread that is for it. `load` gives a chunk; its code comes along the first time, where wanted. */
export async function serveReading(
  { chunk, call, bytes, code }: Task,
  load: (chunk: string, code: string | undefined) => Promise<unknown>,
): Promise<Outcome> {
  try {
    const reader = (await load(chunk, code)) as Reader
    return { result: await reader[call]!(bytes) }
  } catch (thrown) {
    return { fault: { name: thrown instanceof Error ? thrown.name : 'Error', message: messageOf(thrown) } }
  }
}
