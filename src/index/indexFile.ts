import type { Segment } from './segment.ts'
import { Vocabulary } from './vocabulary.ts'
import type { WordOrders } from './wordOrders.ts'

/** Raised whenever the meaning of the bytes changes: older files are then not read but built anew. */
const VERSION = 2
const MAGIC = 0x42524556 // "VERB"
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

/** One file: a head, the byte length of each array, then the arrays, each at a multiple of four bytes. */
export function saveIndex(parts: IndexParts): Uint8Array {
  const { vocabulary } = parts
  const offsets = vocabulary.offsets.subarray(0, vocabulary.count + 1)
  const arrays: Uint8Array[] = [
    bytesOf(vocabulary.units.subarray(0, offsets[vocabulary.count])),
    bytesOf(offsets),
    bytesOf(vocabulary.hashes.subarray(0, vocabulary.count)),
    bytesOf(parts.orders.byStart),
    bytesOf(parts.orders.byEnd),
    ...parts.segments.flatMap(segment => FIELDS.map(([field]) => bytesOf(segment[field]))),
  ]
  let size = (HEAD + arrays.length) * 4
  for (const array of arrays) size += padded(array.byteLength)
  const bytes = new Uint8Array(size)
  const head = new Int32Array(bytes.buffer)
  let at = (HEAD + arrays.length) * 4
  arrays.forEach((array, k) => {
    head[HEAD + k] = array.byteLength
    bytes.set(array, at)
    at += padded(array.byteLength)
  })
  const { commonWords, numberedWords, segments } = parts
  head.set([MAGIC, VERSION, 0, commonWords, numberedWords, segments.length, arrays.length])
  head[2] = checksum(head)
  return bytes
}

export function loadIndex(bytes: Uint8Array): IndexParts {
  // Arrays of 32 bits can only look at bytes that start at a multiple of four.
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice()
  const words = aligned.byteLength >> 2
  if (words < HEAD || aligned.byteLength % 4 !== 0) throw new IndexFileError('Not an index: too short')
  const head = new Int32Array(aligned.buffer, aligned.byteOffset, words)
  if (head[0] !== MAGIC) throw new IndexFileError('Not an index')
  if (head[1] !== VERSION) throw new IndexFileError(`An index of version ${head[1]}, not ${VERSION}`)
  if (head[2] !== checksum(head)) throw new IndexFileError('A damaged index: its checksum differs')
  const [, , , commonWords = 0, numberedWords = 0, segmentCount = 0, arrayCount = 0] = head
  let at = aligned.byteOffset + (HEAD + arrayCount) * 4
  let next = HEAD
  const take = <T>(type: ArrayType<T>): T => {
    const size = head[next++]!
    const array = new type(aligned.buffer, at, size / type.BYTES_PER_ELEMENT)
    at += padded(size)
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
      Object.fromEntries(FIELDS.map(([field, type]) => [field, take<unknown>(type)])) as unknown as Segment,
  )
  return { vocabulary, orders, commonWords, numberedWords, segments }
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

/** FNV-1a by words of 32 bits in four lanes, which hide the multiplication's latency. Skips its own place. */
function checksum(words: Int32Array): number {
  let a = 1
  let b = 2
  let c = 3
  let d = 4
  const end = words.length
  const whole = end - (end % 4)
  for (let k = 4; k < whole; k += 4) {
    a = Math.imul(a ^ words[k]!, 0x01000193)
    b = Math.imul(b ^ words[k + 1]!, 0x01000193)
    c = Math.imul(c ^ words[k + 2]!, 0x01000193)
    d = Math.imul(d ^ words[k + 3]!, 0x01000193)
  }
  for (let k = whole; k < end; k++) a = Math.imul(a ^ words[k]!, 0x01000193)
  return (a ^ Math.imul(b, 31) ^ Math.imul(c, 37) ^ Math.imul(d, 41) ^ end ^ words[3]!) | 0
}
