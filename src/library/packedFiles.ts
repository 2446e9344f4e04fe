import { pacer } from '../base/cancellation.ts'
import type { KnownFile } from './knownFile.ts'
import type { Problem, Source } from './source.ts'

/** Numbers of a file in `columns`: id, size, time, checksum, the end of its record, whether it has a source. */
const COLUMNS = 6
/** In place of a checksum: the file's bytes have not been read. */
const UNREAD = -1

/**
 * What is known of all files as two pieces of bytes, by ascending id: numbers, and a record of JSON each. A record
 * is unpacked when it is wanted: a hundred thousand of them take half a second, which a first search cannot wait.
 */
export class PackedFiles {
  readonly #columns: Float64Array
  readonly #records: Uint8Array
  readonly #decoder = new TextDecoder()
  readonly count: number

  /** Throws when the bytes do not belong together. */
  constructor(columns: Uint8Array, records: Uint8Array) {
    this.#columns = new Float64Array(columns.buffer, columns.byteOffset, columns.byteLength / 8)
    this.#records = records
    this.count = this.#columns.length / COLUMNS
    const end = this.count > 0 ? this.#number(this.count - 1, 4) : 0
    if (!Number.isInteger(this.count) || end !== records.byteLength) throw new Error('Records are missing')
  }

  /** How many of the files are sources. */
  get sources(): number {
    let sources = 0
    for (let at = 0; at < this.count; at++) sources += this.#number(at, 5)
    return sources
  }

  /** The greatest number given to a file. */
  get lastId(): number {
    return this.count > 0 ? this.#number(this.count - 1, 0) : 0
  }

  byId(id: number): KnownFile | undefined {
    let low = 0
    let high = this.count
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#number(middle, 0) < id) low = middle + 1
      else high = middle
    }
    return low < this.count && this.#number(low, 0) === id ? this.at(low) : undefined
  }

  at(place: number): KnownFile {
    const [id, size, modified, hash, end] = [0, 1, 2, 3, 4].map(column => this.#number(place, column))
    const start = place === 0 ? 0 : this.#number(place - 1, 4)
    const record = JSON.parse(this.#decoder.decode(this.#records.subarray(start, end))) as Record
    const { uri, problems = NO_PROBLEMS, source } = record
    return {
      id: id!,
      entry: { uri, size: size!, modified: modified! },
      hash: hash === UNREAD ? undefined : hash!,
      source: source && ({ id: id!, uri, problems, ...source } as Source),
      problems,
    }
  }

  #number(place: number, column: number): number {
    return this.#columns[place * COLUMNS + column]!
  }
}

const NO_PROBLEMS: readonly Problem[] = []

/** A file without what the columns say. A source's problems are the file's. */
interface Record {
  readonly uri: string
  readonly problems?: readonly Problem[]
  readonly source?: Omit<Source, 'id' | 'uri' | 'problems'>
}

/** Packs what `PackedFiles` unpacks, in slices. */
export async function packFiles(
  files: readonly KnownFile[],
): Promise<{ columns: Uint8Array; records: Uint8Array }> {
  const sorted = [...files].sort((a, b) => a.id - b.id)
  const columns = new Float64Array(sorted.length * COLUMNS)
  const encoder = new TextEncoder()
  let records = new Uint8Array(1 << 16)
  let end = 0
  const pause = pacer()
  for (const [place, { id, entry, hash, source, problems }] of sorted.entries()) {
    const { id: _id, uri: _uri, problems: _problems, ...rest } = source ?? {}
    const record = {
      uri: entry.uri,
      ...(problems.length > 0 && { problems }),
      ...(source && { source: rest }),
    }
    const json = JSON.stringify(record)
    // A UTF-16 unit takes three bytes at most.
    if (end + json.length * 3 > records.length) records = enlarged(records, end + json.length * 3)
    end += encoder.encodeInto(json, records.subarray(end)).written
    columns.set([id, entry.size, entry.modified, hash ?? UNREAD, end, source ? 1 : 0], place * COLUMNS)
    await pause()
  }
  return { columns: new Uint8Array(columns.buffer), records: records.subarray(0, end) }
}

function enlarged(bytes: Uint8Array<ArrayBuffer>, size: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(size, bytes.length * 2))
  larger.set(bytes)
  return larger
}
