import Fuse from 'fuse.js'
import { words } from '../base/words.ts'
import { PassageIndex } from './passageIndex.ts'
import { shortlist } from './sourceShortlist.ts'

/** The short fields by which a source is looked up. */
export interface SourceFields {
  /** Any whole number. */
  readonly id: number
  readonly citekey: string
  readonly title: string
  readonly author: string
  readonly publisher: string
  /** Of its publication; may be empty. */
  readonly year: string
  /** Who speaks in it, as far as that is known. */
  readonly speaker: string
}

const KEYS = ['citekey', 'title', 'author', 'year', 'publisher', 'speaker'] as const
/** Fuse's measure of unlikeness from 0 to 1; above this a source is no answer. */
const THRESHOLD = 0.35
/** Fuse compares so many sources with each keystroke in a few milliseconds; of more it gets a shortlist. */
const SHORTLIST = 500
/** Parts of a citekey are words too: `smithHarbour2024`, or `harbour2024`. */
const PART = /(?<=\p{Ll})(?=\p{Lu})|(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})/gu

/** Finds sources by what people remember of them, typing errors included. Short fields are what Fuse is good at. */
export class SourceIndex {
  readonly #fields = new Map<number, SourceFields>()
  /** The words of the fields, one document for each source; each word is listed, as there may be nothing else to go by. */
  readonly #words = new PassageIndex({ commonWords: 0 })
  /** Sources whose words have yet to be put there. */
  readonly #pending = new Set<number>()
  #fuse: Fuse<SourceFields> | undefined
  #all: (() => readonly SourceFields[]) | undefined

  /**
   * `all` gives what is not put one by one: all that there is when somebody looks for a source first. Not every writer
   * does, and the fields of a hundred thousand sources take room.
   */
  constructor(all?: () => readonly SourceFields[]) {
    this.#all = all
  }

  /** Whether `all` has been asked; from then on every change of a source is to be told by `put` and `remove`. */
  get isFilled(): boolean {
    return this.#all === undefined
  }

  put(fields: SourceFields): void {
    this.#fields.set(fields.id, fields)
    this.#pending.add(fields.id)
    this.#fuse = undefined
  }

  remove(id: number): void {
    this.#fields.delete(id)
    this.#pending.delete(id)
    this.#words.remove(documentOf(id))
    this.#fuse = undefined
  }

  /** Does work that else the next search would have to do, for about so many milliseconds; false when all is done. */
  prepare(budgetMs: number): boolean {
    if (!this.isFilled || this.#fields.size <= SHORTLIST) return false
    const deadline = performance.now() + budgetMs
    for (const id of this.#pending) {
      this.#words.put(documentOf(id), textOf(this.#fields.get(id)!))
      this.#pending.delete(id)
      if (performance.now() > deadline) return true
    }
    return this.#words.mergeStep(Math.max(0, deadline - performance.now()))
  }

  /** Numbers of the sources, the most alike first. Every word of the query must be somewhere in the fields. */
  search(query: string, limit: number): number[] {
    this.#fill()
    const terms = query.trim().split(/\s+/)
    const everyTerm = terms.map(term => ({ $or: KEYS.map(key => ({ [key]: term })) }))
    return this.#candidates(query)
      .search({ $and: everyTerm }, { limit })
      .map(result => result.item.id)
  }

  #fill(): void {
    const all = this.#all?.() ?? []
    this.#all = undefined
    for (const fields of all) this.put(fields)
  }

  #candidates(query: string): Fuse<SourceFields> {
    if (this.#fields.size <= SHORTLIST) {
      this.#fuse ??= fuseOver([...this.#fields.values()])
      return this.#fuse
    }
    this.prepare(Number.POSITIVE_INFINITY)
    const found = shortlist(this.#words.view(), wordsOf(query), SHORTLIST)
    return fuseOver(
      found.map(document => this.#fields.get(idOf(document))).filter(fields => fields !== undefined),
    )
  }
}

function fuseOver(list: readonly SourceFields[]): Fuse<SourceFields> {
  return new Fuse(list, {
    keys: [...KEYS],
    threshold: THRESHOLD,
    ignoreLocation: true,
    ignoreDiacritics: true,
  })
}

/** Documents have numbers from 0 on, sources any whole ones: 0, -1, 1, -2 … */
function documentOf(id: number): number {
  return id < 0 ? -1 - 2 * id : 2 * id
}

function idOf(document: number): number {
  return document % 2 === 0 ? document / 2 : (document + 1) / -2
}

function textOf({ citekey, title, author, year, publisher, speaker }: SourceFields): string {
  return [citekey, citekey.replace(PART, ' '), title, author, year, publisher, speaker].join('\n')
}

function wordsOf(query: string): string[] {
  const found = words(query.replace(PART, ' '))
  return Array.from({ length: found.count }, (_, i) => found.fold(i))
}
