import { en } from '../../base/l10n.ts'
import { messageOf } from '../../base/log.ts'
import { UnreadableError } from '../../library/formats/format.ts'
import { MAX_READING_MS } from '../../library/limits.ts'

/** Something for the thread to do: call a function of a chunk. */
export interface Task {
  readonly chunk: string
  readonly call: string
  /** As far as they can be cloned. */
  readonly given: readonly unknown[]
}

/** What comes of a task. Errors travel as name and message: a clone of one forgets its name. */
export type Outcome = { readonly result: unknown } | { readonly fault: { name: string; message: string } }

/** A thread of the host that runs `serveReading`. */
export interface Thread {
  post(task: Task): void
  /** Ends it, whatever it is doing. */
  end(): void
}

export interface ThreadEvents {
  onOutcome(outcome: Outcome): void
  /** It has ended by itself, or cannot be started. */
  onDeath(why: string): void
}

export type StartThread = (events: ThreadEvents) => Thread

/** Why nothing comes of a task; both read on after the name of the file or style. */
export interface Refusals {
  readonly hangs: string
  died(why: string): string
}

interface Waiting extends Task {
  readonly resolve: (result: unknown) => void
  readonly reject: (fault: Error) => void
}

/** Without work a thread goes after so many milliseconds, and with it what its libraries hold. */
const IDLE_MS = 30_000

/**
 * A thread on which files are read that take long, one after another, so that no question waits for them; or references
 * written. It is started when there is something to do. One that hangs or dies is ended, what it was doing is refused,
 * and another is started for the next.
 */
export class ReadingThread {
  readonly #start: StartThread
  readonly #patience: number
  readonly #refusals: Refusals
  readonly #waiting: Waiting[] = []
  #thread: Thread | undefined
  #task: Waiting | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  /** It is given up after `patience` milliseconds with one task. */
  constructor(start: StartThread, patience = MAX_READING_MS, refusals: Refusals = ofFiles) {
    this.#start = start
    this.#patience = patience
    this.#refusals = refusals
  }

  /** What the chunk's function gives. @throws {UnreadableError} also when the thread hangs or dies */
  run(chunk: string, call: string, ...given: readonly unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ chunk, call, given, resolve, reject })
      this.#next()
    })
  }

  #next(): void {
    if (this.#task) return
    this.#task = this.#waiting.shift()
    clearTimeout(this.#timer)
    if (this.#task) this.#begin(this.#task)
    else this.#rest()
  }

  #begin({ chunk, call, given }: Waiting): void {
    try {
      this.#thread ??= this.#startThread()
      this.#timer = setTimeout(() => this.#giveUp(this.#refusals.hangs), this.#patience)
      this.#thread.post({ chunk, call, given })
    } catch (thrown) {
      this.#finish(task => task.reject(thrown instanceof Error ? thrown : new Error(messageOf(thrown))))
    }
  }

  #startThread(): Thread {
    const thread = this.#start({
      onOutcome: outcome => {
        if (thread === this.#thread) this.#finish(task => settle(task, outcome))
      },
      onDeath: why => {
        if (thread === this.#thread) this.#giveUp(this.#refusals.died(why))
      },
    })
    return thread
  }

  #giveUp(message: string): void {
    this.#end()
    this.#finish(task => task.reject(new UnreadableError(message)))
  }

  #finish(settleTask: (task: Waiting) => void): void {
    clearTimeout(this.#timer)
    const task = this.#task
    this.#task = undefined
    if (task) settleTask(task)
    this.#next()
  }

  #rest(): void {
    this.#timer = setTimeout(() => this.#end(), IDLE_MS)
    // A process does not stay alive for this.
    this.#timer.unref()
  }

  #end(): void {
    this.#thread?.end()
    this.#thread = undefined
  }
}

const ofFiles: Refusals = {
  hangs: en`takes too long to read, so reading it was given up. Save it anew, or convert it to text`,
  died: why => en`cannot be read: its reader ended (${why}). Save it anew, or convert it to text`,
}

function settle({ resolve, reject }: Waiting, outcome: Outcome): void {
  if ('result' in outcome) resolve(outcome.result)
  else reject(Object.assign(new Error(outcome.fault.message), { name: outcome.fault.name }))
}
