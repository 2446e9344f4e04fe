import { messageOf } from '../../base/log.ts'
import { UnreadableError } from '../../library/formats/format.ts'
import { MAX_READING_MS } from '../../library/limits.ts'

/** Something for the thread to do: call a function of a chunk with a file's bytes. */
export interface Task {
  readonly chunk: string
  readonly call: string
  readonly bytes: Uint8Array
  /** The chunk's code, the first time, for a thread that cannot load it by itself. */
  readonly code?: string
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

export type StartThread = (events: ThreadEvents) => Promise<Thread>

interface Waiting extends Task {
  readonly resolve: (result: unknown) => void
  readonly reject: (fault: Error) => void
}

export interface ReadingThreadOptions {
  /** The code of a chunk, for threads that cannot load it by themselves. */
  readonly codeOf?: (chunk: string) => Promise<string>
  /** In milliseconds. */
  readonly patience?: number
}

/** Without work a thread goes after so many milliseconds, and with it what its libraries hold. */
const IDLE_MS = 30_000

/**
 * A thread on which files are read that take long, one after another, so that no question waits for them. It is
 * started when there is something to read. One that hangs or dies is ended, the file that it was reading is refused,
 * and another is started for the next.
 */
export class ReadingThread {
  readonly #start: StartThread
  readonly #codeOf: ReadingThreadOptions['codeOf']
  readonly #patience: number
  readonly #waiting: Waiting[] = []
  #thread: Thread | undefined
  #task: Waiting | undefined
  /** The chunks whose code the thread has been given. */
  #given = new Set<string>()
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(start: StartThread, { codeOf, patience = MAX_READING_MS }: ReadingThreadOptions = {}) {
    this.#start = start
    this.#codeOf = codeOf
    this.#patience = patience
  }

  /** What the chunk's function gives for these bytes. @throws {UnreadableError} also when the thread hangs or dies */
  run(chunk: string, call: string, bytes: Uint8Array): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ chunk, call, bytes, resolve, reject })
      void this.#next()
    })
  }

  async #next(): Promise<void> {
    if (this.#task) return
    this.#task = this.#waiting.shift()
    if (!this.#task) return this.#rest()
    const { chunk, call, bytes } = this.#task
    clearTimeout(this.#timer)
    try {
      const code = this.#given.has(chunk) ? undefined : await this.#codeOf?.(chunk)
      this.#thread ??= await this.#startThread()
      this.#given.add(chunk)
      this.#timer = setTimeout(() => this.#giveUp(HANGS), this.#patience)
      this.#thread.post({ chunk, call, bytes, ...(code !== undefined && { code }) })
    } catch (thrown) {
      this.#finish(task => task.reject(thrown instanceof Error ? thrown : new Error(messageOf(thrown))))
    }
  }

  async #startThread(): Promise<Thread> {
    const thread = await this.#start({
      onOutcome: outcome => {
        if (thread === this.#thread) this.#finish(task => settle(task, outcome))
      },
      onDeath: why => {
        if (thread === this.#thread) this.#giveUp(`${DIES} (${why}). ${ADVICE}`)
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
    void this.#next()
  }

  #rest(): void {
    this.#timer = setTimeout(() => this.#end(), IDLE_MS)
    // Node does not stay alive for this; a browser's timers are numbers.
    if (typeof this.#timer === 'object') this.#timer.unref()
  }

  #end(): void {
    this.#thread?.end()
    this.#thread = undefined
    this.#given = new Set()
  }
}

const ADVICE = 'Save it anew, or convert it to text'
const HANGS = `takes too long to read, so reading it was given up. ${ADVICE}`
const DIES = 'cannot be read: its reader ended'

function settle({ resolve, reject }: Waiting, outcome: Outcome): void {
  if ('result' in outcome) resolve(outcome.result)
  else reject(Object.assign(new Error(outcome.fault.message), { name: outcome.fault.name }))
}
