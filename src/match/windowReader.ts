import type { IndexView } from '../index/passageIndex.ts'
import { BLOCK, docOfBlock, REMOVED, readDocWords, type Segment } from '../index/segment.ts'
import type { Group, Lookup } from './lookup.ts'
import { ELLIPSIS, type Query } from './query.ts'

/** A stretch of a document in which the query's words are dense. */
export interface Candidate {
  readonly segment: Segment
  /** The document's place in the segment. */
  readonly at: number
  /** Words of the document, half-open. */
  readonly from: number
  readonly to: number
  /** The weight of the query's words in it, by rarity. */
  readonly value: number
}

/** A passage may be so many times as long as the query, and so many words longer. */
export const STRETCH = 1.5
const SLACK = 12
/** The same for a query with an ellipsis. */
const ELLIPSIS_SLACK = 250
/** What two words in the query's order add, as a share of their weight; so many words apart at most. */
const ORDER = 0.5
const NEAR = 3

/** Groups are told apart up to this number: the first is 1. */
const LAST_GROUP = 0xff

/** The group of each word of the vocabulary, 0 for words that the query does not have. */
let groupOf = new Uint8Array(0)
/** What it adds when a group follows another: zero but for those that do so in the query of the reader at work. */
const order = new Float64Array((LAST_GROUP + 1) ** 2)
let words = new Uint32Array(256)
/** The words of the window that the query has: their places and their groups. */
let places = new Uint32Array(256)
let hits = new Uint8Array(256)

/** Reads windows of words and finds the densest stretch in each. One at a time: `close` it. */
export class WindowReader {
  private readonly view: IndexView
  private readonly lookup: Lookup
  private readonly length: number
  private readonly counts: number[]

  constructor(view: IndexView, lookup: Lookup, query: Query) {
    this.view = view
    this.lookup = lookup
    const slack = query.breaks.includes(ELLIPSIS) ? ELLIPSIS_SLACK : SLACK
    this.length = Math.ceil(query.words.length * STRETCH) + slack
    const { groups } = lookup
    if (groupOf.length < view.vocabulary.count) {
      groupOf = new Uint8Array(view.vocabulary.count + (view.vocabulary.count >> 2))
    }
    groups.forEach((group, g) => {
      for (const word of group.words) groupOf[word] = Math.min(LAST_GROUP, g + 1)
    })
    this.eachPair((a, b, at) => {
      order[at] = (a.rarity + b.rarity) * ORDER * 0.5
    })
    this.counts = new Array(groups.length + 1).fill(0)
  }

  close(): void {
    for (const group of this.lookup.groups) for (const word of group.words) groupOf[word] = 0
    this.eachPair((_a, _b, at) => {
      order[at] = 0
    })
  }

  /** The groups that follow each other in the query, and where `order` has them. */
  private eachPair(visit: (a: Group, b: Group, at: number) => void): void {
    const { groups, groupOfWord } = this.lookup
    for (let i = 0; i + 1 < groupOfWord.length; i++) {
      const [a, b] = [groupOfWord[i]!, groupOfWord[i + 1]!]
      if (a < LAST_GROUP && b < LAST_GROUP) visit(groups[a]!, groups[b]!, orderAt(a + 1, b + 1))
    }
  }

  /** The densest stretch of the window of `windowBlocks` blocks and the one before; none without any word. */
  read(block: number, windowBlocks: number): Candidate | undefined {
    const { segments, firstBlocks } = this.view
    let s = segments.length - 1
    while (firstBlocks[s]! > block) s--
    const segment = segments[s]!
    const local = block - firstBlocks[s]!
    const at = docOfBlock(segment, local)
    if (segment.docs[at] === REMOVED) return undefined
    const first = (local - segment.docBlocks[at]!) * BLOCK
    const from = Math.max(0, first - BLOCK)
    const to = Math.min(segment.docWords[at]!, Math.max(first + windowBlocks * BLOCK, from + this.length))
    if (words.length < to - from + BLOCK) {
      words = new Uint32Array((to - from + BLOCK) * 2)
      places = new Uint32Array(words.length)
      hits = new Uint8Array(words.length)
    }
    readDocWords(segment, at, from, to, words)
    const { start, end, value } = this.densest(to - from)
    return value === 0 ? undefined : { segment, at, from: from + start, to: from + end, value }
  }

  /** The stretch of at most `length` words with the greatest weight of different query words, and order. */
  private densest(count: number): { start: number; end: number; value: number } {
    const { counts, length } = this
    const { groups } = this.lookup
    let found = 0
    for (let k = 0; k < count; k++) {
      const group = groupOf[words[k]!]!
      if (group === 0) continue
      places[found] = k
      hits[found++] = group
    }
    counts.fill(0)
    let value = 0
    let best = 0
    let start = 0
    let end = 0
    let left = 0
    for (let k = 0; k < found; k++) {
      const place = places[k]!
      const group = hits[k]!
      if (counts[group]!++ === 0) value += groups[group - 1]!.rarity
      if (k > left && place - places[k - 1]! <= NEAR) value += order[orderAt(hits[k - 1]!, group)]!
      while (place - places[left]! >= length) {
        const old = hits[left]!
        if (--counts[old]! === 0) value -= groups[old - 1]!.rarity
        left++
        if (places[left]! - places[left - 1]! <= NEAR) value -= order[orderAt(old, hits[left]!)]!
      }
      if (value > best + 1e-9) {
        best = value
        start = places[left]!
        end = place + 1
      }
    }
    return { start, end, value: best }
  }
}

function orderAt(before: number, after: number): number {
  return before * (LAST_GROUP + 1) + after
}
