/**
 * Where a host keeps what it would be slow to make again: one file, made of a few parts. What it holds is derived,
 * so that losing it costs time and nothing else.
 */
export interface Store {
  /** For people: where it is. */
  readonly place: string
  /** The parts last written, as whoever asks may keep them; `undefined` when there are none that are whole. */
  read(): Promise<readonly Uint8Array[] | undefined>
  /** Replaces all parts at once: whoever reads, at any moment, gets the old ones or the new. Throws on failure. */
  write(parts: readonly Part[]): Promise<void>
}

/** Bytes, or the pieces they are made of, so that what is large need not be joined to be written. */
export type Part = Uint8Array | readonly Uint8Array[]

/** A store that ends with the process. */
export class MemoryStore implements Store {
  readonly place = 'memory'
  bytes: Uint8Array | undefined

  async read(): Promise<readonly Uint8Array[] | undefined> {
    return this.bytes && splitParts(this.bytes.slice())
  }

  async write(parts: readonly Part[]): Promise<void> {
    this.bytes = joinParts(parts)
  }
}

const MAGIC = 0x4c425256 // "VRBL"
/** Bytes of the head: the magic number, the count of parts, and their lengths. */
export const HEAD_BYTES = 64
/** Every part starts at a multiple of this, so that arrays of any kind can lie on it. */
const ALIGNMENT = 8
const MOST_PARTS = HEAD_BYTES / 4 - 2

/** Where in the file a part lies. */
export interface PartPlace {
  readonly start: number
  readonly end: number
}

/** What a file of these parts starts with. */
export function headOf(parts: readonly Part[]): Uint8Array {
  const head = new Uint32Array(HEAD_BYTES / 4)
  head.set([MAGIC, parts.length, ...parts.map(lengthOf)])
  return new Uint8Array(head.buffer)
}

export function piecesOf(part: Part): readonly Uint8Array[] {
  return part instanceof Uint8Array ? [part] : part
}

export function lengthOf(part: Part): number {
  return piecesOf(part).reduce((sum, { byteLength }) => sum + byteLength, 0)
}

/** The parts' places according to a file's head; `undefined` when the file is foreign or not whole. */
export function placesOf(head: Uint8Array, fileSize: number): PartPlace[] | undefined {
  if (head.byteLength < HEAD_BYTES) return undefined
  const [magic, count = 0, ...lengths] = new Uint32Array(head.slice(0, HEAD_BYTES).buffer)
  if (magic !== MAGIC || count > MOST_PARTS) return undefined
  let start = HEAD_BYTES
  const places = lengths.slice(0, count).map(length => {
    const place = { start, end: start + length }
    start += length + paddingOf(length)
    return place
  })
  return start === fileSize ? places : undefined
}

/** The bytes that follow a part of this length, so that the next one is aligned. */
export function paddingOf(length: number): number {
  return -length & (ALIGNMENT - 1)
}

export function joinParts(parts: readonly Part[]): Uint8Array {
  const size = parts.reduce((sum, part) => sum + lengthOf(part) + paddingOf(lengthOf(part)), HEAD_BYTES)
  const bytes = new Uint8Array(size)
  const head = headOf(parts)
  bytes.set(head)
  placesOf(head, size)!.forEach(({ start }, i) => {
    let at = start
    for (const piece of piecesOf(parts[i]!)) {
      bytes.set(piece, at)
      at += piece.byteLength
    }
  })
  return bytes
}

export function splitParts(bytes: Uint8Array): Uint8Array[] | undefined {
  return placesOf(bytes, bytes.byteLength)?.map(({ start, end }) => bytes.subarray(start, end))
}
