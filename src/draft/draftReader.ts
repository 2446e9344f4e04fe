import { Cutter } from './cutter.ts'
import type { Citation, Draft, Quotation } from './model.ts'
import { movedCitation, movedQuotation } from './moved.ts'
import { markupOf } from './parse.ts'
import type { Part, Resolved } from './part.ts'
import type { SourceNames } from './sourceNames.ts'

/** A part is at least this long, where it can be: longer ones cost more to read, many more to put together. UTF-16 units. */
const LEAST = 4_000

/**
 * Reads the versions of one document, one after the other, and gives what `parseDraft` gives, but reads only those parts
 * again that have changed. The text is cut at blank lines where nothing is open (`Reading.mayEndBefore`).
 */
export class DraftReader {
  readonly #least: number
  #language = ''
  #parts: readonly Part[] = []
  #placed = new Map<Part, Placed>()

  constructor(least = LEAST) {
    this.#least = least
  }

  /** `names` tells the sources that references in notes may name; where it is another one, the notes are read anew. */
  read(language: string, text: string, names?: SourceNames): Draft {
    const markup = markupOf(language)
    if (!markup) return { citations: [], quotations: [] }
    if (language !== this.#language) this.#parts = []
    this.#language = language
    this.#parts = new Cutter(markup, text, this.#least).partsAfter(this.#parts)
    return this.#together(names)
  }

  /** All parts, each at its place. */
  #together(names: SourceNames | undefined): Draft {
    const labels = new Set(this.#parts.flatMap(part => part.labels))
    for (const part of this.#parts) part.settle(labels, names)
    const cited = citedInAll(this.#parts)
    /** Those in notes, which quotations in other parts may have. */
    const inNotes = new Map<Citation, Citation>()
    const placed = new Map<Part, Placed>()
    let at = 0
    for (const part of this.#parts) {
      const resolved = part.resolve(cited)
      const known = this.#placed.get(part)
      const kept = known?.at === at && known.resolved === resolved ? known : undefined
      const citations = kept?.citations ?? resolved.citations.map(citation => movedCitation(citation, at))
      if (part.cited.size > 0)
        for (const [i, citation] of resolved.citations.entries()) inNotes.set(citation, citations[i]!)
      placed.set(part, { at, resolved, citations, quotations: kept?.quotations })
      at += part.text.length
    }
    const all = [...placed.values()]
    for (const one of all) {
      if (!one.quotations || one.resolved.citesElsewhere) one.quotations = quotationsAt(one, inNotes)
    }
    this.#placed = placed
    return {
      citations: all.flatMap(({ citations }) => citations),
      quotations: all.flatMap(({ quotations }) => quotations!),
    }
  }
}

function quotationsAt(
  { at, resolved, citations }: Placed,
  inNotes: ReadonlyMap<Citation, Citation>,
): Quotation[] {
  const placeOf = (citation: Citation) => {
    const number = resolved.numbers.get(citation)
    return number === undefined ? inNotes.get(citation)! : citations[number]!
  }
  return resolved.quotations.map(quotation => movedQuotation(quotation, at, placeOf))
}

/** What a part gives where it stands. */
interface Placed {
  readonly at: number
  readonly resolved: Resolved
  readonly citations: readonly Citation[]
  quotations: readonly Quotation[] | undefined
}

function citedInAll(parts: readonly Part[]): ReadonlyMap<string, readonly Citation[]> {
  const cited = new Map<string, readonly Citation[]>()
  for (const part of parts)
    for (const [label, citations] of part.cited) {
      const known = cited.get(label)
      cited.set(label, known ? [...known, ...citations] : citations)
    }
  return cited
}
