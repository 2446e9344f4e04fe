import type { Span } from '../base/span.ts'

/** What the comparison of a quotation with its source says; docs/findings.md tells each one's meaning. */
export type Verdict =
  | 'verbatim'
  | 'typographic'
  | 'editorial'
  | 'altered'
  | 'misattributed'
  | 'not-found'
  | 'unchecked'

/** The rules of a style guide, where guides differ. */
export type Style = 'standard' | 'chicago' | 'apa' | 'ap'

/** One place where a quotation is not what its source says. */
export interface Difference {
  /** What the draft did to the source's words; `punctuation` where all words are the same. */
  readonly op: 'replace' | 'insert' | 'delete' | 'punctuation'
  /** The source's wording, empty for an insertion. */
  readonly source: string
  /** The draft's wording, empty for a deletion. */
  readonly draft: string
  /** Of the quotation's text; empty, at the place in question, for a deletion. */
  readonly draftSpan: Span
  /** Of the source's text. */
  readonly sourceSpan: Span
}

export type AlterationKind =
  | 'ellipsis'
  | 'round-ellipsis'
  | 'brackets'
  | 'note'
  | 'first-letter'
  | 'capitals'
  | 'house-style'
  | 'quotation-marks'
  | 'final-punctuation'
  | 'correction'

/** A change that style guides accept. */
export interface Alteration {
  readonly kind: AlterationKind
  /** In a few words. */
  readonly text: string
  /** Of the quotation's text. */
  readonly draftSpan: Span
}

/** Words of the source that the quotation leaves out at a marked ellipsis. */
export interface Elision {
  readonly sourceSpan: Span
  /** The place of the ellipsis in the quotation's text. */
  readonly draftSpan: Span
}

export interface Comparison {
  readonly verdict: 'verbatim' | 'typographic' | 'editorial' | 'altered'
  /** The pieces of the source's text that the quotation consists of, in its order, and their hull. */
  readonly spans: readonly Span[]
  readonly span: Span
  readonly differences: readonly Difference[]
  readonly alterations: readonly Alteration[]
  readonly elisions: readonly Elision[]
  /** The quotation itself marks that something stands before, or after, it. */
  readonly isOpenBefore: boolean
  readonly isOpenAfter: boolean
  /** Share of the quotation's own words that the source has there, 0 to 1. */
  readonly agreement: number
  /** The words of the longest piece, between two ellipses, that the source has as it is; 0 if it has none. */
  readonly wholePiece: number
}
