import type { Quotation } from '../draft/model.ts'
import type { Library } from '../library/library.ts'
import type { Source } from '../library/source.ts'
import { isBetter } from '../match/compare.ts'
import { search } from '../match/search.ts'
import type { Context } from './context.ts'
import { type Judged, judge } from './judge.ts'
import { isShort } from './judgeCited.ts'

/** To say that another source is the right one, more must agree than in the one that is cited. */
const LEAST_AGREEMENT = 0.8
/** What is found with a lower score is not compared: so little of it is there … */
const LEAST_SCORE = 0.6
/** … or too little to be the very words. */
const LEAST_SCORE_UNALTERED = 0.8
/** So many passages are compared. */
const MOST_CANDIDATES = 6
/** The answers for so many texts are kept: a quotation that is being typed is another one at each letter. */
const MOST_KEPT = 10_000
/** As much of a quotation is looked for as tells it from all others. In characters. */
const SEARCHED = 1_000

/**
 * The source of the library whose words these are, if there is one. Looked for once while the library stays.
 * `cited`: the source that has them altered, so that only one that has them unaltered is of interest.
 */
export function judgeLibrary(
  context: Context,
  quotation: Quotation,
  cited?: Source,
): Promise<Judged | undefined> {
  if (isShort(quotation)) return Promise.resolve(undefined)
  const known = lookUps(context.library)
  const key = [context.settings.check.style, cited?.id, quotation.map.text].join('\n')
  const found = known.get(key) ?? lookUp(context, quotation, cited)
  if (known.size >= MOST_KEPT) known.clear()
  known.set(key, found)
  return found
}

const known = new WeakMap<Library, Map<string, Promise<Judged | undefined>>>()

/** What was looked for in the whole library; forgotten when it changes. */
function lookUps(library: Library): Map<string, Promise<Judged | undefined>> {
  const kept = known.get(library)
  if (kept) return kept
  const made = new Map<string, Promise<Judged | undefined>>()
  known.set(library, made)
  library.onDidChange(() => made.clear())
  return made
}

async function lookUp(
  context: Context,
  quotation: Quotation,
  cited: Source | undefined,
): Promise<Judged | undefined> {
  const { library, passages } = context
  const textOf = async (id: number) => {
    const source = library.byId(id)
    return source && (await library.text(source))?.map.text
  }
  const leastScore = cited ? LEAST_SCORE_UNALTERED : LEAST_SCORE
  const found = await search(passages, textOf, quotation.map.text.slice(0, SEARCHED), {
    limit: MOST_CANDIDATES,
    literal: true,
    isQuick: cited !== undefined,
    leastScore,
  })
  const ids = new Set(found.filter(({ score }) => score >= leastScore).map(({ doc }) => doc))
  // Left out here and not by a filter, which would go through the whole library.
  if (cited) ids.delete(cited.id)
  // Of those that are equal the first by its path counts, whichever came first into the library.
  const sources = [...ids].flatMap(id => library.byId(id) ?? []).sort((a, b) => (a.path < b.path ? -1 : 1))
  let best: Judged | undefined
  for (const source of sources) {
    const judged = await judge(context, source, quotation)
    if (!judged || judged === 'no-text' || judged.comparison.agreement < LEAST_AGREEMENT) continue
    if (!best || isBetter(judged.comparison, best.comparison)) best = judged
  }
  return best
}
