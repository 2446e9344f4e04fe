import { Words } from '../base/words.ts'
import { buildSegment, giveRoomBack } from './buildSegment.ts'
import { DocStarts } from './docStarts.ts'
import { SegmentDraft } from './draft.ts'
import { withRoom } from './growable.ts'
import { loadIndex, saveIndex, sumAhead } from './indexFile.ts'
import { mergeSegments } from './mergeSegments.ts'
import { renumber } from './numbering.ts'
import {
  BLOCK,
  blockCount,
  CHECKPOINT,
  presentBlocks,
  REMOVED,
  readDocWords,
  type Segment,
} from './segment.ts'
import { placeInSegment } from './segmentPlaces.ts'
import { MOST_COMMON_WORDS } from './terms.ts'
import { Vocabulary } from './vocabulary.ts'
import { orderWords, type WordOrders } from './wordOrders.ts'

/** Words that wait for a search or a merge before they become a segment; more are sealed at once. */
const DRAFT_WORDS = 1 << 20
/** The numbering by frequency is renewed when the library has grown so many times … */
const NUMBERING_GROWTH = 8
/** … until it has seen so many words, which are a good enough sample of any library. */
const NUMBERING_SAMPLE = 1 << 21
/** … and more than so many are not numbered anew, since it takes a fraction of a second. */
const NUMBERING_MOST = 1 << 22
/** New words that may wait to be put in order, since a misspelt word is compared with each of them. */
const UNORDERED_WORDS = 1 << 10
/** A segment of at most so many blocks is made anew with what comes next: a few milliseconds' work. */
const TINY_BLOCKS = 256
/** A segment is merged with those behind it unless it is so many times as large as these. */
const SEGMENT_RATIO = 4
/** Blocks, some thirty megabytes, beyond which a merge takes no more: it holds its parts and their sum at once. */
const MERGED_BLOCKS = 1 << 18
/** A segment of so many is left as it is. */
const FULL_BLOCKS = MERGED_BLOCKS / 2

/** What a search works on: everything put so far, as flat arrays. It stays valid until the next change. */
export interface IndexView {
  readonly vocabulary: Vocabulary
  readonly orders: WordOrders
  readonly commonWords: number
  readonly segments: readonly Segment[]
  /** The number, over all segments, of each segment's first block; and one more for the end. */
  readonly firstBlocks: readonly number[]
  /** 1 for each block, over all segments, with which a document starts; and for the end. */
  readonly docStarts: Uint8Array
}

/**
 * The words of all documents and where they stand. Texts are not kept. Each document is known by a small
 * number of the caller's.
 */
export class PassageIndex {
  private readonly mostCommon: number
  private vocabulary = new Vocabulary()
  private orders = orderWords(this.vocabulary)
  private commonWords = 0
  /** The words that the present numbering was made from. */
  private numberedWords = 0
  private segments: Segment[] = []
  private draft = new SegmentDraft()
  private readonly scanner = new Words()
  /** 1 for each document that there is. Made when first needed, after loading. */
  private present: Uint8Array | undefined
  private readonly starts = new DocStarts()
  private current: IndexView | undefined
  private merge: { steps: Generator<void, Segment>; from: number; count: number } | undefined

  /** `commonWords`: so many words at most, the commonest of a large library, have no lists (`terms.ts`). */
  constructor({ commonWords = MOST_COMMON_WORDS } = {}) {
    this.mostCommon = commonWords
  }

  /** Reads an index that `save` wrote. Throws `IndexFileError` for anything else. */
  static load(bytes: Uint8Array): PassageIndex {
    const index = new PassageIndex()
    const { vocabulary, orders, commonWords, numberedWords, segments } = loadIndex(bytes)
    index.vocabulary = vocabulary
    index.commonWords = commonWords
    index.numberedWords = numberedWords
    index.segments = segments
    index.orders = orders
    return index
  }

  /** The index as bytes for `load`, in pieces that follow each other: every document put, whatever the segments. */
  save(): Uint8Array[] {
    this.seal()
    const { vocabulary, orders, commonWords, numberedWords, segments } = this
    return saveIndex({ vocabulary, orders, commonWords, numberedWords, segments })
  }

  /** Adds a document, in place of one with the same number. */
  put(doc: number, text: string): void {
    this.remove(doc)
    const words = this.scanner.scan(text)
    const { draft, vocabulary } = this
    const start = draft.open(doc, words.count)
    const ids = draft.words
    const { units, offsets, hashes, starts, count } = words
    for (let k = 0; k < count; k++) {
      ids[start + k] = vocabulary.intern(units, offsets[k]!, offsets[k + 1]!, hashes[k]!)
    }
    for (let k = 0; k < count; k += BLOCK * CHECKPOINT) draft.addCheckpoint(starts[k]!)
    this.present = withRoom(this.documents(), doc + 1)
    this.present[doc] = 1
    this.current = undefined
    if (draft.wordCount >= (this.numberedWords > 0 ? DRAFT_WORDS : NUMBERING_SAMPLE)) this.seal()
  }

  remove(doc: number): void {
    const present = this.documents()
    if (!present[doc]) return
    present[doc] = 0
    this.current = undefined
    const drafted = this.draft.find(doc)
    if (drafted >= 0) {
      this.draft.remove(drafted)
      return
    }
    for (let s = this.segments.length - 1; s >= 0; s--) {
      const at = placeInSegment(this.segments[s]!, doc)
      if (at < 0) continue
      this.segments[s]!.docs[at] = REMOVED
      return
    }
  }

  /** What a search works on. */
  view(): IndexView {
    this.seal()
    if (!this.current) {
      const firstBlocks = [0]
      for (const segment of this.segments) firstBlocks.push(firstBlocks.at(-1)! + blockCount(segment))
      this.order()
      const { vocabulary, orders, commonWords, segments } = this
      const docStarts = this.starts.of(segments, firstBlocks)
      this.current = { vocabulary, orders, commonWords, segments: [...segments], firstBlocks, docStarts }
    }
    return this.current
  }

  /**
   * Joins small segments in the background, for about `budgetMs` milliseconds. False when nothing is left
   * to do.
   */
  mergeStep(budgetMs: number): boolean {
    const deadline = performance.now() + budgetMs
    this.seal()
    this.order()
    this.merge ??= this.nextMerge()
    if (!this.merge) {
      // Nothing more comes for now: a long build's room is given back.
      if (this.draft.words.length > TINY_BLOCKS * BLOCK) {
        this.draft = new SegmentDraft()
        giveRoomBack()
      }
      return false
    }
    const { steps, from, count } = this.merge
    do {
      const step = steps.next()
      if (step.done) {
        this.segments.splice(from, count, ...(step.value.docs.length > 0 ? [step.value] : []))
        this.merge = undefined
        this.current = undefined
        return true
      }
    } while (performance.now() < deadline)
    return true
  }

  /** Takes checksums ahead of `save`, for about `budgetMs` milliseconds. False when nothing is left to do. */
  prepareSave(budgetMs: number): boolean {
    return !sumAhead(this.segments, performance.now() + budgetMs)
  }

  /** Sizes for reports. `bytes` is what the segments and the vocabulary take. */
  stats(): { documents: number; words: number; bytes: number; segments: number } {
    let documents = 0
    let words = 0
    let bytes = this.vocabulary.count * 4 + this.vocabulary.offsets[this.vocabulary.count]! * 2
    for (const segment of this.segments) {
      for (let at = 0; at < segment.docs.length; at++) {
        if (segment.docs[at] === REMOVED) continue
        documents++
        words += segment.docWords[at]!
      }
      for (const part of Object.values(segment)) bytes += part.byteLength
    }
    for (let at = 0; at < this.draft.count; at++) {
      if (this.draft.docs[at] === REMOVED) continue
      documents++
      words += this.draft.ends[at]! - (at === 0 ? 0 : this.draft.ends[at - 1]!)
    }
    return { documents, words, bytes, segments: this.segments.length }
  }

  private documents(): Uint8Array {
    if (!this.present) {
      let least = 64
      for (const { docs } of this.segments) {
        for (const doc of docs) if (doc !== REMOVED && doc >= least) least = doc + 1
      }
      this.present = new Uint8Array(least)
      for (const { docs } of this.segments) for (const doc of docs) if (doc !== REMOVED) this.present[doc] = 1
    }
    return this.present
  }

  private order(): void {
    if (this.vocabulary.count - this.orders.count <= UNORDERED_WORDS) return
    this.orders = orderWords(this.vocabulary, this.orders)
    this.current = undefined
  }

  /** Makes the draft a segment. */
  private seal(): void {
    if (this.draft.count === 0) return
    this.renewNumbering()
    this.takeBackLast()
    const segment = buildSegment(this.draft, this.vocabulary.count, this.commonWords)
    if (this.draft.words.length > 2 * DRAFT_WORDS) this.draft = new SegmentDraft()
    else this.draft.clear()
    this.current = undefined
    if (segment.docs.length > 0) this.segments.push(segment)
  }

  /** Puts a very small last segment into the draft again, so that many little changes make one segment. */
  private takeBackLast(): void {
    const last = this.segments.at(-1)
    if (!last || this.merge || blockCount(last) > TINY_BLOCKS) return
    const all = new SegmentDraft()
    appendSegment(all, last)
    appendDraft(all, this.draft)
    this.draft = all
    this.segments.pop()
  }

  private renewNumbering(): void {
    if (this.numberedWords >= NUMBERING_SAMPLE) return
    let total = this.draft.wordCount
    for (const segment of this.segments) for (const words of segment.docWords) total += words
    if (total < this.numberedWords * NUMBERING_GROWTH || total > NUMBERING_MOST) return
    const all = new SegmentDraft()
    for (const segment of this.segments) appendSegment(all, segment)
    appendDraft(all, this.draft)
    const { vocabulary, commonWords } = renumber(all, this.vocabulary, this.mostCommon)
    this.vocabulary = vocabulary
    this.orders = orderWords(vocabulary)
    this.commonWords = commonWords
    this.numberedWords = total
    this.draft = all
    this.segments = []
    this.merge = undefined
    this.current = undefined
  }

  private nextMerge(): typeof this.merge {
    const sizes = this.segments.map(presentBlocks)
    for (const [from, size] of sizes.entries()) {
      if (size >= FULL_BLOCKS) continue
      let to = from + 1
      let behind = 0
      while (to < sizes.length && sizes[to]! < FULL_BLOCKS && size + behind < MERGED_BLOCKS)
        behind += sizes[to++]!
      const isHollow = size < blockCount(this.segments[from]!) / 2
      if (size >= behind * SEGMENT_RATIO && !isHollow) continue
      return { steps: mergeSegments(this.segments.slice(from, to)), from, count: to - from }
    }
    return undefined
  }
}

function appendSegment(draft: SegmentDraft, segment: Segment): void {
  for (let at = 0; at < segment.docs.length; at++) {
    const doc = segment.docs[at]!
    if (doc === REMOVED) continue
    const count = segment.docWords[at]!
    const start = draft.open(doc, count)
    readDocWords(segment, at, 0, count, draft.words.subarray(start))
    for (let k = segment.docCheckpoints[at]!; k < segment.docCheckpoints[at + 1]!; k++) {
      draft.addCheckpoint(segment.checkpoints[k]!)
    }
  }
}

function appendDraft(to: SegmentDraft, from: SegmentDraft): void {
  for (let at = 0; at < from.count; at++) {
    const doc = from.docs[at]!
    if (doc === REMOVED) continue
    const first = at === 0 ? 0 : from.ends[at - 1]!
    const start = to.open(doc, from.ends[at]! - first)
    to.words.set(from.words.subarray(first, from.ends[at]), start)
    const mark = at === 0 ? 0 : from.checkpointEnds[at - 1]!
    for (let k = mark; k < from.checkpointEnds[at]!; k++) to.addCheckpoint(from.checkpoints[k]!)
  }
}
