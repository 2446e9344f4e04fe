import type { Span } from '../base/span.ts'
import type { TextMap } from '../base/textMap.ts'
import type { Locator } from '../library/source.ts'

export type CitationMode = 'parenthetical' | 'narrative' | 'suppress-author'

/** One source that a citation names. The span is the item's own part of the citation. */
export interface CitationItem extends Span {
  readonly citekey: string
  /** Of the key itself, without `@` and braces. */
  readonly keySpan: Span
  readonly mode: CitationMode
  /** As written, trimmed. */
  readonly prefix: string
  readonly locator: Locator | undefined
  /** Of the locator as written, label included. */
  readonly locatorSpan: Span | undefined
  /** As written, trimmed. */
  readonly suffix: string
}

/** The mark in a draft that names one or more sources. */
export interface Citation extends Span {
  readonly items: readonly CitationItem[]
}

/** Words of a draft given as somebody else's. The span excludes the marks. */
export interface Quotation extends Span {
  readonly kind: 'inline' | 'block'
  /** What a reader sees of it, with the way back to the draft's offsets. */
  readonly map: TextMap
  /** The citation that says where it is from. */
  readonly citation: Citation | undefined
}

/** What the service knows of a writer's document. All spans are UTF-16 offsets of its text. */
export interface Draft {
  readonly citations: readonly Citation[]
  readonly quotations: readonly Quotation[]
}
