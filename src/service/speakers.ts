import { breathe, type CancellationToken, neverCancelled } from '../base/cancellation.ts'
import type { Library } from '../library/library.ts'
import { quotesOf } from '../library/speech/speech.ts'

/** Other work of the thread has its turn after so many milliseconds. */
const TURN_MS = 8

/**
 * Who speaks in which source. That takes a look at each text, so it is found out when somebody first asks for a
 * speaker, a part at a time, and forgotten with the source.
 */
export class Speakers {
  readonly #library: Library
  readonly #names = new Map<number, string>()
  readonly #learnt: (id: number) => void

  /** `learnt` is called whenever the speakers of a source have become known. */
  constructor(library: Library, learnt: (id: number) => void) {
    this.#library = library
    this.#learnt = learnt
    library.onDidChange(({ put, removed }) => {
      for (const { id } of [...removed, ...put.map(({ source }) => source)]) this.#names.delete(id)
    })
  }

  /** The names in a source, as far as they are known, each once. */
  of(id: number): string {
    return this.#names.get(id) ?? ''
  }

  /** Goes on finding out for about so many milliseconds; whether all is known then. */
  async learn(budgetMs: number, token: CancellationToken = neverCancelled): Promise<boolean> {
    const end = performance.now() + budgetMs
    let turn = performance.now()
    for (const source of this.#library.sources) {
      if (this.#names.has(source.id)) continue
      const now = performance.now()
      if (now > end || token.isCancellationRequested) return false
      if (now - turn > TURN_MS) {
        await breathe()
        turn = performance.now()
      }
      const text = await this.#library.text(source)
      const names = text ? quotesOf(text).flatMap(({ speaker }) => speaker ?? []) : []
      this.#names.set(source.id, [...new Set(names)].join(', '))
      this.#learnt(source.id)
    }
    return true
  }
}
