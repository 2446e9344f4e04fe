import { words } from '../base/words.ts'
import type { CitationItem, Quotation } from '../draft/model.ts'
import { isBetter } from '../match/compare.ts'
import type { Comparison } from '../match/verdict.ts'
import { citedSources } from './citedSources.ts'
import type { Context } from './context.ts'
import { type Judged, judge } from './judge.ts'

/** Less of a quotation's own words than this in a place, and it is not from there. */
const LEAST_AGREEMENT = 0.5
/** Nor less than this where a piece of so many words is there as it is. */
const WHOLE_PIECE = 4
const LEAST_AGREEMENT_WITH_PIECE = 0.4
/** Cited quotations of so few words must stand in the source as they are. */
const SHORT_WORDS = 2

/** A quotation held against a source that its citation names. */
export interface JudgedCited extends Judged {
  readonly item: CitationItem
}

/** What became of the sources that a citation names: none is known, or none has a text. */
export type NoText = 'no-source' | 'no-text'

/** The best comparison with any source that the citation names; `undefined` when the words are in none of them. */
export async function judgeCited(
  context: Context,
  quotation: Quotation,
  items: readonly CitationItem[],
): Promise<JudgedCited | NoText | undefined> {
  let best: JudgedCited | undefined
  let state: NoText | undefined = 'no-source'
  for (const item of items) {
    for (const source of citedSources(context.library, item)) {
      const judged = await judge(context, source, quotation, item.locator)
      if (judged === 'no-text') {
        state &&= 'no-text'
        continue
      }
      state = undefined
      if (!judged || !isFrom(judged.comparison)) continue
      if (judged.comparison.verdict === 'altered' && isShort(quotation)) continue
      if (!best || isBetter(judged.comparison, best.comparison)) best = { ...judged, item }
    }
  }
  return best ?? state
}

/** Whether enough of a quotation is there to say that it is from this source, altered or not. */
function isFrom({ agreement, wholePiece }: Comparison): boolean {
  return agreement >= (wholePiece >= WHOLE_PIECE ? LEAST_AGREEMENT_WITH_PIECE : LEAST_AGREEMENT)
}

/** Whether so few words say little about where they are from. */
export function isShort(quotation: Quotation): boolean {
  return words(quotation.map.text).count <= SHORT_WORDS
}
