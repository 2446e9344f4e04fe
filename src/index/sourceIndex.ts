import Fuse from 'fuse.js'

/** The short fields by which a source is looked up. */
export interface SourceFields {
  readonly id: number
  readonly citekey: string
  readonly title: string
  readonly author: string
  /** Who speaks in it, as far as that is known. */
  readonly speaker: string
}

const KEYS = ['citekey', 'title', 'author', 'speaker']

/** Fuse's measure of unlikeness from 0 to 1; above this a source is no answer. */
const THRESHOLD = 0.35

/** Finds sources by what people remember of them, typing errors included. Short fields are what Fuse is good at. */
export class SourceIndex {
  readonly #fields = new Map<number, SourceFields>()
  #fuse: Fuse<SourceFields> | undefined
  #isFilled = false

  /** Whether it has been filled. Not every writer looks for sources, and their fields take room. */
  get isFilled(): boolean {
    return this.#isFilled
  }

  /** Takes all sources; from then on every change of one is to be told by `put` and `remove`. */
  fill(all: readonly SourceFields[]): void {
    this.#isFilled = true
    for (const fields of all) this.put(fields)
  }

  put(fields: SourceFields): void {
    this.#fields.set(fields.id, fields)
    this.#fuse = undefined
  }

  remove(id: number): void {
    this.#fields.delete(id)
    this.#fuse = undefined
  }

  /** Numbers of the sources, the most alike first. Every word of the query must be somewhere in the fields. */
  search(query: string, limit: number): number[] {
    this.#fuse ??= new Fuse([...this.#fields.values()], {
      keys: KEYS,
      threshold: THRESHOLD,
      ignoreLocation: true,
      ignoreDiacritics: true,
    })
    const terms = query.trim().split(/\s+/)
    const everyTerm = terms.map(term => ({
      $or: KEYS.map(key => ({ [key]: term })),
    }))
    return this.#fuse.search({ $and: everyTerm }, { limit }).map(result => result.item.id)
  }
}
