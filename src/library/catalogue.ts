import { pacer } from '../base/cancellation.ts'
import type { KnownFile } from './knownFile.ts'
import type { PackedFiles } from './packedFiles.ts'
import type { Problem, Source } from './source.ts'

/**
 * What is known of every file of the library, by URI, number and citekey. One that was packed is unpacked in
 * slices; whoever asks before for more than a number makes it be unpacked at once.
 */
export class Catalogue {
  readonly #files = new Map<string, KnownFile>()
  readonly #byId = new Map<number, KnownFile>()
  readonly #byCitekey = new Map<string, Source[]>()
  readonly #shared = new Set<string>()
  #packed: PackedFiles | undefined
  #unpacked = 0
  #packedSources = 0
  #sorted: readonly Source[] | undefined
  #sources = 0
  #nextId = 1
  #revision = 0

  /** Rises with every change. */
  get revision(): number {
    return this.#revision
  }

  /** How many sources there are. */
  get size(): number {
    return this.#packed ? this.#packedSources : this.#sources
  }

  /** All sources, in the order of their paths. */
  get sources(): readonly Source[] {
    this.#unpackAll()
    this.#sorted ??= [...this.#files.values()]
      .map(({ source }) => source)
      .filter(source => source !== undefined)
      .sort(byPath)
    return this.#sorted
  }

  get files(): readonly KnownFile[] {
    this.#unpackAll()
    return [...this.#files.values()]
  }

  /** What is wrong with files, and citekeys given twice, unless by files of one work. */
  problems(isOneWork: (sources: readonly Source[]) => boolean): Problem[] {
    this.#unpackAll()
    const ofFiles: Problem[] = []
    for (const { problems } of this.#files.values()) ofFiles.push(...problems)
    const shared = [...this.#shared].map(citekey => this.byCitekey(citekey))
    return [...ofFiles, ...shared.filter(sources => !isOneWork(sources)).flatMap(sharedCitekey)]
  }

  get(uri: string): KnownFile | undefined {
    this.#unpackAll()
    return this.#files.get(uri)
  }

  byId(id: number): KnownFile | undefined {
    return this.#byId.get(id) ?? this.#packed?.byId(id)
  }

  byCitekey(citekey: string): readonly Source[] {
    this.#unpackAll()
    return this.#byCitekey.get(citekey) ?? []
  }

  /** The known files that are one of these, or beneath one. */
  within(uris: ReadonlySet<string>): string[] {
    this.#unpackAll()
    const isEach = [...uris].every(uri => this.#files.has(uri))
    return isEach ? [...uris] : [...this.#files.keys()].filter(uri => isWithin(uri, uris))
  }

  /** A number for a file that has none. */
  nextId(): number {
    return this.#nextId++
  }

  /** Adds a file, in place of one of the same URI. */
  put(file: KnownFile): void {
    this.remove(file.entry.uri)
    this.#add(file)
    this.#revision++
  }

  remove(uri: string): KnownFile | undefined {
    this.#unpackAll()
    const file = this.#files.get(uri)
    if (!file) return undefined
    this.#files.delete(uri)
    this.#byId.delete(file.id)
    this.#revision++
    if (file.source) this.#removeSource(file.source)
    return file
  }

  /** Takes over what was packed; only an empty catalogue does. */
  restore(packed: PackedFiles): void {
    if (this.#files.size > 0 || this.#packed) throw new Error('The catalogue is not empty')
    this.#packed = packed
    this.#packedSources = packed.sources
    this.#nextId = packed.lastId + 1
  }

  /** Unpacks what was restored, in slices. */
  async unpack(): Promise<void> {
    const pause = pacer()
    while (this.#unpackMore()) await pause()
  }

  #unpackAll(): void {
    while (this.#unpackMore());
  }

  #unpackMore(): boolean {
    if (!this.#packed) return false
    if (this.#unpacked === this.#packed.chunks) {
      this.#packed = undefined
      return false
    }
    for (const file of this.#packed.chunk(this.#unpacked++)) this.#add(file)
    return true
  }

  #add(file: KnownFile): void {
    this.#files.set(file.entry.uri, file)
    this.#byId.set(file.id, file)
    const { source } = file
    if (!source) return
    this.#sources++
    this.#sorted = undefined
    const others = this.#byCitekey.get(source.citekey)
    if (others) this.#shared.add(source.citekey)
    this.#byCitekey.set(source.citekey, others ? [...others, source].sort(byPath) : [source])
  }

  #removeSource(source: Source): void {
    this.#sources--
    this.#sorted = undefined
    const others = this.#byCitekey.get(source.citekey)!.filter(other => other.id !== source.id)
    if (others.length > 0) this.#byCitekey.set(source.citekey, others)
    else this.#byCitekey.delete(source.citekey)
    if (others.length < 2) this.#shared.delete(source.citekey)
  }
}

function byPath(a: Source, b: Source): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0
}

function sharedCitekey(sources: readonly Source[]): Problem[] {
  return sources.map(source => {
    const others = sources.filter(other => other !== source).map(({ path }) => path)
    return {
      uri: source.uri,
      severity: 'warning',
      message: `has the same citekey, ${source.citekey}, as ${others.join(' and ')}. Rename one of the files`,
    }
  })
}

/** Whether a URI, or a folder above it, is in the set. */
function isWithin(uri: string, uris: ReadonlySet<string>): boolean {
  for (let end = uri.length; end > 0; end = uri.lastIndexOf('/', end - 1)) {
    if (uris.has(uri.slice(0, end))) return true
  }
  return false
}
