import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** So many bytes more in arrays than after the last collection are reason for the next. */
const GROWTH = 16_000_000

/**
 * Gives a function that has arrays freed which nobody has any more, where they may be many. V8 looks for them when
 * objects fill its own heap, of which an index of flat arrays makes hardly any: after merging a hundred thousand
 * articles as much lay about as was in use. A collection takes some ten milliseconds, so that it waits until there is
 * something to gain, or all work `isDone`.
 */
export function arrayCollector(): (isDone: boolean) => void {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  let before = 0
  return isDone => {
    if (!isDone && process.memoryUsage().arrayBuffers < before + GROWTH) return
    collect()
    before = process.memoryUsage().arrayBuffers
  }
}
