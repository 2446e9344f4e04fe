/** Looked at after each await; a token of the Language Server Protocol is one. */
export interface CancellationToken {
  readonly isCancellationRequested: boolean
}

export const neverCancelled: CancellationToken = { isCancellationRequested: false }

/** Lets other work of this thread run, so that long work never blocks a question. */
export function breathe(ms = 0): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms))
}

/** Long work holds the thread for so many milliseconds at a time: nobody notices, and pauses cost little. */
const SLICE_MS = 10

/** Gives a function to be awaited between steps of long work: it breathes whenever a slice of time is over. */
export function pacer(): () => Promise<void> | undefined {
  let end = performance.now() + SLICE_MS
  return () => {
    if (performance.now() < end) return undefined
    return breathe().then(() => {
      end = performance.now() + SLICE_MS
    })
  }
}
