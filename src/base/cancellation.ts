/** Looked at after each await; a token of the Language Server Protocol is one. */
export interface CancellationToken {
  readonly isCancellationRequested: boolean
}

export const neverCancelled: CancellationToken = { isCancellationRequested: false }

/** Lets other work of this thread run, so that long work never blocks a question. */
export function breathe(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 0))
}
