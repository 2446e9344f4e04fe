import type { Span } from '../base/span.ts'
import type { Locator } from '../library/source.ts'
import type { Verdict } from '../match/verdict.ts'

/** What can be found wrong with a draft. docs/findings has a page for each. */
export const findingCodes = [
  'altered-quotation',
  'altered-punctuation',
  'misattributed',
  'not-found',
  'unchecked',
  'risky-elision',
  'style-alteration',
  'wrong-locator',
  'uncited-quotation',
  'unknown-citekey',
  'duplicate-citekey',
  'source-problem',
] as const

export type FindingCode = (typeof findingCodes)[number]

export type Severity = 'error' | 'warning' | 'information' | 'hint'

/** Something the writer should look at. The span is of the draft. */
export interface Finding extends Span {
  readonly code: FindingCode
  readonly severity: Severity
  readonly message: string
  /** Where the source says otherwise. */
  readonly related?: { readonly uri: string; readonly span: Span; readonly message: string }
  /** What would settle it: edits of the draft, and the words for them. */
  readonly fixes?: readonly Fix[]
}

export interface Fix {
  readonly title: string
  readonly edits: readonly (Span & { readonly newText: string })[]
}

/** Where a quotation stands in its source. Spans are of the source file's decoded text. */
export interface QuotationMatch extends Span {
  readonly citekey: string
  readonly uri: string
  readonly path: string
  readonly spans: readonly Span[]
  readonly locator: Locator | undefined
}

/** A difference; the span is of the draft, empty where words are missing. */
export interface QuotationDifference extends Span {
  readonly op: 'replace' | 'insert' | 'delete' | 'punctuation'
  readonly source: string
  readonly draft: string
}

export interface CheckedQuotation extends Span {
  readonly text: string
  readonly verdict: Verdict
  readonly citekeys: readonly string[]
  readonly match: QuotationMatch | undefined
  readonly differences: readonly QuotationDifference[]
  /** Changes that style guides accept, each in a few words. */
  readonly alterations: readonly string[]
  readonly message: string
}

export interface CheckedDraft {
  readonly quotations: readonly CheckedQuotation[]
  readonly findings: readonly Finding[]
}
