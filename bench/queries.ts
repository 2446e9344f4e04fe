/** Something typed to find a passage, and where the passage is. */
export interface Typed {
  readonly text: string
  readonly doc: number
  readonly start: number
  readonly end: number
}

/** Words of a query, at least and at most. */
const SHORTEST = 5
const LONGEST = 20
const TYPO = 0.15
const DROP = 0.1

/** The same queries for the same library: passages as they stand, mistyped, shortened, or both. */
export function queries(texts: readonly string[], count: number): Typed[] {
  const random = mulberry32(20_240_601)
  const below = (limit: number): number => Math.floor(random() * limit)
  const mistype = (word: string): string => {
    if (word.length < 4) return word
    const k = 1 + below(word.length - 2)
    return below(2)
      ? word.slice(0, k) + word.slice(k + 1)
      : word.slice(0, k) + word[k + 1] + word[k] + word.slice(k + 2)
  }
  const made: Typed[] = []
  for (let tries = 0; made.length < count && tries < count * 50; tries++) {
    const doc = below(texts.length)
    const words = [...texts[doc]!.matchAll(/\S+/g)]
    const length = SHORTEST + below(LONGEST - SHORTEST)
    if (words.length < length + 5) continue
    const from = below(words.length - length)
    const chosen = words.slice(from, from + length)
    const kind = made.length % 4
    const text = chosen
      .map(([word]) => (kind % 2 === 1 && random() < TYPO ? mistype(word) : word))
      .filter(() => kind < 2 || random() >= DROP)
      .join(' ')
    const last = chosen.at(-1)!
    made.push({ text, doc, start: chosen[0]!.index, end: last.index + last[0].length })
  }
  return made
}

function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
