import { areOne, type Edges, edgesOf } from './edges.ts'
import type { Citation, Quotation } from './model.ts'
import { quotationsOf } from './quotations.ts'
import { type Markup, type Reading, withoutCalls } from './reading.ts'
import type { SourceNames } from './sourceNames.ts'
import { type CitedInNotes, citedInNotes } from './view.ts'
import { hasNotes, writtenReferences } from './writtenReferences.ts'

/** What is in a part, with its own offsets; citations in notes may be those of another part, with that one's offsets. */
export interface Resolved {
  readonly citations: readonly Citation[]
  /** The place of each citation among them. */
  readonly numbers: ReadonlyMap<Citation, number>
  readonly quotations: readonly Quotation[]
  /** Whether a quotation may have a citation that stands in another part. */
  readonly citesElsewhere: boolean
}

/**
 * A document or a part of one, read for itself. What it depends on elsewhere is told it: first the labels of the
 * document, then the citations in its notes. What was made of the same facts before is kept.
 */
export class Part {
  readonly text: string
  readonly #read: Reading
  readonly #hasNotes: boolean
  /** What the reading was settled by. */
  #settled: { readonly citations: readonly Citation[]; readonly names: SourceNames | undefined }
  #reading: Reading
  #cited: CitedInNotes
  readonly #edges: Edges
  #last: { readonly facts: readonly Citation[]; readonly resolved: Resolved } | undefined

  /** `isBeginning`: of the document. */
  constructor(markup: Markup, text: string, isBeginning: boolean) {
    this.text = text
    this.#read = markup.read(text, isBeginning)
    this.#hasNotes = hasNotes(this.#read)
    this.#settled = { citations: this.#read.citations, names: undefined }
    this.#reading = this.#read
    this.#cited = citedInNotes(this.#read)
    this.#edges = edgesOf(this.#read)
  }

  get labels(): readonly string[] {
    return this.#read.labels
  }

  /** The citations in those notes whose text is here. */
  get cited(): CitedInNotes {
    return this.#cited
  }

  mayEndBefore(next: string): boolean {
    return this.#read.mayEndBefore(next)
  }

  /** Whether what is here belongs to what stands in the part before it, or the other way, so that they must be read as one. */
  goesOnFrom(left: Part): boolean {
    return areOne(left.#edges, this.#edges)
  }

  /**
   * Tells what of the whole document and of the library the part depends on: what calls one of the document's own places
   * (`labels`) is no citation, and what is written out in notes may name a source (`names`).
   */
  settle(labels: ReadonlySet<string>, names: SourceNames | undefined): void {
    const without = withoutCalls(this.#read, labels)
    const { citations } = without
    const before = this.#settled
    const isSame =
      (before.names === names || !this.#hasNotes) &&
      before.citations.length === citations.length &&
      before.citations.every((citation, i) => citation === citations[i])
    if (isSame) return
    this.#settled = { citations, names }
    const written = names && this.#hasNotes ? writtenReferences(without, names) : []
    const all = [...citations, ...written].sort((a, b) => a.start - b.start)
    this.#reading = written.length > 0 ? { ...without, citations: all } : without
    this.#cited = citedInNotes(this.#reading)
    this.#last = undefined
  }

  /** What is here, where `cited` has the citations in all notes of the document. */
  resolve(cited: CitedInNotes): Resolved {
    const { citations, noteMarks } = this.#reading
    const facts = noteMarks.flatMap(({ label }) => cited.get(label) ?? [])
    const known = this.#last
    if (known?.facts.length === facts.length && known.facts.every((one, i) => one === facts[i]))
      return known.resolved
    const quotations = quotationsOf(this.#reading, cited)
    const numbers = new Map(citations.map((citation, number) => [citation, number]))
    const resolved = { citations, numbers, quotations, citesElsewhere: facts.length > 0 }
    this.#last = { facts, resolved }
    return resolved
  }
}
