import { readBlocks, WIDEST_DISTANCE, writeDistance } from './postings.ts'
import { blockCount, LANDMARK, REMOVED, type Segment } from './segment.ts'

/** Bytes copied or decoded between two pauses, about: half a millisecond's work. */
const SLICE = 1 << 16
/** What a document or a term takes besides its bytes. */
const STEP = 64
const NOWHERE = 0xffffffff

/**
 * Joins segments into one, in their order, without the documents that have been removed. It pauses often, so
 * that the caller can stop and go on; documents removed in a pause are removed in the result too.
 */
export function* mergeSegments(parts: readonly Segment[]): Generator<void, Segment> {
  const sum = (size: (part: Segment) => number): number =>
    parts.reduce((total, part) => total + size(part), 0)
  const room = sum(part => part.docs.length)
  const docs = new Uint32Array(room)
  const docBlocks = new Uint32Array(room + 1)
  const docWords = new Uint32Array(room)
  const docCheckpoints = new Uint32Array(room + 1)
  const checkpoints = new Uint32Array(sum(part => part.checkpoints.length))
  const stream = new Uint8Array(sum(part => part.stream.length))
  const blockWidths = new Uint8Array(sum(blockCount))
  const originParts = new Uint8Array(room)
  const originPlaces = new Uint32Array(room)
  const moved: Uint32Array[] = []
  let count = 0
  let block = 0
  let byte = 0
  let mark = 0
  let work = 0
  for (const [p, part] of parts.entries()) {
    const places = new Uint32Array(blockCount(part)).fill(NOWHERE)
    moved.push(places)
    let from = 0
    for (let at = 0; at < part.docs.length; at++) {
      const first = part.docBlocks[at]!
      const last = part.docBlocks[at + 1]!
      let bytes = 0
      for (let b = first; b < last; b++) bytes += part.blockWidths[b]!
      if (part.docs[at] !== REMOVED) {
        for (let b = first; b < last; b++) places[b] = block + b - first
        blockWidths.set(part.blockWidths.subarray(first, last), block)
        stream.set(part.stream.subarray(from, from + bytes), byte)
        const marks = part.checkpoints.subarray(part.docCheckpoints[at], part.docCheckpoints[at + 1])
        checkpoints.set(marks, mark)
        block += last - first
        byte += bytes
        mark += marks.length
        originParts[count] = p
        originPlaces[count] = at
        docWords[count] = part.docWords[at]!
        docBlocks[++count] = block
        docCheckpoints[count] = mark
      }
      from += bytes
      work += bytes + STEP
      if (work > SLICE) {
        work = 0
        yield
      }
    }
  }
  const lists = yield* mergePostings(parts, moved)
  const landmarks = new Uint32Array(Math.ceil(block / LANDMARK))
  for (let b = 0, at = 0; b < block; at += blockWidths[b++]!)
    if (b % LANDMARK === 0) landmarks[b / LANDMARK] = at
  for (let k = 0; k < count; k++) docs[k] = parts[originParts[k]!]!.docs[originPlaces[k]!]!
  return {
    docs: docs.slice(0, count),
    docBlocks: docBlocks.slice(0, count + 1),
    docWords: docWords.slice(0, count),
    docCheckpoints: docCheckpoints.slice(0, count + 1),
    checkpoints: checkpoints.slice(0, mark),
    stream: stream.subarray(0, byte),
    blockWidths: blockWidths.slice(0, block),
    landmarks,
    ...lists,
  }
}

function* mergePostings(
  parts: readonly Segment[],
  moved: readonly Uint32Array[],
): Generator<void, Pick<Segment, 'terms' | 'termOffsets' | 'postings'>> {
  const next = parts.map(() => 0)
  const room = parts.reduce((total, part) => total + part.terms.length, 0)
  const terms = new Uint32Array(room)
  const termOffsets = new Uint32Array(room + 1)
  // Where two lists meet, and only there, a distance grows.
  const meetings = room - parts[0]!.terms.length
  const bytes = parts.reduce((total, part) => total + part.postings.length, meetings * WIDEST_DISTANCE)
  const postings = new Uint8Array(bytes)
  const blocks = new Uint32Array(Math.max(1, ...parts.map(blockCount)))
  let count = 0
  let at = 0
  let work = 0
  for (;;) {
    let term = NOWHERE
    for (let p = 0; p < parts.length; p++) {
      const { terms } = parts[p]!
      if (next[p]! < terms.length && terms[next[p]!]! < term) term = terms[next[p]!]!
    }
    if (term === NOWHERE) break
    const start = at
    let before = -1
    for (let p = 0; p < parts.length; p++) {
      const part = parts[p]!
      const own = next[p]!
      if (part.terms[own] !== term) continue
      next[p] = own + 1
      const found = readBlocks(part.postings, part.termOffsets[own]!, part.termOffsets[own + 1]!, 0, blocks)
      const places = moved[p]!
      for (let k = 0; k < found; k++) {
        const place = places[blocks[k]!]!
        if (place === NOWHERE) continue
        at = writeDistance(postings, at, place - before)
        before = place
      }
    }
    if (at > start) {
      terms[count] = term
      termOffsets[++count] = at
    }
    work += at - start + STEP
    if (work > SLICE) {
      work = 0
      yield
    }
  }
  return {
    terms: terms.subarray(0, count),
    termOffsets: termOffsets.subarray(0, count + 1),
    postings: postings.subarray(0, at),
  }
}
