import { breathe } from '../base/cancellation.ts'
import { type Log, messageOf } from '../base/log.ts'
import type { Store } from '../base/store.ts'
import type { Service } from '../service/service.ts'

/** The library is left alone for so many milliseconds after a change; more come together often. */
const QUIET_MS = 3000
/** Tidying holds the thread for so many milliseconds at a time … */
const SLICE_MS = 8
/** … and leaves it to others for so many. */
const PAUSE_MS = 4
/** So many milliseconds until most of the arrays that nobody has any more are given back. */
const FREEING_MS = 50

/** What slows others down waits until nobody has wanted anything for so many milliseconds … */
const UNDISTURBED_MS = 1000
/** … for which it looks so often. */
const LOOK_MS = 100

/** What can wait until nobody wants anything: tidying the index, writing it to the store, warming up. */
export class Upkeep {
  readonly #service: Service
  readonly #store: Store | undefined
  readonly #isReading: () => boolean
  readonly #tellFault: (message: string) => void
  readonly #log: Log
  readonly #freeArrays: (isDone: boolean) => void
  #timer: ReturnType<typeof setTimeout> | undefined
  #work: Promise<void> = Promise.resolve()
  /** What is under way ends when the server does. */
  readonly #end = { isCancellationRequested: false }
  #isWarm = false
  #fault: string | undefined
  #hasTold = false
  #disturbed = Number.NEGATIVE_INFINITY

  /** `tellFault` is called once, when the store fails first; the report tells later ones. */
  constructor(
    service: Service,
    store: Store | undefined,
    isReading: () => boolean,
    tellFault: (message: string) => void,
    log: Log,
    freeArrays: (isDone: boolean) => void = () => {},
  ) {
    this.#service = service
    this.#store = store
    this.#isReading = isReading
    this.#tellFault = tellFault
    this.#log = log
    this.#freeArrays = freeArrays
  }

  /** For the report: what becomes of the index when the server ends. */
  get storage(): { readonly place?: string; readonly fault?: string } {
    return { ...(this.#store && { place: this.#store.place }), ...(this.#fault && { fault: this.#fault }) }
  }

  /** Somebody wants something. */
  disturb(): void {
    this.#disturbed = performance.now()
  }

  /** Something has changed. */
  soon(): void {
    if (this.#end.isCancellationRequested) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#enqueue(() => this.#run()), QUIET_MS)
  }

  /** Writes what has not been written yet, and does nothing more. */
  async stop(): Promise<void> {
    this.#end.isCancellationRequested = true
    clearTimeout(this.#timer)
    this.#enqueue(() => this.#persist())
    await this.#work
  }

  #enqueue(task: () => Promise<void>): void {
    this.#work = this.#work.then(task).catch(thrown => this.#log.error(`upkeep: ${messageOf(thrown)}`))
  }

  async #run(): Promise<void> {
    await this.#inSlices(ms => this.#service.tidy(ms))
    if (this.#end.isCancellationRequested) return
    // Reading ends with a change, if there is anything to keep.
    if (this.#isReading()) return this.soon()
    this.#freeArrays(true)
    // They are given back on another thread; what is written next would come on top of them.
    await breathe(FREEING_MS)
    if (this.#store) await this.#inSlices(ms => this.#service.preparePersisting(ms))
    await this.#persist()
    this.#freeArrays(true)
    if (this.#isWarm) return
    this.#isWarm = true
    // Not in the row with the rest: it may wait for as long as somebody types.
    void this.#warmUp().catch(thrown => this.#log.error(`upkeep: ${messageOf(thrown)}`))
  }

  /** `work` does some of it in so many milliseconds, and gives false when all is done. */
  async #inSlices(work: (ms: number) => boolean): Promise<void> {
    while (!this.#end.isCancellationRequested && work(SLICE_MS)) {
      this.#freeArrays(false)
      await breathe(PAUSE_MS)
    }
  }

  #warmUp(): Promise<void> {
    return this.#service.warmUp(this.#end, async () => {
      do await breathe(LOOK_MS)
      while (!this.#end.isCancellationRequested && performance.now() < this.#disturbed + UNDISTURBED_MS)
    })
  }

  async #persist(): Promise<void> {
    if (!this.#store || this.#service.isPersisted) return
    try {
      await this.#service.persist(this.#store)
      this.#fault = undefined
    } catch (thrown) {
      const message = messageOf(thrown)
      this.#fault = message
      if (!this.#hasTold) this.#tellFault(message)
      this.#hasTold = true
    }
  }
}
