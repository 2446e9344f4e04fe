import type { Disposable, FileEntry } from '../base/workspace.ts'

/** A file that was written less than so many milliseconds ago may not be whole yet. */
const SETTLING_MS = 300
/** After so many looks a file that still grows is read as it is: some are never finished. */
const MOST_LOOKS = 20

/** Keeps files back that another program seems to be writing, until two looks at them agree. */
export class SettlingFiles implements Disposable {
  readonly #lookAgain: (uris: readonly string[]) => void
  /** Those that wait for the next look, and those that the last look was for. */
  #waiting = new Map<string, Look>()
  #asked = new Map<string, Look>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #settled: Promise<void> = Promise.resolve()
  #resolve: () => void = () => {}

  /** `lookAgain` is to list the files and ask `settledOf` once more. */
  constructor(lookAgain: (uris: readonly string[]) => void) {
    this.#lookAgain = lookAgain
  }

  /** Resolves when no look is due. */
  get settled(): Promise<void> {
    return this.#settled
  }

  /** The files that may be read now; the others are looked at again a little later. */
  settledOf(entries: readonly FileEntry[]): FileEntry[] {
    const settled = entries.filter(entry => this.#isSettled(entry))
    if (settled.length < entries.length) this.#lookSoon()
    return settled
  }

  dispose(): void {
    clearTimeout(this.#timer)
    this.#resolve()
  }

  #isSettled(entry: FileEntry): boolean {
    const before = this.#waiting.get(entry.uri) ?? this.#asked.get(entry.uri)
    this.#waiting.delete(entry.uri)
    const { size, modified } = entry
    if (before?.entry.size === size && before.entry.modified === modified) return true
    const looks = (before?.looks ?? 0) + 1
    if (Date.now() - modified >= SETTLING_MS || looks > MOST_LOOKS) return true
    this.#waiting.set(entry.uri, { entry, looks })
    return false
  }

  #lookSoon(): void {
    if (this.#timer !== undefined) return
    this.#settled = new Promise(resolve => {
      this.#resolve = resolve
    })
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.#asked = this.#waiting
      this.#waiting = new Map()
      if (this.#asked.size > 0) this.#lookAgain([...this.#asked.keys()])
      this.#resolve()
    }, SETTLING_MS)
  }
}

/** A file as it was, and how often it has been looked at. */
interface Look {
  readonly entry: FileEntry
  readonly looks: number
}
