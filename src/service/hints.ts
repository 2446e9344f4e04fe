import type { Span } from '../base/span.ts'
import type { Verdict } from '../match/verdict.ts'
import { citedSources } from './citedSources.ts'
import type { Context, DraftDocument } from './context.ts'
import { describeBriefly } from './describeItem.ts'
import type { CheckedQuotation } from './finding.ts'

/** A word or sign shown in a draft that is not in its text. */
export interface Hint {
  readonly offset: number
  readonly label: string
  readonly tooltip: string
}

const SIGNS: Readonly<Record<Verdict, string>> = {
  verbatim: '✓',
  typographic: '✓',
  editorial: '✓',
  altered: '✗',
  misattributed: '✗',
  'not-found': '?',
  unchecked: '?',
}

/** Behind each quotation its verdict, and behind each citekey whom it stands for, within a part of the draft. */
export function hints(
  { library }: Context,
  { draft }: DraftDocument,
  checked: readonly CheckedQuotation[],
  within: Span,
): Hint[] {
  const verdicts = checked.map(({ end, verdict, message }) => ({
    offset: end,
    label: SIGNS[verdict],
    tooltip: message,
  }))
  const names = draft.citations.flatMap(({ items }) =>
    items.flatMap((cited): Hint[] => {
      const { citekey, keySpan, isWritten } = cited
      if (isWritten) return []
      const item = citedSources(library, cited)[0]?.item ?? library.entry(citekey)?.item
      const label = item && describeBriefly(item)
      return label ? [{ offset: keySpan.end, label, tooltip: '' }] : []
    }),
  )
  return [...verdicts, ...names]
    .filter(({ offset }) => within.start <= offset && offset <= within.end)
    .sort((a, b) => a.offset - b.offset)
}
