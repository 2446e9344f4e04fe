import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver'
import { type CancellationToken, neverCancelled } from '../base/cancellation.ts'
import { t } from '../base/l10n.ts'
import type { Progress } from '../library/libraryChange.ts'

/** Reading that takes less than so many milliseconds is not worth a message. */
const PATIENCE_MS = 500

/** One reading of the library as the window shows it, with a count and a way to cancel, once it takes long. */
export class ReadingProgress implements CancellationToken {
  readonly #connection: Connection
  readonly #started = performance.now()
  #reporter: WorkDoneProgressServerReporter | undefined
  #shown: CancellationToken = neverCancelled
  #state: 'unseen' | 'shown' | 'done' = 'unseen'
  #isCancelled = false

  constructor(connection: Connection) {
    this.#connection = connection
  }

  get isCancellationRequested(): boolean {
    return this.#isCancelled || this.#shown.isCancellationRequested
  }

  cancel(): void {
    this.#isCancelled = true
  }

  readonly report: Progress = (done, total) => {
    if (this.#state === 'unseen' && performance.now() - this.#started > PATIENCE_MS) void this.#show()
    this.#reporter?.report(total > 0 ? (100 * done) / total : 100, t`${done} of ${total} files`)
  }

  /** Ends it, and gives how long it took, in milliseconds. */
  done(): number {
    this.#state = 'done'
    this.#reporter?.done()
    return performance.now() - this.#started
  }

  async #show(): Promise<void> {
    this.#state = 'shown'
    const progress = await this.#connection.window.createWorkDoneProgress()
    progress.begin('Verbatim', 0, t`Reading sources`, true)
    this.#shown = progress.token
    if ((this.#state as string) === 'done') progress.done()
    else this.#reporter = progress
  }
}
