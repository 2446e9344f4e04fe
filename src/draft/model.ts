import type { Span } from '../base/span.ts'
import type { TextMap } from '../base/textMap.ts'
import type { Locator } from '../library/source.ts'

export type CitationMode = 'parenthetical' | 'narrative' | 'suppress-author'

/** One source that a citation names. The span is the item's own part of the citation. */
export interface CitationItem extends Span {
  /** The source's name; its address where `isUrl` says so. */
  readonly citekey: string
  /** Of the key itself, without `@` and braces. */
  readonly keySpan: Span
  /** Named by its address, as in HTML's `<blockquote cite="https://…">`, so it may well not be in the library. */
  readonly isUrl?: true
  /** Named by a reference that is written out in a note, not by a key: `keySpan` is the reference without its locator. */
  readonly isWritten?: true
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
  /** It stands in a note (a footnote or an endnote), not in the text. */
  readonly isInNote?: true
}

/** Words of a draft given as somebody else's. The span excludes the outer marks. */
export interface Quotation extends Span {
  readonly kind: 'inline' | 'block'
  /**
   * The words themselves, without marks. More than one span where an attribution interrupts a sentence
   * (“We will,” she said, “sell.”) or a quotation goes on in the next paragraph; the quotation's own span is their hull.
   */
  readonly spans: readonly Span[]
  /** What a reader sees of `spans`, with the way back to the draft's offsets. */
  readonly map: TextMap
  /** The citation that says where it is from; absent also where several might, see `candidates`. */
  readonly citation: Citation | undefined
  /** Two or more citations that it might belong to, where nothing decides between them; else empty. */
  readonly candidates: readonly Citation[]
  /** The draft says that these words are a translation (“my translation”), so they are not the source's. */
  readonly isTranslation: boolean
  /** Of the words, where the markup says so, as a BCP 47 tag (`fr`) or as the markup names it (`french`). */
  readonly language: string | undefined
}

/** What the service knows of a writer's document. All spans are UTF-16 offsets of its text. */
export interface Draft {
  readonly citations: readonly Citation[]
  readonly quotations: readonly Quotation[]
}
