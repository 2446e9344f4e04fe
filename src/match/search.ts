import { breathe, type CancellationToken, neverCancelled } from '../base/cancellation.ts'
import { words } from '../base/words.ts'
import type { PassageIndex } from '../index/passageIndex.ts'
import { align } from './align.ts'
import { type Place, placeOf } from './locate.ts'
import { queryWords } from './query.ts'

export interface SearchOptions {
  readonly limit: number
  /** Only documents for which this holds. */
  readonly filter?: (doc: number) => boolean
  /** The last word is still being typed and may be the start of a longer one. */
  readonly typing?: boolean
  readonly token?: CancellationToken
}

export interface Found extends Place {
  readonly doc: number
  readonly kind: 'exact' | 'fuzzy'
}

/** Below this score a place says nothing about the query: absence is an answer. */
const LEAST_SCORE = 0.45
/** So many documents are aligned, and so many places looked for in each. */
const DOCUMENTS = 30
const PLACES = 5

/** The passages that answer a half-remembered text, best first; exact ones before fuzzy ones. */
export async function search(
  index: PassageIndex,
  read: (doc: number) => Promise<string | undefined>,
  query: string,
  { limit, filter = () => true, typing = false, token = neverCancelled }: SearchOptions,
): Promise<Found[]> {
  const wanted = queryWords(query, word => index.rarity(word), typing)
  if (wanted.length === 0) return []
  const candidates = index.candidates(
    wanted.map(word => word.fold),
    typing,
    DOCUMENTS,
  )
  const found: Found[] = []
  for (const { doc, weight } of candidates) {
    if (weight < LEAST_SCORE || !filter(doc)) continue
    const text = await read(doc)
    if (token.isCancellationRequested) return []
    if (text === undefined) continue
    const source = words(text)
    const used = new Set<number>()
    for (let n = 0; n < PLACES; n++) {
      const alignment = align(wanted, source, word => !used.has(word))
      if (!alignment || alignment.score < LEAST_SCORE) break
      for (const [, word] of alignment.pairs) used.add(word)
      const isExact = alignment.score > 0.999
      found.push({ doc, ...placeOf(alignment, wanted, source), kind: isExact ? 'exact' : 'fuzzy' })
    }
    await breathe()
  }
  const length = (place: Found) => place.end - place.start
  return found
    .sort((a, b) => b.score - a.score || length(a) - length(b) || a.doc - b.doc || a.start - b.start)
    .slice(0, limit)
}
