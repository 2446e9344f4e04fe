import { checksum } from '../base/checksum.ts'
import type { Segment } from './segment.ts'
import { Vocabulary } from './vocabulary.ts'
import type { WordOrders } from './wordOrders.ts'

/** Raised whenever the meaning of the bytes changes: older files are then not read but built anew. */
const VERSION = 4
const MAGIC = 0x42524556 // "VERB"
const DAMAGED = 'A damaged index: its checksum differs'
/** Words of 32 bits at the head: magic, version, checksum, common words, numbered words, segments, arrays. */
const HEAD = 8

/** What an index file holds. */
export interface IndexParts {
  readonly vocabulary: Vocabulary
  readonly orders: WordOrders
  readonly commonWords: number
  readonly numberedWords: number
  readonly segments: Segment[]
}

/** A file that is no index, was damaged, or was written by another version. */
export class IndexFileError extends Error {
  override name = 'IndexFileError'
}

/**
 * One file: a head, the byte length and the checksum of each array, then the arrays, each at a multiple of four
 * bytes. It comes in pieces that follow each other and are mostly the index's own memory, so that writing a large
 * index does not take its size once more; what the index changes in place is copied, so that pieces stay as they are.
 */
export function saveIndex(parts: IndexParts): Uint8Array[] {
  const { vocabulary, commonWords, numberedWords, segments } = parts
  const offsets = vocabulary.offsets.subarray(0, vocabulary.count + 1)
  const arrays: ArrayBufferView[] = [
    vocabulary.units.subarray(0, offsets[vocabulary.count]),
    offsets,
    vocabulary.hashes.subarray(0, vocabulary.count),
    parts.orders.byStart,
    parts.orders.byEnd,
    ...segments.flatMap(segment =>
      FIELDS.map(([field]) => (field === 'docs' ? segment.docs.slice() : segment[field])),
    ),
  ]
  const head = new Int32Array(HEAD + 2 * arrays.length)
  head.set([MAGIC, VERSION, 0, commonWords, numberedWords, segments.length, arrays.length])
  arrays.forEach((array, k) => {
    head[HEAD + 2 * k] = array.byteLength
    head[HEAD + 2 * k + 1] = sums.get(array) ?? checksum(bytesOf(array))
  })
  head[2] = checksum(bytesOf(head))
  return [bytesOf(head), ...arrays.flatMap(array => [bytesOf(array), new Uint8Array(-array.byteLength & 3)])]
}

/** Checksums of what never changes once it is made: the arrays of segments, but for their documents. */
const sums = new WeakMap<ArrayBufferView, number>()

/**
 * Takes checksums of segments ahead of `saveIndex`, which has to be done in one go and takes a tenth of a second for a
 * hundred megabytes. False when the time
 * is over, which is looked at after each array.
 */
export function sumAhead(segments: readonly Segment[], deadline: number): boolean {
  for (const segment of segments)
    for (const [field] of FIELDS) {
      const array = segment[field]
      if (field === 'docs' || sums.has(array)) continue
      sums.set(array, checksum(bytesOf(array)))
      if (performance.now() >= deadline) return false
    }
  return true
}

export function loadIndex(bytes: Uint8Array): IndexParts {
  // Arrays of 32 bits can only look at bytes that start at a multiple of four.
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice()
  const head = headOf(aligned)
  const [, , , commonWords = 0, numberedWords = 0, segmentCount = 0] = head
  let at = aligned.byteOffset + head.byteLength
  let next = HEAD
  const take = <T extends ArrayBufferView>(type: ArrayType<T>): T => {
    const [size, sum] = [head[next++]!, head[next++]!]
    if (sum !== (checksum(new Uint8Array(aligned.buffer, at, size)) | 0)) throw new IndexFileError(DAMAGED)
    const array = new type(aligned.buffer, at, size / type.BYTES_PER_ELEMENT)
    at += padded(size)
    sums.set(array, sum)
    return array
  }
  const vocabulary = new Vocabulary()
  vocabulary.units = take(Uint16Array)
  vocabulary.offsets = take(Uint32Array)
  vocabulary.hashes = take(Int32Array)
  vocabulary.count = vocabulary.hashes.length
  vocabulary.fillSlots()
  const byStart = take(Uint32Array)
  const orders = { count: byStart.length, byStart, byEnd: take(Uint32Array) }
  const segments = Array.from(
    { length: segmentCount },
    () =>
      Object.fromEntries(
        FIELDS.map(([field, type]) => [field, take<ArrayBufferView>(type)]),
      ) as unknown as Segment,
  )
  return { vocabulary, orders, commonWords, numberedWords, segments }
}

/** The head with the sizes and checksums of arrays that fill the bytes. Throws `IndexFileError` for anything else. */
function headOf(bytes: Uint8Array): Int32Array {
  const { buffer, byteOffset, byteLength } = bytes
  if (byteLength < HEAD * 4) throw new IndexFileError('Not an index: too short')
  const [magic, version, sum, , , , arrayCount = 0] = new Int32Array(buffer, byteOffset, HEAD)
  if (magic !== MAGIC) throw new IndexFileError('Not an index')
  if (version !== VERSION) throw new IndexFileError(`An index of version ${version}, not ${VERSION}`)
  const length = HEAD + 2 * arrayCount
  if (arrayCount < 0 || length * 4 > byteLength) throw new IndexFileError(DAMAGED)
  const head = new Int32Array(buffer, byteOffset, length).slice()
  head[2] = 0
  if (sum !== (checksum(bytesOf(head)) | 0)) throw new IndexFileError(DAMAGED)
  let size = head.byteLength
  for (let k = HEAD; k < length; k += 2) size += padded(head[k]!)
  if (size !== byteLength) throw new IndexFileError(DAMAGED)
  return head
}

interface ArrayType<T> {
  new (buffer: ArrayBufferLike, offset: number, length: number): T
  readonly BYTES_PER_ELEMENT: number
}

const FIELDS: readonly (readonly [keyof Segment, ArrayType<Uint8Array | Uint32Array>])[] = [
  ['docs', Uint32Array],
  ['docBlocks', Uint32Array],
  ['docWords', Uint32Array],
  ['docCheckpoints', Uint32Array],
  ['checkpoints', Uint32Array],
  ['stream', Uint8Array],
  ['blockWidths', Uint8Array],
  ['landmarks', Uint32Array],
  ['terms', Uint32Array],
  ['termOffsets', Uint32Array],
  ['postings', Uint8Array],
]

function bytesOf(array: ArrayBufferView): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
}

function padded(size: number): number {
  return (size + 3) & ~3
}
