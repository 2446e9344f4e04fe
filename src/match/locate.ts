import { hashOf, type Words, words } from '../base/words.ts'
import { parseQuery, type Query } from './query.ts'
import { type Match, match } from './score.ts'
import { type Located, spansOf } from './spans.ts'
import { stretchOfWords } from './stretch.ts'

/** A passage is looked for within so many times the quotation's words, and so many more. */
const REACH = 2
const SLACK = 40
/** Below this a text is not the quotation at all. */
const LEAST_SCORE = 0.35

/** Where in one text a quotation stands, or what comes nearest to it. `text` may come with its words read. */
export function locate(text: string, quotation: string, read: Words = words(text)): Located | undefined {
  const query = parseQuery(quotation)
  return query.words.length === 0 ? undefined : locateQuery(text, query, read)
}

export function locateQuery(text: string, query: Query, read: Words): Located | undefined {
  const run = wholeRun(query, read)
  const places = run ?? densest(query, read)
  if (!places) return undefined
  const margin = run ? 0 : query.words.length + SLACK
  const from = Math.max(0, places.from - margin)
  const to = Math.min(read.count, places.to + margin)
  const found = match(query, stretchOfWords(query, read, from, to))
  if (!found || found.score < LEAST_SCORE) return undefined
  return spansOf(text, query, shifted(found, from), read)
}

function shifted(found: Match, by: number): Match {
  return { ...found, places: found.places.map(place => place + by) }
}

/** Where the text has all of the query's words one after another: nothing can be denser. */
function wholeRun(
  { words: wanted }: Query,
  { count, hashes }: Words,
): { from: number; to: number } | undefined {
  const run = wanted.map(hashOf)
  for (let from = 0; from + run.length <= count; from++) {
    let length = 0
    while (length < run.length && hashes[from + length] === run[length]) length++
    if (length === run.length) return { from, to: from + length }
  }
  return undefined
}

/** The words of the text among which the query's are densest. */
function densest(query: Query, read: Words): { from: number; to: number } | undefined {
  const weights = new Map<number, number>()
  query.words.forEach((word, i) => {
    weights.set(hashOf(word), query.weights[i]!)
  })
  const length = query.words.length * REACH + SLACK
  const counts = new Map<number, number>()
  const hits: number[] = []
  let value = 0
  let best = 0
  let range: { from: number; to: number } | undefined
  let left = 0
  for (let k = 0; k < read.count; k++) {
    const hash = read.hashes[k]!
    const weight = weights.get(hash)
    if (weight === undefined) continue
    hits.push(k)
    const seen = counts.get(hash) ?? 0
    counts.set(hash, seen + 1)
    if (seen === 0) value += weight
    while (k - hits[left]! >= length) {
      const old = read.hashes[hits[left++]!]!
      const rest = counts.get(old)! - 1
      counts.set(old, rest)
      if (rest === 0) value -= weights.get(old)!
    }
    if (value > best + 1e-9) {
      best = value
      range = { from: hits[left]!, to: k + 1 }
    }
  }
  return range
}
