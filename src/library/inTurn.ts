import { type Log, messageOf } from '../base/log.ts'

/** Does tasks one after another, in the order in which they came. One that fails is told, and the next one done. */
export class InTurn {
  readonly #log: Log
  #last: Promise<void> = Promise.resolve()

  constructor(log: Log) {
    this.#log = log
  }

  /** Resolves when the task has been done, or has failed. */
  add(task: () => Promise<void>): Promise<void> {
    this.#last = this.#last.then(task).catch(thrown => this.#log.error(`library: ${messageOf(thrown)}`))
    return this.#last
  }

  /** Resolves when nothing is left to do, nor comes after `alsoSettled`. */
  async settle(alsoSettled: () => Promise<void>): Promise<void> {
    for (;;) {
      const last = this.#last
      await last
      await alsoSettled()
      if (last === this.#last) return
    }
  }
}
