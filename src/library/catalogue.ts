import { pacer } from '../base/cancellation.ts'
import { en } from '../base/l10n.ts'
import { addTo, append } from '../base/lists.ts'
import { isWithin } from '../base/uri.ts'
import type { FileEntry } from '../base/workspace.ts'
import { isUnchanged, type KnownFile } from './knownFile.ts'
import { PackedFiles, seriousOf } from './packedFiles.ts'
import { citekeysOf, type Problem, type Source } from './source.ts'

/** So many files may be loose before they are packed with the others … */
const LOOSE_FILES = 4096
/** … or such a share of those, where packing them means that all are packed anew. */
const LOOSE_SHARE = 0.5

/**
 * What is known of every file of the library, by URI, number and citekey. Files that have been known for long are
 * packed; those that have changed since are loose, and hide the packed ones that they replace.
 */
export class Catalogue {
  #packed = PackedFiles.none
  /** Places of packed files that are gone or have been replaced. */
  readonly #hidden = new Set<number>()
  readonly #loose = new Map<string, KnownFile>()
  readonly #looseById = new Map<number, KnownFile>()
  readonly #looseByCitekey = new Map<string, Source[]>()
  /** Citekeys of more than one source; those of packed files are looked for when somebody asks. */
  #sharedCitekeys: Set<string> | undefined = new Set()
  /** All sources in order, for as long as somebody holds them. */
  #sorted: WeakRef<readonly Source[]> | undefined
  #sources = 0
  #serious = 0
  #nextId = 1
  #revision = 0

  /** Rises with every change. */
  get revision(): number {
    return this.#revision
  }

  /** How many sources there are. */
  get size(): number {
    return this.#sources
  }

  /** All sources, in the order of their paths. */
  get sources(): readonly Source[] {
    const known = this.#sorted?.deref()
    if (known) return known
    const sources: Source[] = []
    for (const { source } of this.#all()) if (source) sources.push(source)
    sources.sort(byPath)
    this.#sorted = new WeakRef(sources)
    return sources
  }

  /** What is wrong with files, and citekeys given twice, unless by files of one work. */
  problems(isOneWork: IsOneWork): Problem[] {
    const problems: Problem[] = []
    for (let place = 0; place < this.#packed.count; place++) {
      if (this.#packed.hasProblems(place) && !this.#hidden.has(place))
        append(problems, this.#packed.at(place).problems)
    }
    for (const file of this.#loose.values()) append(problems, file.problems)
    return [...problems, ...this.#shared(isOneWork).flatMap(sharedCitekey)]
  }

  /** How many of the problems are more than information. */
  seriousProblems(isOneWork: IsOneWork): number {
    return this.#shared(isOneWork).reduce((sum, sources) => sum + sources.length, this.#serious)
  }

  /** Some sources from all over the library. */
  sample(count: number): Source[] {
    const ids = Array.from({ length: count }, (_, k) => 1 + Math.floor(((this.#nextId - 1) * k) / count))
    return [...new Set(ids)].flatMap(id => this.byId(id)?.source ?? [])
  }

  get(uri: string): KnownFile | undefined {
    const loose = this.#loose.get(uri)
    if (loose) return loose
    const place = this.#packed.placeOfUri(uri)
    return place < 0 || this.#hidden.has(place) ? undefined : this.#packed.at(place)
  }

  byId(id: number): KnownFile | undefined {
    const loose = this.#looseById.get(id)
    if (loose) return loose
    const place = this.#packed.placeOfId(id)
    return place < 0 || this.#hidden.has(place) ? undefined : this.#packed.at(place)
  }

  /** The sources with this citekey; where there are none, those whose entry in a bibliography has it. */
  byCitekey(citekey: string): readonly Source[] {
    const places = this.#packed.placesOfCitekey(citekey).filter(place => !this.#hidden.has(place))
    const packed = places.map(place => this.#packed.at(place).source!)
    const all = [...packed, ...(this.#looseByCitekey.get(citekey) ?? [])].sort(byPath)
    const own = all.filter(source => source.citekey === citekey)
    return own.length > 0 ? own : all
  }

  /** Compares with what is listed: the files that are new or changed, and the URIs of those that are not there. */
  compare(listed: ReadonlyMap<string, FileEntry>): { changed: FileEntry[]; missing: string[] } {
    const seen = new Uint8Array(this.#packed.count)
    const changed = [...listed.values()].filter(entry => {
      const loose = this.#loose.get(entry.uri)
      if (loose) return !isUnchanged(loose, entry)
      const place = this.#packed.placeOfUnchanged(entry)
      if (place < 0 || this.#hidden.has(place)) return true
      seen[place] = 1
      return false
    })
    const missing = [...this.#loose.keys()].filter(uri => !listed.has(uri))
    for (let place = 0; place < seen.length; place++) {
      if (seen[place] || this.#hidden.has(place)) continue
      const { uri } = this.#packed.at(place).entry
      if (!listed.has(uri)) missing.push(uri)
    }
    return { changed, missing }
  }

  /** The known files, or those beneath one of some folders, looked for in slices. Nothing may change meanwhile. */
  async uris(folders?: ReadonlySet<string>): Promise<string[]> {
    const uris: string[] = []
    const pause = pacer()
    for (const { entry } of folders?.size === 0 ? [] : this.#all()) {
      if (!folders || isWithin(entry.uri, folders)) uris.push(entry.uri)
      await pause()
    }
    return uris
  }

  /** A number for a file that has none. */
  nextId(): number {
    return this.#nextId++
  }

  /** The greatest number given. */
  get lastId(): number {
    return this.#nextId - 1
  }

  /** Adds a file, in place of one of the same URI. */
  put(file: KnownFile): void {
    this.remove(file.entry.uri)
    this.#loose.set(file.entry.uri, file)
    this.#looseById.set(file.id, file)
    this.#serious += seriousOf(file)
    this.#revision++
    if (file.source) this.#addSource(file.source)
  }

  remove(uri: string): KnownFile | undefined {
    const file = this.get(uri)
    if (!file) return undefined
    if (!this.#loose.delete(uri)) this.#hidden.add(this.#packed.placeOfId(file.id))
    this.#looseById.delete(file.id)
    this.#serious -= seriousOf(file)
    this.#revision++
    if (file.source) this.#removeSource(file.source)
    return file
  }

  /** Takes over what was packed; only an empty catalogue does. */
  restore(packed: PackedFiles): void {
    if (this.#loose.size > 0 || this.#packed.count > 0) throw new Error('The catalogue is not empty')
    this.#packed = packed
    this.#sharedCitekeys = undefined
    this.#nextId = packed.lastId + 1
    for (let place = 0; place < packed.count; place++) {
      this.#serious += packed.serious(place)
      if (packed.isSource(place)) this.#sources++
    }
  }

  /** Whether so many files are loose that they should be packed. */
  get isLoose(): boolean {
    if (this.#loose.size <= LOOSE_FILES) return false
    return this.#hidden.size === 0 || this.#loose.size > this.#packed.count * LOOSE_SHARE
  }

  /** Packs what is loose, in slices. Nothing may change meanwhile. */
  async pack(): Promise<PackedFiles> {
    if (this.#loose.size === 0 && this.#hidden.size === 0) return this.#packed
    this.#packed = await this.#packed.with(this.#hidden, this.#looseInOrder())
    for (const map of [this.#loose, this.#looseById, this.#looseByCitekey, this.#hidden]) map.clear()
    return this.#packed
  }

  /** Every file, by ascending number. */
  *#all(): Generator<KnownFile> {
    const loose = this.#looseInOrder()
    let next = 0
    for (let place = 0; place < this.#packed.count; place++) {
      if (this.#hidden.has(place)) continue
      const file = this.#packed.at(place)
      while (next < loose.length && loose[next]!.id < file.id) yield loose[next++]!
      yield file
    }
    while (next < loose.length) yield loose[next++]!
  }

  #looseInOrder(): KnownFile[] {
    return [...this.#loose.values()].sort((a, b) => a.id - b.id)
  }

  /** The sources of each citekey that several have, if they are not one work. */
  #shared(isOneWork: IsOneWork): (readonly Source[])[] {
    if (!this.#sharedCitekeys) {
      const citekeys = this.#packed.sharedCitekeys
      this.#sharedCitekeys = citekeys
      for (const citekey of [...citekeys, ...this.#looseByCitekey.keys()]) this.#noteShared(citekey)
    }
    const shared = [...this.#sharedCitekeys].map(citekey => this.byCitekey(citekey))
    return shared.filter(sources => !isOneWork(sources))
  }

  #addSource(source: Source): void {
    this.#sources++
    this.#sorted = undefined
    for (const citekey of citekeysOf(source)) addTo(this.#looseByCitekey, citekey, source)
    this.#noteShared(source.citekey)
  }

  #removeSource(source: Source): void {
    this.#sources--
    this.#sorted = undefined
    for (const citekey of citekeysOf(source)) {
      const others = this.#looseByCitekey.get(citekey)?.filter(({ id }) => id !== source.id) ?? []
      if (others.length > 0) this.#looseByCitekey.set(citekey, others)
      else this.#looseByCitekey.delete(citekey)
    }
    this.#noteShared(source.citekey)
  }

  #noteShared(citekey: string): void {
    if (!this.#sharedCitekeys) return
    const [one, another] = this.byCitekey(citekey)
    if (one?.citekey === citekey && another) this.#sharedCitekeys.add(citekey)
    else this.#sharedCitekeys.delete(citekey)
  }
}

type IsOneWork = (sources: readonly Source[]) => boolean

function byPath(a: Source, b: Source): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0
}

function sharedCitekey(sources: readonly Source[]): Problem[] {
  return sources.map(source => {
    const others = sources.filter(other => other !== source).map(({ path }) => path)
    return {
      uri: source.uri,
      severity: 'warning',
      message: en`has the same citekey, ${source.citekey}, as ${others.join(', ')}. Rename one of the files`,
    }
  })
}
