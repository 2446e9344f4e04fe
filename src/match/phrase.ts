import { words } from '../base/words.ts'
import type { IndexView } from '../index/passageIndex.ts'
import { readBlocks } from '../index/postings.ts'
import {
  BLOCK,
  blockCount,
  docOfBlock,
  findTerm,
  REMOVED,
  readDocWords,
  type Segment,
} from '../index/segment.ts'
import { pairTerm, wordTerm } from '../index/terms.ts'

/** A phrase found, word for word. */
export interface Occurrence {
  readonly segment: Segment
  /** The document's place in the segment. */
  readonly at: number
  /** The document's word with which the phrase starts. */
  readonly word: number
}

const PHRASE = /"([^"]*)"/g

/** The phrases of a query in straight quotation marks, and the query without the marks. */
export function phrasesOf(text: string): { phrases: string[][]; plain: string } {
  const phrases: string[][] = []
  for (const [, phrase] of text.matchAll(PHRASE)) {
    const found = words(phrase!)
    if (found.count > 0) phrases.push(Array.from({ length: found.count }, (_, i) => found.fold(i)))
  }
  return { phrases, plain: text.replace(PHRASE, '$1') }
}

/** Where a phrase of folded words stands, segment by segment in the order of the text. */
export function* occurrences(
  view: IndexView,
  phrase: readonly string[],
  filter?: (doc: number) => boolean,
): Generator<Occurrence> {
  const ids = phrase.map(word => view.vocabulary.find(word))
  if (ids.includes(-1)) return
  for (const segment of view.segments) {
    let last = { at: -1, word: -1 }
    for (const block of blocksWith(segment, termsOf(ids, view.commonWords))) {
      const at = docOfBlock(segment, block)
      const doc = segment.docs[at]!
      if (doc === REMOVED || (filter && !filter(doc))) continue
      // The term may stand anywhere in the phrase.
      const first = (block - segment.docBlocks[at]!) * BLOCK
      const from = Math.max(0, first - ids.length, at === last.at ? last.word + 1 : 0)
      const to = Math.min(segment.docWords[at]!, first + BLOCK + ids.length)
      for (const word of placesIn(segment, at, from, to, ids)) {
        last = { at, word }
        yield { segment, at, word }
      }
    }
  }
}

/** The terms that every block with the phrase, or the block before or behind it, must have. */
function termsOf(ids: readonly number[], commonWords: number): number[] {
  const terms: number[] = []
  ids.forEach((id, i) => {
    const before = i === 0 ? commonWords : ids[i - 1]!
    if (id >= commonWords) terms.push(wordTerm(id))
    else if (before < commonWords) terms.push(pairTerm(before, id))
  })
  return terms
}

/** The blocks of the rarest term. A single common word has no list: it may be in any block. */
function blocksWith(segment: Segment, terms: readonly number[]): Iterable<number> {
  let rarest = -1
  let least = Number.POSITIVE_INFINITY
  for (const term of terms) {
    const at = findTerm(segment, term)
    if (at < 0) return []
    const size = segment.termOffsets[at + 1]! - segment.termOffsets[at]!
    if (size >= least) continue
    least = size
    rarest = at
  }
  if (rarest < 0) return Array(blockCount(segment)).keys()
  const blocks = new Uint32Array(least)
  const { postings, termOffsets } = segment
  return blocks.subarray(0, readBlocks(postings, termOffsets[rarest]!, termOffsets[rarest + 1]!, 0, blocks))
}

function* placesIn(
  segment: Segment,
  at: number,
  from: number,
  to: number,
  ids: readonly number[],
): Iterable<number> {
  if (to - from < ids.length) return
  const words = new Uint32Array(to - from + 2 * BLOCK)
  readDocWords(segment, at, from, to, words)
  for (let k = 0; k + ids.length <= to - from; k++) {
    let i = 0
    while (i < ids.length && words[k + i] === ids[i]) i++
    if (i === ids.length) yield from + k
  }
}
