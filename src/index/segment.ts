import { readWords } from './stream.ts'

/** Words in a block. A block never crosses a document; the last of each document may be shorter. */
export const BLOCK = 32
/** Every so many blocks of a document the text offset of the block's first word is kept. */
export const CHECKPOINT = 4
/** Every so many blocks of a segment the place of the block in `stream` is kept; between, widths are added. */
export const LANDMARK = 16
/** The number of a document that has been removed or replaced. */
export const REMOVED = 0xffffffff

/**
 * A part of the index, made in one go and then only marked (`docs`, when a document is removed).
 * Everything is a flat array, so that a segment is saved and loaded as it is.
 */
export interface Segment {
  /** The caller's number of each document, or `REMOVED`. */
  readonly docs: Uint32Array
  /** The first block of each document, and one more for the end. */
  readonly docBlocks: Uint32Array
  /** The count of words in each document. */
  readonly docWords: Uint32Array
  /** The first checkpoint of each document, and one more for the end. */
  readonly docCheckpoints: Uint32Array
  /** UTF-16 offsets in the document's text: of its word 0, `CHECKPOINT * BLOCK`, twice that … */
  readonly checkpoints: Uint32Array
  /** All words, see `stream.ts`. */
  readonly stream: Uint8Array
  /** Bytes of each block in `stream`. */
  readonly blockWidths: Uint8Array
  /** Where every `LANDMARK`th block starts in `stream`. */
  readonly landmarks: Uint32Array
  /** The terms that have postings, ascending: words, then pairs of common words (`terms.ts`). */
  readonly terms: Uint32Array
  /** Where each term's list starts in `postings`, and one more for the end. */
  readonly termOffsets: Uint32Array
  readonly postings: Uint8Array
}

export function blockCount(segment: Segment): number {
  return segment.blockWidths.length
}

/** Blocks of documents that have not been removed. */
export function presentBlocks({ docs, docBlocks }: Segment): number {
  let count = 0
  for (let at = 0; at < docs.length; at++) {
    if (docs[at] !== REMOVED) count += docBlocks[at + 1]! - docBlocks[at]!
  }
  return count
}

/** The document, by its place in the segment, that holds the block. */
export function docOfBlock(segment: Segment, block: number): number {
  return upperBound(segment.docBlocks, block) - 1
}

/** The place of a term's list in `terms`, or -1. */
export function findTerm(segment: Segment, term: number): number {
  const at = upperBound(segment.terms, term) - 1
  return at >= 0 && segment.terms[at] === term ? at : -1
}

/** Reads the words `from`..`to` of a document into `out`, which must have room for a block more. */
export function readDocWords(
  segment: Segment,
  doc: number,
  from: number,
  to: number,
  out: Uint32Array,
): void {
  const first = Math.floor(from / BLOCK)
  const start = streamOffset(segment, segment.docBlocks[doc]! + first)
  const skipped = from - first * BLOCK
  readWords(segment.stream, start, to - first * BLOCK, out)
  if (skipped > 0) out.copyWithin(0, skipped, to - first * BLOCK)
}

function streamOffset(segment: Segment, block: number): number {
  const landmark = Math.floor(block / LANDMARK)
  let offset = segment.landmarks[landmark]!
  for (let b = landmark * LANDMARK; b < block; b++) offset += segment.blockWidths[b]!
  return offset
}

/** How many elements of the ascending `array` are at most `value`. */
function upperBound(array: Uint32Array, value: number): number {
  let low = 0
  let high = array.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (array[middle]! <= value) low = middle + 1
    else high = middle
  }
  return low
}
