import type { Span } from '../../base/span.ts'
import type { Item } from '../source.ts'

/** An entry of a bibliography. Spans are of the file's decoded text. */
export interface BibliographyEntry {
  readonly citekey: string
  readonly item: Item
  /** The whole entry, and its citekey: where go-to-definition leads. */
  readonly span: Span
  readonly keySpan: Span
  /** Files that it names as the document's own, as written: relative or absolute, of any system. */
  readonly files: readonly string[]
}

/** Something wrong at an offset of a bibliography's text. Reads on after “line 12: ”. */
export interface BibliographyFault {
  readonly offset: number
  readonly message: string
}

/** What one file gives: all entries that can be read, and one fault for each that cannot. */
export interface BibliographyReading {
  readonly entries: readonly BibliographyEntry[]
  readonly faults: readonly BibliographyFault[]
}
