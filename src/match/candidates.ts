import type { IndexView } from '../index/passageIndex.ts'
import { BLOCK, docOfBlock, findTerm, REMOVED, readDocWords, type Segment } from '../index/segment.ts'
import { type Group, type Lookup, lookUp } from './lookup.ts'
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

/** Posting bytes read for a query, at most, after its rarest word. Bounds the time of common words. */
const POSTING_BUDGET = 150_000
/** Windows of blocks whose words are read, and candidates handed on, at least. */
const WINDOWS = 512
const CANDIDATES = 24
/** A window is read if its sum is such a share of the largest: below half, as a passage may lie across two. */
const LEAST_WINDOW = 0.4
/** A passage may be so many times as long as the query, and so many words longer. */
const STRETCH = 1.5
const SLACK = 12
/** The same for a query with an ellipsis. */
const ELLIPSIS_SLACK = 250
/** What two words in the query's order add, as a share of their weight. */
const ORDER = 0.5
/** The weights of a query's words in an accumulator of a byte sum to this. */
const FULL = 250

let sums = new Uint8Array(0)
let touched = new Uint32Array(0)
const wordBuffer = { words: new Uint32Array(0) }

/** The stretches most likely to hold the query, likeliest first. */
export function candidates(
  view: IndexView,
  query: Query,
  limit: number,
  filter?: (doc: number) => boolean,
): Candidate[] {
  const lookup = lookUp(view, query)
  const windowBlocks = Math.ceil((query.words.length * STRETCH) / BLOCK) + 1
  const count = accumulate(view, lookup)
  const windows = count > 0 ? densest(view, count, windowBlocks, filter) : firstBlocks(view, filter)
  for (let k = 0; k < count; k++) sums[touched[k]!] = 0
  const found: Candidate[] = []
  const reader = new WindowReader(view, lookup, query)
  for (const block of windows) {
    const candidate = reader.read(block, windowBlocks)
    if (candidate) found.push(candidate)
  }
  reader.close()
  found.sort((a, b) => b.value - a.value)
  return distinct(found, Math.max(CANDIDATES, limit))
}

/** Adds up, for each block, the weights of the query's words in it, rarest first. Returns how many blocks. */
function accumulate(view: IndexView, lookup: Lookup): number {
  const blocks = view.firstBlocks.at(-1)!
  if (sums.length < blocks + 64) sums = new Uint8Array(blocks + 64)
  const groups = [...lookup.groups].filter(group => group.cost > 0).sort((a, b) => a.cost - b.cost)
  const chosen: Group[] = []
  let budget = POSTING_BUDGET
  for (const group of groups) {
    if (chosen.length > 0 && group.cost > budget) continue
    chosen.push(group)
    budget -= group.cost
  }
  const total = chosen.reduce((sum, group) => sum + group.rarity, 0)
  const postings = chosen.reduce((sum, group) => sum + group.cost, 0)
  if (touched.length < Math.min(postings, blocks)) touched = new Uint32Array(Math.min(postings, blocks))
  let count = 0
  for (const group of chosen) {
    const weight = Math.max(1, Math.floor((group.rarity / total) * FULL))
    for (const term of group.terms) {
      view.segments.forEach((segment, s) => {
        const at = findTerm(segment, term)
        if (at < 0) return
        const [start, end] = [segment.termOffsets[at]!, segment.termOffsets[at + 1]!]
        count = addList(segment.postings, start, end, view.firstBlocks[s]!, weight, count)
      })
    }
  }
  return count
}

function addList(
  bytes: Uint8Array,
  start: number,
  end: number,
  base: number,
  weight: number,
  touchedCount: number,
): number {
  let count = touchedCount
  let block = base - 1
  for (let at = start; at < end; ) {
    let distance = bytes[at++]!
    if (distance >= 0x80) {
      distance &= 0x7f
      let shift = 7
      let more = bytes[at++]!
      for (; more >= 0x80; more = bytes[at++]!) {
        distance |= (more & 0x7f) << shift
        shift += 7
      }
      distance |= more << shift
    }
    block += distance
    const sum = sums[block]!
    if (sum === 0) touched[count++] = block
    sums[block] = Math.min(sum + weight, 255)
  }
  return count
}

/** The first blocks of the windows with the largest sums, in source order. */
function densest(
  view: IndexView,
  count: number,
  windowBlocks: number,
  filter: ((doc: number) => boolean) | undefined,
): Uint32Array {
  const { docStarts } = view
  const histogram = new Uint32Array(255 * windowBlocks + 1)
  const windows = new Uint16Array(count)
  for (let k = 0; k < count; k++) {
    const block = touched[k]!
    if (filter && !allowed(view, block, filter)) continue
    const sum = windowSum(docStarts, block, windowBlocks)
    windows[k] = sum
    histogram[sum]!++
  }
  let most = histogram.length - 1
  while (most > 0 && histogram[most] === 0) most--
  const lowest = Math.max(1, Math.floor(most * LEAST_WINDOW))
  let least = histogram.length
  let taken = 0
  while (least > lowest && taken < WINDOWS) taken += histogram[--least]!
  // Those with the least sum fill what the better ones leave, in source order.
  let fill = WINDOWS - (taken - histogram[least]!)
  const chosen: number[] = []
  for (let k = 0; k < count; k++) if (windows[k]! > least) chosen.push(touched[k]!)
  const last: number[] = []
  for (let k = 0; k < count; k++) if (windows[k] === least) last.push(touched[k]!)
  if (last.length > fill) last.sort((a, b) => a - b)
  for (const block of last) if (fill-- > 0) chosen.push(block)
  // A window is read together with the block before it: of two neighbours the better one is enough.
  return Uint32Array.from(chosen)
    .sort()
    .filter((block, k, all) => {
      if (k === 0 || all[k - 1] !== block - 1 || docStarts[block]) return true
      return windowSum(docStarts, block - 1, windowBlocks) < windowSum(docStarts, block, windowBlocks)
    })
}

function windowSum(docStarts: Uint8Array, block: number, windowBlocks: number): number {
  let sum = sums[block]!
  for (let b = block + 1; b < block + windowBlocks && docStarts[b] === 0; b++) sum += sums[b]!
  return sum
}

/** Where to look for words so common that no list has them, and no pair of them. */
function firstBlocks(view: IndexView, filter: ((doc: number) => boolean) | undefined): Uint32Array {
  const chosen: number[] = []
  for (let block = 0; block < view.firstBlocks.at(-1)! && chosen.length < WINDOWS; block++) {
    if (!filter || allowed(view, block, filter)) chosen.push(block)
  }
  return Uint32Array.from(chosen)
}

function allowed(view: IndexView, block: number, filter: (doc: number) => boolean): boolean {
  const { segment, local } = locateBlock(view, block)
  const doc = segment.docs[docOfBlock(segment, local)]!
  return doc !== REMOVED && filter(doc)
}

function locateBlock(view: IndexView, block: number): { segment: Segment; local: number } {
  let s = view.segments.length - 1
  while (view.firstBlocks[s]! > block) s--
  return { segment: view.segments[s]!, local: block - view.firstBlocks[s]! }
}

/** Reads windows of words and finds the densest stretch in each. */
class WindowReader {
  private readonly view: IndexView
  private readonly lookup: Lookup
  private readonly length: number
  /** 1 + the group of each word of the vocabulary, 0 for words that the query does not have. */
  private readonly groupOf: Uint8Array
  private readonly follows: Uint8Array
  private readonly counts: Uint16Array

  constructor(view: IndexView, lookup: Lookup, query: Query) {
    this.view = view
    this.lookup = lookup
    const slack = query.breaks.includes(ELLIPSIS) ? ELLIPSIS_SLACK : SLACK
    this.length = Math.ceil(query.words.length * STRETCH) + slack
    this.groupOf = groupsOfWords(view.vocabulary.count)
    const groups = lookup.groups.length
    lookup.groups.forEach((group, g) => {
      for (const word of group.words) this.groupOf[word] = Math.min(255, g + 1)
    })
    this.follows = new Uint8Array((groups + 1) * (groups + 1))
    const order = lookup.groupOfWord
    for (let i = 0; i + 1 < order.length; i++) {
      this.follows[(order[i]! + 1) * (groups + 1) + order[i + 1]! + 1] = 1
    }
    this.counts = new Uint16Array(groups + 1)
  }

  close(): void {
    for (const group of this.lookup.groups) for (const word of group.words) this.groupOf[word] = 0
  }

  read(block: number, windowBlocks: number): Candidate | undefined {
    const { segment, local } = locateBlock(this.view, block)
    const at = docOfBlock(segment, local)
    if (segment.docs[at] === REMOVED) return undefined
    const total = segment.docWords[at]!
    const first = (local - segment.docBlocks[at]!) * BLOCK
    const from = Math.max(0, first - BLOCK)
    const to = Math.min(total, Math.max(first + windowBlocks * BLOCK, from + this.length))
    if (wordBuffer.words.length < to - from + BLOCK)
      wordBuffer.words = new Uint32Array((to - from + BLOCK) * 2)
    const words = wordBuffer.words
    readDocWords(segment, at, from, to, words)
    const { start, end, value } = this.densest(words, to - from)
    if (value === 0) return undefined
    return { segment, at, from: from + start, to: from + end, value }
  }

  /** The stretch of at most `length` words with the greatest weight of different query words, and order. */
  private densest(words: Uint32Array, count: number): { start: number; end: number; value: number } {
    const { groupOf, follows, counts, lookup, length } = this
    const size = lookup.groups.length + 1
    const groups = lookup.groups
    const hits: number[] = []
    counts.fill(0)
    let value = 0
    let best = { start: 0, end: 0, value: 0 }
    let left = 0
    const ordered = (k: number): number => {
      if (k === 0 || hits[k]! - hits[k - 1]! > 3) return 0
      const a = groupOf[words[hits[k - 1]!]!]!
      const b = groupOf[words[hits[k]!]!]!
      return follows[a * size + b] ? (groups[a - 1]!.rarity + groups[b - 1]!.rarity) * ORDER * 0.5 : 0
    }
    for (let k = 0; k < count; k++) {
      const group = groupOf[words[k]!]!
      if (group === 0) continue
      hits.push(k)
      if (counts[group]!++ === 0) value += groups[group - 1]!.rarity
      value += ordered(hits.length - 1)
      while (k - hits[left]! >= length) {
        const old = groupOf[words[hits[left]!]!]!
        if (--counts[old]! === 0) value -= groups[old - 1]!.rarity
        left++
        value -= ordered(left)
      }
      if (value > best.value + 1e-9) best = { start: hits[left]!, end: k + 1, value }
    }
    return best
  }
}

let groupTable = new Uint8Array(0)

function groupsOfWords(words: number): Uint8Array {
  if (groupTable.length < words) groupTable = new Uint8Array(words + (words >> 2))
  return groupTable
}

/** The best candidates, leaving out those that have half of their words in a better one. */
function distinct(found: readonly Candidate[], most: number): Candidate[] {
  const kept: Candidate[] = []
  for (const one of found) {
    if (kept.length === most) break
    const { segment, at, from, to } = one
    const overlaps = (other: Candidate): boolean =>
      other.segment === segment &&
      other.at === at &&
      (Math.min(to, other.to) - Math.max(from, other.from)) * 2 > Math.min(to - from, other.to - other.from)
    if (!kept.some(overlaps)) kept.push(one)
  }
  return kept
}
