/** So many bytes more in arrays than were left by the last collection are reason for the next. */
const GROWTH = 16_000_000

/**
 * Gives a function that has arrays freed which nobody has any more, where they may be many. V8 looks for them when
 * objects fill its own heap, of which an index of flat arrays makes hardly any: after merging a hundred thousand
 * articles as much lay about as was in use. A collection takes some fifteen milliseconds, so that it waits until there
 * is something to gain, or all work `isDone`. Does nothing unless Node was started with `memoryArguments`.
 */
export function arrayCollector(): (isDone: boolean) => void {
  let least = 0
  return isDone => {
    if (!globalThis.gc) return
    const { arrayBuffers } = process.memoryUsage()
    // V8 gives arrays back on another thread, so that a collection shows only some time after it.
    least = Math.min(least, arrayBuffers)
    if (!isDone && arrayBuffers < least + GROWTH) return
    globalThis.gc()
    least = arrayBuffers
  }
}
