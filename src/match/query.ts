import { words } from '../base/words.ts'
import type { QueryWord } from './align.ts'

/** What stands for words left out or put in: an ellipsis, or the edge of a bracket. */
const GAP = /…|\.\s?\.\s?\.|[[\]]/

/** The words of a query, each weighted by `weightOf` its fold. `typing`: the last one may be cut short. */
export function queryWords(query: string, weightOf: (fold: string) => number, typing = false): QueryWord[] {
  const found = words(query)
  const cutShort = typing && found.count > 0 && found.end(found.count - 1) === query.length
  return Array.from({ length: found.count }, (_, i) => ({
    fold: found.fold(i),
    weight: weightOf(found.fold(i)),
    gapBefore: i > 0 && GAP.test(query.slice(found.end(i - 1), found.start(i))),
    isPrefix: cutShort && i === found.count - 1,
  }))
}
