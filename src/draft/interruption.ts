import type { MarkedQuotation } from './quotationMarks.ts'

/** Verbs by which a quotation is given to somebody. */
export const REPORTING =
  /\b(?:said|says|say|saying|told|tells|added|adds|wrote|writes|argued|argues|asked|asks|replied|replies|answered|answers|claimed|claims|continued|continues|declared|declares|explained|explains|insisted|insists|noted|notes|observed|observes|recalled|recalls|remarked|remarks|reported|reports|stated|states|stressed|stresses|warned|warns|announced|announces|admitted|admits|concluded|concludes|promised|promises|went on|goes on|according to)\b/i

/** An attribution between two halves of a quotation is at most this long, citations not counted. UTF-16 units. */
const LONGEST_ATTRIBUTION = 120

/**
 * Groups the quotations of a paragraph: an attribution within a sentence interrupts one quotation (“We will,” she
 * said, “sell.”); where the sentence ends before the second half, or a conjunction leads to another quotation, they are
 * two. `prose` has blanks for citations.
 */
export function interrupted(prose: string, quotations: readonly MarkedQuotation[]): MarkedQuotation[][] {
  const groups: MarkedQuotation[][] = []
  for (const quotation of quotations) {
    const group = groups.at(-1)
    const last = group?.at(-1)
    if (group && last && isInterruption(prose, last, quotation)) group.push(quotation)
    else groups.push([quotation])
  }
  return groups
}

function isInterruption(prose: string, first: MarkedQuotation, second: MarkedQuotation): boolean {
  const between = prose.slice(first.outer.end, second.outer.start)
  if (between.length > 2 * LONGEST_ATTRIBUTION) return false
  const attribution = between.replace(/[\s\u0000()[\]]+/g, ' ').trim()
  const words = prose.slice(first.inner.start, first.inner.end).trimEnd()
  const goesOn = /[,—–-]$/.test(words) || attribution.startsWith(',')
  return (
    goesOn &&
    attribution.length <= LONGEST_ATTRIBUTION &&
    /[,—–-]$/.test(attribution) &&
    !/[.!?;:]/.test(attribution.replace(/\b(?:\p{Lu}|Mr|Mrs|Ms|Dr|Prof|Sen|Gov|Gen|St)\./gu, '')) &&
    !/^,? ?(?:and|but|or|while|whereas|then|yet|although|though)\b/i.test(attribution) &&
    REPORTING.test(attribution)
  )
}
