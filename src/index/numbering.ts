import type { SegmentDraft } from './draft.ts'
import { Vocabulary } from './vocabulary.ts'

/** A word is common if it is at least so large a share of all words … */
const COMMON_SHARE = 1 / 500
/** … and occurs at least so often: in small libraries no list is long enough to avoid. */
const COMMON_OCCURRENCES = 4096

export interface Numbering {
  readonly vocabulary: Vocabulary
  /** The words below this number are common: see `terms.ts`. */
  readonly commonWords: number
}

/**
 * Renumbers the words of a draft by frequency, commonest first, equals by spelling. Frequent words then take
 * fewer bytes, and the numbering depends on nothing but the documents.
 */
export function renumber(draft: SegmentDraft, vocabulary: Vocabulary, mostCommon: number): Numbering {
  const counts = new Uint32Array(vocabulary.count)
  const { words, wordCount: total } = draft
  for (let k = 0; k < total; k++) counts[words[k]!]!++
  const order: number[] = []
  for (let id = 0; id < counts.length; id++) if (counts[id]! > 0) order.push(id)
  const spelling = order.map(id => vocabulary.word(id))
  const rank = new Map(order.map((id, k) => [id, spelling[k]!]))
  order.sort((a, b) => counts[b]! - counts[a]! || (rank.get(a)! < rank.get(b)! ? -1 : 1))

  const renumbered = new Vocabulary()
  const numbers = new Uint32Array(vocabulary.count)
  for (const id of order) {
    numbers[id] = renumbered.intern(
      vocabulary.units,
      vocabulary.offsets[id]!,
      vocabulary.offsets[id + 1]!,
      vocabulary.hashes[id]!,
    )
  }
  for (let k = 0; k < total; k++) words[k] = numbers[words[k]!]!
  const least = Math.max(COMMON_OCCURRENCES, total * COMMON_SHARE)
  let commonWords = 0
  while (commonWords < mostCommon && counts[order[commonWords]!]! >= least) commonWords++
  return { vocabulary: renumbered, commonWords }
}
