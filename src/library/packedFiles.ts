import { pacer } from '../base/cancellation.ts'
import { append } from '../base/lists.ts'
import type { FileEntry } from '../base/workspace.ts'
import type { KnownFile } from './knownFile.ts'
import { packRecords, unpackRecords } from './packedRecords.ts'
import { citekeysOf } from './source.ts'
import { keyOf, LookUp } from './stringLookUp.ts'

/** Files whose records are packed together: few enough to unpack while somebody waits for one of them. */
const CHUNK = 32
/** Numbers of a file: id, size, time, checksum, serious problems, what else there is, and where its chunk ends. */
const COLUMNS = 7
const [ID, SIZE, MODIFIED, HASH, SERIOUS, KIND, END] = [0, 1, 2, 3, 4, 5, 6] as const
/** Bits of the kind. */
const [IS_SOURCE, HAS_PROBLEMS] = [1, 2] as const
/** In place of a checksum: the file's bytes have not been read. */
const UNREAD = -1
/** Chunks that stay unpacked: those of some results, and of some files in a row. */
const MOST_UNPACKED = 128

/**
 * What is known of files as bytes, by ascending id: numbers, and chunks of JSON records. A chunk is unpacked when one
 * of its files is wanted. So a hundred thousand files take a fifth of the memory that they would take as objects, and
 * are there as soon as the bytes are. A file is named by its place.
 */
export class PackedFiles {
  readonly count: number
  /** The chunks of records. */
  readonly records: readonly Uint8Array[]
  readonly numbers: Uint8Array
  readonly #columns: Float64Array
  readonly #uris: LookUp
  readonly #citekeys: LookUp
  readonly #unpacked = new Map<number, readonly KnownFile[]>()

  /** Throws when the bytes do not belong together. */
  constructor(count: number, numbers: Uint8Array, records: Uint8Array | readonly Uint8Array[]) {
    this.count = count
    this.numbers = numbers
    const all = new Float64Array(numbers.buffer, numbers.byteOffset, numbers.byteLength >> 3)
    this.#columns = all.subarray(0, count * COLUMNS)
    this.#uris = new LookUp(all.subarray(count * COLUMNS, count * (COLUMNS + 1)))
    this.#citekeys = new LookUp(all.subarray(count * (COLUMNS + 1)))
    const end = count > 0 ? this.#number(count - 1, END) : 0
    if (all.length < count * (COLUMNS + 1)) throw new Error('Numbers are missing')
    this.records = records instanceof Uint8Array ? this.#chunksOf(records) : records
    if (sizeOf(records) !== end) throw new Error('Records are missing')
  }

  static readonly none = new PackedFiles(0, new Uint8Array(0), [])

  /** The greatest number given to a file. */
  get lastId(): number {
    return this.count > 0 ? this.#number(this.count - 1, ID) : 0
  }

  at(place: number): KnownFile {
    const chunk = Math.floor(place / CHUNK)
    let files = this.#unpacked.get(chunk)
    if (files) this.#unpacked.delete(chunk)
    else files = this.#unpack(chunk)
    // The order of a map is that of insertion: what was used goes to the end.
    this.#unpacked.set(chunk, files)
    if (this.#unpacked.size > MOST_UNPACKED) this.#unpacked.delete(this.#unpacked.keys().next().value!)
    return files[place % CHUNK]!
  }

  /** Of these and the next, -1 is for what there is not. */
  placeOfId(id: number): number {
    let low = 0
    let high = this.count
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#number(middle, ID) < id) low = middle + 1
      else high = middle
    }
    return low < this.count && this.#number(low, ID) === id ? low : -1
  }

  placeOfUri(uri: string): number {
    return this.#uris.placesOf(uri).find(place => this.at(place).entry.uri === uri) ?? -1
  }

  /** The file as it was read, if it is still so by its time and size; the name is not compared letter by letter. */
  placeOfUnchanged({ uri, size, modified }: FileEntry): number {
    const isSame = (place: number) =>
      this.#number(place, SIZE) === size &&
      this.#number(place, MODIFIED) === modified &&
      this.#number(place, HASH) !== UNREAD
    const places = this.#uris.placesOf(uri)
    if (places.length === 1) return isSame(places[0]!) ? places[0]! : -1
    return places.find(place => isSame(place) && this.at(place).entry.uri === uri) ?? -1
  }

  /** Sources with this citekey, or whose entry in a bibliography has it. */
  placesOfCitekey(citekey: string): number[] {
    const names = ({ source }: KnownFile) => source !== undefined && citekeysOf(source).includes(citekey)
    return this.#citekeys.placesOf(citekey).filter(place => names(this.at(place)))
  }

  /** Citekeys that more than one source has as its own. */
  get sharedCitekeys(): Set<string> {
    const own = (place: number) => this.at(place).source!.citekey
    const isShared = (citekey: string) =>
      this.placesOfCitekey(citekey).filter(place => own(place) === citekey).length > 1
    return new Set([...new Set(this.#citekeys.alike().map(own))].filter(isShared))
  }

  isSource(place: number): boolean {
    return (this.#number(place, KIND) & IS_SOURCE) !== 0
  }

  hasProblems(place: number): boolean {
    return (this.#number(place, KIND) & HAS_PROBLEMS) !== 0
  }

  /** How many problems of the file are more than information. */
  serious(place: number): number {
    return this.#number(place, SERIOUS)
  }

  /**
   * These files without those at the `hidden` places, and with `loose` ones, which come by ascending id; packed in
   * slices. A chunk that nothing of this concerns is copied, so that what comes at the end costs only itself.
   */
  async with(hidden: ReadonlySet<number>, loose: readonly KnownFile[]): Promise<PackedFiles> {
    const count = this.count - hidden.size + loose.length
    const columns = new Float64Array(count * COLUMNS)
    const uris: number[] = []
    const citekeys: number[] = []
    const chunks: Uint8Array[] = []
    const copied = new Set<number>()
    let [place, old, next, end] = [0, 0, 0, 0]
    const isAsBefore = () => {
      const last = old + CHUNK - 1
      if (place !== old || last >= this.count) return false
      for (let at = old; at <= last; at++) if (hidden.has(at)) return false
      return next === loose.length || loose[next]!.id > this.#number(last, ID)
    }
    const take = (): KnownFile => {
      while (hidden.has(old)) old++
      const isLoose = next < loose.length && !(old < this.count && this.#number(old, ID) < loose[next]!.id)
      return isLoose ? loose[next++]! : this.at(old++)
    }
    const pause = pacer()
    while (place < count) {
      const first = place
      if (isAsBefore()) {
        columns.set(this.#columns.subarray(first * COLUMNS, (first + CHUNK) * COLUMNS), first * COLUMNS)
        chunks.push(this.records[first / CHUNK]!)
        copied.add(first / CHUNK)
        old += CHUNK
        place += CHUNK
      } else {
        const files: KnownFile[] = []
        for (; place < Math.min(count, first + CHUNK); place++) {
          const file = take()
          columns.set(numbersOf(file), place * COLUMNS)
          uris.push(keyOf(file.entry.uri, place))
          if (file.source)
            append(
              citekeys,
              citekeysOf(file.source).map(key => keyOf(key, place)),
            )
          files.push(file)
        }
        chunks.push(packRecords(files))
      }
      end += chunks.at(-1)!.byteLength
      for (let at = first; at < place; at++) columns[at * COLUMNS + END] = end
      await pause()
    }
    const isCopied = (at: number) => copied.has(Math.floor(at / CHUNK))
    const lookUps = [this.#uris.keys(uris, isCopied), this.#citekeys.keys(citekeys, isCopied)]
    return new PackedFiles(count, joined([columns, ...lookUps].map(bytesOf)), chunks)
  }

  #chunksOf(records: Uint8Array): Uint8Array[] {
    let start = 0
    return Array.from({ length: Math.ceil(this.count / CHUNK) }, (_, chunk) => {
      const end = this.#number(Math.min(this.count, (chunk + 1) * CHUNK) - 1, END)
      const bytes = records.subarray(start, end)
      start = end
      return bytes
    })
  }

  #unpack(chunk: number): KnownFile[] {
    const first = chunk * CHUNK
    const records = unpackRecords(this.records[chunk]!)
    return records.map(({ uri, problems, source }, i) => {
      const [id, size, modified, hash] = this.#columns.subarray((first + i) * COLUMNS)
      return {
        id: id!,
        entry: { uri, size: size!, modified: modified! },
        hash: hash === UNREAD ? undefined : hash!,
        source: source && { ...source, id: id! },
        problems,
      }
    })
  }

  #number(place: number, column: number): number {
    return this.#columns[place * COLUMNS + column]!
  }
}

function sizeOf(records: Uint8Array | readonly Uint8Array[]): number {
  if (records instanceof Uint8Array) return records.byteLength
  return records.reduce((sum, { byteLength }) => sum + byteLength, 0)
}

/** The columns of a file but for the last, which its chunk decides. */
function numbersOf(file: KnownFile): number[] {
  const { id, entry, hash = UNREAD, source, problems } = file
  const kind = (source ? IS_SOURCE : 0) | (problems.length > 0 ? HAS_PROBLEMS : 0)
  return [id, entry.size, entry.modified, hash, seriousOf(file), kind]
}

/** How many problems of a file are more than information. */
export function seriousOf({ problems }: KnownFile): number {
  return problems.length === 0 ? 0 : problems.filter(({ severity }) => severity !== 'information').length
}

function bytesOf({ buffer, byteOffset, byteLength }: Float64Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.byteLength
  }
  return bytes
}
