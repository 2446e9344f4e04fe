import { DraftReader } from '../draft/draftReader.ts'
import { bibliographiesOfDraft } from '../library/bibliography/named.ts'
import type { Library } from '../library/library.ts'
import type { DraftDocument } from './context.ts'
import { readDraft } from './readDraft.ts'

/** What was found in so many documents is kept: those that are being written. */
const MOST_DOCUMENTS = 8

/** Reads the documents of a writer, each as often as it changes. */
export class OpenDocuments {
  readonly #library: Library
  readonly #readers = new Map<string, DraftReader>()

  constructor(library: Library) {
    this.#library = library
  }

  /** The bibliographies that the document names are part of the library once that has settled. */
  read(uri: string, language: string, text: string): DraftDocument {
    this.#library.followDraft(uri, bibliographiesOfDraft(text))
    return readDraft(this.#library, { uri, language, text }, this.#readerOf(uri))
  }

  #readerOf(uri: string): DraftReader {
    const reader = this.#readers.get(uri) ?? new DraftReader()
    // The order of a map is that of insertion: what was used goes to the end.
    this.#readers.delete(uri)
    this.#readers.set(uri, reader)
    if (this.#readers.size > MOST_DOCUMENTS) this.#readers.delete(this.#readers.keys().next().value!)
    return reader
  }
}
