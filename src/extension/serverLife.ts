import { l10n, window } from 'vscode'
import type { BaseLanguageClient, CloseHandlerResult, ErrorHandler, State } from 'vscode-languageclient'

/** A server that ends unexpectedly more often than this … */
const MOST_ENDS = 4
/** … in so many milliseconds would end again: something is wrong that starting it does not mend. */
const WITHIN_MS = 180_000

/** So long after its end, in milliseconds, it is started again: the client has then done with the old one. */
const RESTART_AFTER_MS = 200

// The client's code is not loaded with the extension, so its enumerations are not at hand as values.
const DO_NOT_RESTART = 1
const CONTINUE = 1
const SHUT_DOWN = 2
const RUNNING: State.Running = 2

const stopped = () =>
  l10n.t(
    'Verbatim’s language server has ended unexpectedly several times in a row and is not started again by itself. Your drafts and sources are as you left them',
  )

/** Starts a server that has ended unexpectedly again, unless that happens time after time; then the writer decides. */
export class ServerLife implements ErrorHandler {
  /** Called when the server has ended, with whether it is being started again. */
  onEnd: (isRestarting: boolean) => void = () => {}
  /** How often the server has ended unexpectedly. */
  ends = 0
  #client: BaseLanguageClient | undefined
  #lately: number[] = []
  #isDown = false
  #isGivenUp = false
  #isOffering = false
  #waiting: (() => void)[] = []

  /** Takes the client in hand before it is started. */
  follow(client: BaseLanguageClient): void {
    this.#client = client
    // What the client has to say of a server that ends is for the log. The writer is told here, in one sentence.
    const logError = client.error.bind(client)
    client.error = (message, data) => logError(message, data, false)
    client.onDidChangeState(({ newState }) => {
      if (newState !== RUNNING) return
      this.#isDown = false
      this.#tellWaiting()
    })
  }

  /** Resolves when a server that has ended runs again, at once if none has. Throws when it has been given up, and offers to start it. */
  async runningAgain(): Promise<void> {
    if (this.#isDown && !this.#isGivenUp) await new Promise<void>(resolve => this.#waiting.push(resolve))
    if (!this.#isGivenUp) return
    void this.#offerRestart()
    throw new Error(stopped())
  }

  error(_error: Error, _message: unknown, count = 0) {
    return { action: count <= 3 ? CONTINUE : SHUT_DOWN } as const
  }

  /** The client is told to let it be: one that ends while it starts would be in the way of its own restart. */
  closed(): CloseHandlerResult {
    const now = Date.now()
    this.ends++
    this.#isDown = true
    this.#lately = [...this.#lately.filter(end => now - end < WITHIN_MS), now]
    this.#isGivenUp = this.#lately.length > MOST_ENDS
    this.onEnd(!this.#isGivenUp)
    if (this.#isGivenUp) {
      this.#tellWaiting()
      void this.#offerRestart()
    } else setTimeout(() => this.#start(), RESTART_AFTER_MS)
    const message = this.#isGivenUp
      ? stopped()
      : l10n.t('The server has ended unexpectedly and is started again')
    return { action: DO_NOT_RESTART, message, handled: true }
  }

  /** One offer at a time, however many ask. */
  async #offerRestart(): Promise<void> {
    if (this.#isOffering) return
    this.#isOffering = true
    const restart = l10n.t('Restart')
    const showLog = l10n.t('Show Log')
    const chosen = await window.showErrorMessage(`${stopped()}.`, restart, showLog)
    this.#isOffering = false
    if (chosen === showLog) this.#client?.outputChannel.show()
    if (chosen !== restart || !this.#isGivenUp) return
    this.#lately = []
    this.#isGivenUp = false
    this.onEnd(true)
    this.#start()
  }

  #start(): void {
    // One that ends while it starts comes to `closed` as well.
    this.#client?.start().catch(() => {})
  }

  #tellWaiting(): void {
    const waiting = this.#waiting
    this.#waiting = []
    for (const tell of waiting) tell()
  }
}
