import { overlapping, type Span } from '../base/span.ts'
import type { Verdict } from '../match/verdict.ts'
import { citedSources } from './citedSources.ts'
import type { Context, DraftDocument } from './context.ts'
import type { CheckedQuotation } from './finding.ts'

export type TokenKind = 'citekey' | 'locator' | 'quotation'
export type TokenTrait = 'known' | 'unknown' | 'verified' | 'altered' | 'missing'

/** A part of a draft that is coloured for what it is. */
export interface Token extends Span {
  readonly kind: TokenKind
  readonly trait: TokenTrait | undefined
}

const TRAITS: Readonly<Record<Verdict, TokenTrait | undefined>> = {
  verbatim: 'verified',
  typographic: 'verified',
  editorial: 'verified',
  altered: 'altered',
  misattributed: 'altered',
  'not-found': 'missing',
  unchecked: undefined,
}

/** Citekeys, locators, and quotations by their verdicts, as far as they have been checked; in order and apart. */
export function highlighting(
  { library }: Context,
  { draft }: DraftDocument,
  checked: readonly CheckedQuotation[],
): Token[] {
  const verdicts = new Map(checked.map(({ start, verdict }) => [start, verdict]))
  const cited = draft.citations
    .flatMap(({ items }) => items)
    .flatMap((item): Token[] => {
      const { citekey, keySpan, locatorSpan, isWritten } = item
      const isKnown = citedSources(library, item).length > 0 || library.entry(citekey) !== undefined
      const key: Token = { ...keySpan, kind: 'citekey', trait: isKnown ? 'known' : 'unknown' }
      const locator: Token[] = locatorSpan ? [{ ...locatorSpan, kind: 'locator', trait: undefined }] : []
      return isWritten ? locator : [key, ...locator]
    })
    .sort((a, b) => a.start - b.start)
  const quoted = draft.quotations.flatMap(({ start, spans }): Token[] => {
    const verdict = verdicts.get(start)
    const trait = verdict && TRAITS[verdict]
    return spans.flatMap(span => around(span, cited)).map(span => ({ ...span, kind: 'quotation', trait }))
  })
  return apart([...cited, ...quoted].sort((a, b) => a.start - b.start || a.end - b.end))
}

/** A quotation without the citations inside it. */
function around(span: Span, cited: readonly Span[]): Span[] {
  const holes = overlapping(cited, hole => hole, span)
  const starts = [span.start, ...holes.map(({ end }) => end)]
  const ends = [...holes.map(({ start }) => start), span.end]
  return starts.map((start, i) => ({ start, end: ends[i]! })).filter(({ start, end }) => end > start)
}

function apart(tokens: readonly Token[]): Token[] {
  let end = 0
  return tokens.filter(token => {
    if (token.start < end) return false
    end = token.end
    return true
  })
}
