import { pacer } from '../base/cancellation.ts'
import type { KnownFile } from './knownFile.ts'
import type { Item, Metadata, Problem, Source } from './source.ts'

/** Files whose records are packed together: few enough to unpack while somebody waits for one of them. */
const CHUNK = 64
/** Numbers of a file in `columns`: id, size, time, checksum, whether it has a source, and where its chunk ends. */
const COLUMNS = 6
/** In place of a checksum: the file's bytes have not been read. */
const UNREAD = -1

/**
 * What is known of all files as two pieces of bytes, by ascending id: numbers, and chunks of JSON records. A chunk
 * is unpacked when one of its files is wanted: all of them take longer than a first search should wait.
 */
export class PackedFiles {
  readonly #columns: Float64Array
  readonly #records: Uint8Array
  readonly #decoder = new TextDecoder()
  readonly #chunks = new Map<number, readonly KnownFile[]>()
  readonly count: number

  /** Throws when the bytes do not belong together. */
  constructor(columns: Uint8Array, records: Uint8Array) {
    this.#columns = new Float64Array(columns.buffer, columns.byteOffset, columns.byteLength / 8)
    this.#records = records
    this.count = this.#columns.length / COLUMNS
    const end = this.count > 0 ? this.#number(this.count - 1, 5) : 0
    if (!Number.isInteger(this.count) || end !== records.byteLength) throw new Error('Records are missing')
  }

  get chunks(): number {
    return Math.ceil(this.count / CHUNK)
  }

  /** How many of the files are sources. */
  get sources(): number {
    let sources = 0
    for (let place = 0; place < this.count; place++) sources += this.#number(place, 4)
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
    const isThere = low < this.count && this.#number(low, 0) === id
    return isThere ? this.chunk(Math.floor(low / CHUNK))[low % CHUNK] : undefined
  }

  /** The same objects each time. */
  chunk(number: number): readonly KnownFile[] {
    const known = this.#chunks.get(number)
    if (known) return known
    const first = number * CHUNK
    const start = first === 0 ? 0 : this.#number(first - 1, 5)
    const bytes = this.#records.subarray(start, this.#number(first, 5))
    let uri = ''
    const files = (JSON.parse(this.#decoder.decode(bytes)) as PackedRecord[]).map((record, i) => {
      uri = uri.slice(0, record.shared) + record.rest
      return this.#unpack(first + i, uri, record)
    })
    this.#chunks.set(number, files)
    return files
  }

  #unpack(place: number, uri: string, { problems = NO_PROBLEMS, path, source }: PackedRecord): KnownFile {
    const hash = this.#number(place, 3)
    const id = this.#number(place, 0)
    return {
      id,
      entry: { uri, size: this.#number(place, 1), modified: this.#number(place, 2) },
      hash: hash === UNREAD ? undefined : hash,
      source: source && {
        ...source,
        item: { id: source.citekey, ...source.item },
        path: typeof path === 'number' ? uri.slice(-path) : path!,
        id,
        uri,
        problems,
      },
      problems,
    }
  }

  #number(place: number, column: number): number {
    return this.#columns[place * COLUMNS + column]!
  }
}

const NO_PROBLEMS: readonly Problem[] = []

/** A file without what the columns say, and without what it has in common with others or itself. */
interface PackedRecord {
  /** So much of its URI is the start of the one before; then comes the rest. */
  readonly shared: number
  readonly rest: string
  readonly problems?: readonly Problem[]
  /** The source's path, or how much of the URI's end it is. */
  readonly path?: string | number
  /** A source's problems are the file's. The item's `id` is left out where it is the citekey. */
  readonly source?: Omit<Source, 'id' | 'uri' | 'path' | 'problems' | 'item'> & {
    readonly item: Metadata & Pick<Item, 'type'>
  }
}

/** Packs what `PackedFiles` unpacks, in slices. */
export async function packFiles(
  files: readonly KnownFile[],
): Promise<{ columns: Uint8Array; records: Uint8Array }> {
  const sorted = [...files].sort((a, b) => a.id - b.id)
  const columns = new Float64Array(sorted.length * COLUMNS)
  const encoder = new TextEncoder()
  const chunks: Uint8Array[] = []
  let end = 0
  const pause = pacer()
  for (let first = 0; first < sorted.length; first += CHUNK) {
    const some = sorted.slice(first, first + CHUNK)
    const records = some.map((file, i) => recordOf(file, some[i - 1]?.entry.uri ?? ''))
    const chunk = encoder.encode(JSON.stringify(records))
    chunks.push(chunk)
    end += chunk.byteLength
    some.forEach(({ id, entry: { size, modified }, hash = UNREAD, source }, i) => {
      columns.set([id, size, modified, hash, source ? 1 : 0, end], (first + i) * COLUMNS)
    })
    await pause()
  }
  return { columns: new Uint8Array(columns.buffer), records: joined(chunks, end) }
}

function recordOf({ entry: { uri }, problems, source }: KnownFile, before: string): PackedRecord {
  let shared = 0
  while (shared < uri.length && uri[shared] === before[shared]) shared++
  const record = { shared, rest: uri.slice(shared), ...(problems.length > 0 && { problems }) }
  if (!source) return record
  const { id: _id, uri: _uri, problems: _problems, path, item, ...others } = source
  const { id, ...itemOthers } = item
  return {
    ...record,
    path: uri.endsWith(path) ? path.length : path,
    source: { ...others, item: id === source.citekey ? itemOthers : item },
  }
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.byteLength
  }
  return bytes
}
