import type { Thread, ThreadEvents } from './readingThread.ts'

/** A thread of the browser, made of the code of the chunk `reader`. */
export function startBrowserThread(code: string, { onOutcome, onDeath }: ThreadEvents): Thread {
  const url = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }))
  const worker = new Worker(url, { type: 'module' })
  worker.onmessage = ({ data }) => onOutcome(data)
  worker.onerror = ({ message }) => onDeath(message ?? 'it could not be started')
  return {
    post: task => worker.postMessage(task),
    end() {
      worker.terminate()
      URL.revokeObjectURL(url)
    },
  }
}
