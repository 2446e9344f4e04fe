import { messageOf } from '../../base/log.ts'
import type { Outcome, Task } from './readingThread.ts'

type Chunk = Readonly<Record<string, (...given: readonly unknown[]) => unknown>>

/** Does a task on the thread that is for it. `load` gives a chunk. */
export async function serveReading(
  { chunk, call, given }: Task,
  load: (chunk: string) => Promise<unknown>,
): Promise<Outcome> {
  try {
    const functions = (await load(chunk)) as Chunk
    return { result: await functions[call]!(...given) }
  } catch (thrown) {
    return { fault: { name: thrown instanceof Error ? thrown.name : 'Error', message: messageOf(thrown) } }
  }
}
