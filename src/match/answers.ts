import type { Ranked } from './ranked.ts'

/** A match is an answer if its score, and half of what it leads by, come to this. */
const ENOUGH = 0.65
const LEAD_SHARE = 0.5
/** A lead counts up to this. */
const MOST_LEAD = 0.25
/** Beside an answer others of such a score are answers, too. */
export const LIKELY = 0.58
/** Matches below this make no difference to what leads them. */
export const LEAST_RIVAL = 0.28

/**
 * Which of the matches, best first, are answers; none when the text is not in the library. A text that is there in
 * other words is found once, and everything else is far from it; what resembles a text that is not there resembles it
 * in several places by as much. So a weak match is judged by how far it leads, too: docs/evaluation.md.
 */
export function answersOf(ranked: readonly Ranked[]): Ranked[] {
  const apart = withoutOverlaps(ranked)
  const best = apart[0]
  if (!best) return []
  const rival = apart.find(one => !isCopy(one, best))?.match.score ?? LEAST_RIVAL
  const lead = Math.min(MOST_LEAD, best.match.score - rival)
  if (!best.match.exact && best.match.score + lead * LEAD_SHARE < ENOUGH) return []
  return apart.filter(one => one.match.score >= LIKELY || isCopy(one, best))
}

/** Whether the very same words were found: a document may be in the library twice. */
function isCopy(one: Ranked, best: Ranked): boolean {
  return one.hashes.length === best.hashes.length && one.hashes.every((hash, k) => hash === best.hashes[k])
}

/** Those that do not overlap a better one. */
function withoutOverlaps(ranked: readonly Ranked[]): Ranked[] {
  const kept: Ranked[] = []
  for (const one of ranked) {
    const [first, last] = [one.match.places[0]!, one.match.places.at(-1)!]
    const isKept = kept.some(
      ({ doc, match: { places } }) => doc === one.doc && places[0]! <= last && first <= places.at(-1)!,
    )
    if (!isKept) kept.push(one)
  }
  return kept
}
