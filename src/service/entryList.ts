import type { SourceIndex } from '../index/sourceIndex.ts'
import type { PlacedEntry } from '../library/bibliography/entryIndex.ts'
import type { Library } from '../library/library.ts'
import { plainText } from '../library/metadata.ts'
import { authorsOf, publisherOf, yearOf } from './describeItem.ts'

/**
 * Entries of bibliographies that have no text here but can be cited. They are looked up beside the sources, under
 * numbers below zero. The list is made anew when it is asked for after a change of the library.
 */
export class EntryList {
  readonly #library: Library
  readonly #index: SourceIndex
  #entries: readonly PlacedEntry[] = []
  #isStale = true

  constructor(library: Library, index: SourceIndex) {
    this.#library = library
    this.#index = index
    library.onDidChange(() => {
      this.#isStale = true
    })
  }

  get all(): readonly PlacedEntry[] {
    if (!this.#isStale) return this.#entries
    this.#isStale = false
    for (const i of this.#entries.keys()) this.#index.remove(-1 - i)
    this.#entries = this.#library.entriesWithoutText
    for (const [i, { citekey, item }] of this.#entries.entries()) {
      const described = {
        title: plainText(item.title),
        author: authorsOf(item),
        year: yearOf(item),
        publisher: publisherOf(item),
        speaker: '',
      }
      this.#index.put({ id: -1 - i, citekey, ...described })
    }
    return this.#entries
  }

  /** By the number that the index gave. */
  byId(id: number): PlacedEntry | undefined {
    return this.all[-1 - id]
  }
}
