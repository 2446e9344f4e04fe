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

export interface Comparison {
  readonly verdict: 'verbatim' | 'typographic' | 'editorial' | 'altered'
  /** What the quotation corresponds to in the source's text. */
  readonly span: Span
  readonly differences: readonly Difference[]
  /** What was changed in a way that style guides accept, each in a few words. */
  readonly alterations: readonly string[]
  /** Share of the quotation's own words that the source has there, 0 to 1. */
  readonly agreement: number
}
