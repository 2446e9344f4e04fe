import type { SegmentDraft } from './draft.ts'
import { widthOf, writeDistance } from './postings.ts'
import { BLOCK, LANDMARK, REMOVED, type Segment } from './segment.ts'
import { WIDEST, writeWord } from './stream.ts'
import { MOST_COMMON_WORDS, pairTerm, termCount, wordTerm } from './terms.ts'

/** Room that one build leaves to the next: of a vocabulary's size, all -1 (`last`) or 0 (`place`) between builds. */
let last = new Int32Array(0)
let place = new Uint32Array(0)
let found = new Uint32Array(0)
let stream = new Uint8Array(0)
/** Room for more words than this, which is that of a numbering anew, is given back. */
const KEPT_WORDS = 1 << 21

/** Makes a segment of a draft's documents; those removed meanwhile are left out. */
export function buildSegment(draft: SegmentDraft, vocabularySize: number, commonWords: number): Segment {
  const layout = layOut(draft)
  const { terms, termOffsets, postings } = index(draft, vocabularySize, commonWords)
  if (found.length > KEPT_WORDS) giveRoomBack()
  return { ...layout, terms, termOffsets, postings }
}

/** Lets the room go that builds leave to each other, where no more come for now. */
export function giveRoomBack(): void {
  last = new Int32Array(0)
  place = new Uint32Array(0)
  found = new Uint32Array(0)
  stream = new Uint8Array(0)
}

type Layout = Omit<Segment, 'terms' | 'termOffsets' | 'postings'>

function layOut(draft: SegmentDraft): Layout {
  let docs = 0
  let blocks = 0
  let words = 0
  let marks = 0
  eachDocument(draft, (_doc, start, end, at) => {
    docs++
    words += end - start
    blocks += Math.ceil((end - start) / BLOCK)
    marks += draft.checkpointEnds[at]! - checkpointStart(draft, at)
  })
  const layout = {
    docs: new Uint32Array(docs),
    docBlocks: new Uint32Array(docs + 1),
    docWords: new Uint32Array(docs),
    docCheckpoints: new Uint32Array(docs + 1),
    checkpoints: new Uint32Array(marks),
    blockWidths: new Uint8Array(blocks),
    landmarks: new Uint32Array(Math.ceil(blocks / LANDMARK)),
  }
  if (stream.length < words * WIDEST) stream = new Uint8Array(words * WIDEST)
  let doc = 0
  let block = 0
  let at = 0
  let mark = 0
  eachDocument(draft, (number, start, end, place) => {
    for (let k = start; k < end; k += BLOCK) {
      const blockStart = at
      const blockEnd = Math.min(end, k + BLOCK)
      for (let w = k; w < blockEnd; w++) at = writeWord(stream, at, draft.words[w]!)
      if (block % LANDMARK === 0) layout.landmarks[block / LANDMARK] = blockStart
      layout.blockWidths[block++] = at - blockStart
    }
    const from = checkpointStart(draft, place)
    layout.checkpoints.set(draft.checkpoints.subarray(from, draft.checkpointEnds[place]), mark)
    mark += draft.checkpointEnds[place]! - from
    layout.docs[doc] = number
    layout.docWords[doc] = end - start
    layout.docBlocks[++doc] = block
    layout.docCheckpoints[doc] = mark
  })
  return { ...layout, stream: stream.slice(0, at) }
}

function index(
  draft: SegmentDraft,
  vocabularySize: number,
  commonWords: number,
): Pick<Segment, 'terms' | 'termOffsets' | 'postings'> {
  // First the terms of each block in order, then their lists: sizes are known before anything is written.
  reserve(termCount(vocabularySize), draft.wordCount)
  const blockEnds = termsOfBlocks(draft, commonWords)
  const seen: number[] = []
  for (let block = 0, k = 0; block < blockEnds.length; block++) {
    for (const end = blockEnds[block]!; k < end; k++) {
      const term = found[k]!
      const before = last[term]!
      if (before < 0) seen.push(term)
      place[term]! += widthOf(block - before)
      last[term] = block
    }
  }
  const terms = Uint32Array.from(seen).sort()
  const termOffsets = new Uint32Array(terms.length + 1)
  let size = 0
  terms.forEach((term, at) => {
    const width = place[term]!
    place[term] = size
    size += width
    termOffsets[at + 1] = size
    last[term] = -1
  })
  const postings = new Uint8Array(size)
  for (let block = 0, k = 0; block < blockEnds.length; block++) {
    for (const end = blockEnds[block]!; k < end; k++) {
      const term = found[k]!
      place[term] = writeDistance(postings, place[term]!, block - last[term]!)
      last[term] = block
    }
  }
  for (const term of terms) {
    last[term] = -1
    place[term] = 0
  }
  return { terms, termOffsets, postings }
}

function reserve(terms: number, words: number): void {
  if (last.length < terms) {
    last = new Int32Array(terms + (terms >> 2)).fill(-1)
    place = new Uint32Array(last.length)
  }
  if (found.length < words) found = new Uint32Array(words)
}

/** Writes the different terms of each block into `found`, one block after another; where each block's end. */
function termsOfBlocks(draft: SegmentDraft, commonWords: number): readonly number[] {
  const { words } = draft
  const blockEnds: number[] = []
  let count = 0
  for (let at = 0; at < draft.count; at++) {
    if (draft.docs[at] === REMOVED) continue
    const docEnd = draft.ends[at]!
    let before = MOST_COMMON_WORDS
    for (let k = at === 0 ? 0 : draft.ends[at - 1]!; k < docEnd; ) {
      const block = blockEnds.length
      for (const end = Math.min(docEnd, k + BLOCK); k < end; k++) {
        const word = words[k]!
        const isCommon = word < commonWords
        const term = isCommon ? (before < commonWords ? pairTerm(before, word) : -1) : wordTerm(word)
        before = word
        if (term < 0 || last[term] === block) continue
        last[term] = block
        found[count++] = term
      }
      blockEnds.push(count)
    }
  }
  for (let k = 0; k < count; k++) last[found[k]!] = -1
  return blockEnds
}

function eachDocument(
  draft: SegmentDraft,
  visit: (doc: number, start: number, end: number, at: number) => void,
): void {
  for (let at = 0; at < draft.count; at++) {
    const doc = draft.docs[at]!
    if (doc !== REMOVED) visit(doc, at === 0 ? 0 : draft.ends[at - 1]!, draft.ends[at]!, at)
  }
}

function checkpointStart(draft: SegmentDraft, at: number): number {
  return at === 0 ? 0 : draft.checkpointEnds[at - 1]!
}
