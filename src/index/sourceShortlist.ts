import type { IndexView } from './passageIndex.ts'
import { readBlocks } from './postings.ts'
import { findTerm, REMOVED } from './segment.ts'
import { similarWords, wordsStarting } from './similarWords.ts'
import { wordTerm } from './terms.ts'

/** Words that a word of the query may become, and those it may be a slip for. */
const COMPLETIONS = 64
const SIMILAR_WORDS = 8

/** The documents that have most words of a query, mistyped or half typed; the first `most` of the index among equals. */
export function shortlist(view: IndexView, query: readonly string[], most: number): number[] {
  const docs = view.segments.reduce((sum, segment) => sum + segment.docs.length, 0)
  const counts = new Uint8Array(docs)
  const seen = new Uint8Array(docs)
  for (const word of query) {
    seen.fill(0)
    for (const id of wordsMeant(view, word)) markDocs(view, id, seen)
    for (let k = 0; k < docs; k++) counts[k]! += seen[k]!
  }
  const chosen: number[] = []
  for (let count = query.length; count > 0 && chosen.length < most; count--) {
    let base = 0
    for (const segment of view.segments) {
      for (let at = 0; at < segment.docs.length && chosen.length < most; at++) {
        if (counts[base + at] === count && segment.docs[at] !== REMOVED) chosen.push(segment.docs[at]!)
      }
      base += segment.docs.length
    }
  }
  return chosen
}

function wordsMeant({ vocabulary, orders }: IndexView, word: string): Set<number> {
  const near = similarWords(vocabulary, orders, word, SIMILAR_WORDS).map(one => one.id)
  const ids = [vocabulary.find(word), ...wordsStarting(vocabulary, orders, word, COMPLETIONS), ...near]
  return new Set(ids.filter(id => id >= 0))
}

function markDocs({ segments }: IndexView, id: number, seen: Uint8Array): void {
  let base = 0
  for (const segment of segments) {
    const { docs, docBlocks, termOffsets, postings } = segment
    const term = findTerm(segment, wordTerm(id))
    if (term >= 0) {
      const [start, end] = [termOffsets[term]!, termOffsets[term + 1]!]
      const blocks = new Uint32Array(end - start)
      const count = readBlocks(postings, start, end, 0, blocks)
      // Fields are short: a document has mostly one block, so that the next one is near.
      for (let k = 0, at = 0; k < count; k++) {
        while (docBlocks[at + 1]! <= blocks[k]!) at++
        seen[base + at] = 1
      }
    }
    base += docs.length
  }
}
