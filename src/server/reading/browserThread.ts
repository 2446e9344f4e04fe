import type { Thread, ThreadEvents } from './readingThread.ts'

/** A thread of the browser, made of the code of the chunk `reader`. */
export function startBrowserThread(code: string, { onOutcome, onDeath }: ThreadEvents): Thread {
  const url = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }))
  // No module: the workers that VS Code puts in the place of the browser's are scripts.
  const worker = new Worker(url)
  worker.onmessage = ({ data }) => onOutcome(data)
  // What stands in the place of a browser's worker gives no event.
  worker.onerror = (event: ErrorEvent | undefined) => onDeath(event?.message || 'it could not be started')
  return {
    post: task => worker.postMessage(task),
    end() {
      worker.terminate()
      URL.revokeObjectURL(url)
    },
  }
}
