import { type CancellationToken, neverCancelled, pacer } from '../base/cancellation.ts'
import { type Log, messageOf } from '../base/log.ts'
import { defaultSettings } from '../base/settings.ts'
import { canonicalUri, isBeneath } from '../base/uri.ts'
import type { Disposable, FileEntry, Workspace } from '../base/workspace.ts'
import { type Bibliographies, foldersAbove, SETTINGS } from './bibliography/bibliographies.ts'
import type { PlacedEntry } from './bibliography/entryIndex.ts'
import { Catalogue } from './catalogue.ts'
import { Descriptions } from './descriptions.ts'
import { findFiles, isNotFound } from './findFiles.ts'
import { cannotLoad, type LoadChunk } from './formats/format.ts'
import { isSlow } from './formats/formats.ts'
import type { PackedFiles } from './packedFiles.ts'
import { type FileReading, readFile } from './readFile.ts'
import { isSourceFile } from './readSource.ts'
import { SettlingFiles } from './settlingFiles.ts'
import type { Problem, Source, SourceText } from './source.ts'
import { type SourcePattern, sourcePatterns } from './sourcePatterns.ts'
import { TextCache } from './textCache.ts'

/** What became of some sources; listeners are told in the order in which it happened. */
export interface LibraryChange {
  readonly put: readonly { readonly source: Source; readonly text: SourceText }[]
  readonly removed: readonly Source[]
  /** Sources of which other things are known now; their texts are what they were. */
  readonly described: readonly Source[]
  /** Entries of bibliographies may have come, gone or changed. */
  readonly isBibliographyChanged: boolean
}

/** `done` of `total` files have been looked at. */
export type Progress = (done: number, total: number) => void

export interface RefreshOptions {
  /** Read everything, whatever is known. */
  readonly anew?: boolean
  readonly token?: CancellationToken
  readonly progress?: Progress
}

/** What is known of all files, for the next start. */
export interface Snapshot {
  readonly files: PackedFiles
  /** The state of the bibliographies and sidecars from which things are known of the sources. */
  readonly describedBy: string
}

/** So many files are read at once: enough to keep a disk busy. */
const FILES_AT_ONCE = 16

/**
 * All sources of a workspace, held in step with the disk. Work on it is done in turn, so that every state seen
 * from outside is that of some moment; questions are answered meanwhile from what is there. Texts are not kept,
 * but read again when they are wanted.
 */
export class Library implements Disposable {
  readonly #workspace: Workspace
  readonly #log: Log
  readonly #load: LoadChunk
  readonly #catalogue = new Catalogue()
  readonly #descriptions: Descriptions
  readonly #texts = new TextCache()
  readonly #textsOnTheWay = new Map<number, Promise<SourceText | undefined>>()
  readonly #listeners = new Set<(change: LibraryChange) => void>()
  readonly #changed = new Set<string>()
  readonly #settling: SettlingFiles
  readonly #subscription: Disposable
  readonly #isOneWork = (sources: readonly Source[]) => this.isOneWork(sources)
  #folderProblems: readonly Problem[] = []
  #patterns: readonly SourcePattern[] = []
  #written: readonly string[] = defaultSettings.sources
  #work: Promise<void> = Promise.resolve()
  #isFollowingDrafts = false
  /** The state of the descriptions that the sources have been described by. */
  #describedBy = ''
  #restored = 0
  #filesRead = 0

  constructor(workspace: Workspace, log: Log, load: LoadChunk = cannotLoad) {
    this.#workspace = workspace
    this.#log = log
    this.#load = load
    this.#descriptions = new Descriptions(workspace)
    this.#settling = new SettlingFiles(uris => this.#notice(uris))
    this.#subscription = workspace.onDidChange(changes => this.#notice(changes.map(change => change.uri)))
  }

  /** All sources, in the order of their paths. */
  get sources(): readonly Source[] {
    return this.#catalogue.sources
  }

  get size(): number {
    return this.#catalogue.size
  }

  /** Everything its owner should know of: missing folders, files left out or harmed, citekeys given twice. */
  get problems(): readonly Problem[] {
    const ofSources = this.#catalogue.problems(this.#isOneWork)
    return [...this.#folderProblems, ...ofSources, ...this.#descriptions.problems]
  }

  /** How many of the problems are more than information. */
  get seriousProblems(): number {
    const others = [...this.#folderProblems, ...this.#descriptions.problems]
    const serious = others.filter(({ severity }) => severity !== 'information').length
    return serious + this.#catalogue.seriousProblems(this.#isOneWork)
  }

  /** How many files were known from an earlier time, and how many have been read since. */
  get counts(): { readonly restored: number; readonly read: number } {
    return { restored: this.#restored, read: this.#filesRead }
  }

  /** A number that rises whenever what is known of the files changes. */
  get revision(): number {
    return this.#catalogue.revision
  }

  byUri(uri: string): Source | undefined {
    return this.#catalogue.get(uri)?.source
  }

  byId(id: number): Source | undefined {
    return this.#catalogue.byId(id)?.source
  }

  /** More than one where files share a citekey. */
  byCitekey(citekey: string): readonly Source[] {
    return this.#catalogue.byCitekey(citekey)
  }

  /** The entry of a bibliography with this citekey, whether there is a text to it or not. */
  entry(citekey: string): PlacedEntry | undefined {
    return this.#descriptions.byCitekey(citekey)
  }

  /** Whether one entry of a bibliography describes all of these: a PDF and a saved page of the same article. */
  isOneWork(sources: readonly Source[]): boolean {
    const [entry, ...others] = sources.map(source => this.#descriptions.entryOf(source))
    return entry !== undefined && entry.files.length > 1 && others.every(other => other === entry)
  }

  /** The bibliographies that have been read. */
  get bibliographies(): Bibliographies['read'] {
    return this.#descriptions.bibliographies.read
  }

  /** Entries of bibliographies that no source here is the text of. */
  get entriesWithoutText(): readonly PlacedEntry[] {
    if (!this.#descriptions.hasEntries) return []
    const described = new Set(this.sources.map(source => this.#descriptions.entryOf(source)))
    return [...this.#descriptions.entries].filter(
      entry => !described.has(entry) && this.byCitekey(entry.citekey).length === 0,
    )
  }

  /** Reads the bibliographies that the settings name, relative to each root; takes effect with the next `refresh`. */
  nameBibliographies(paths: readonly string[]): void {
    const { roots } = this.#workspace
    this.#descriptions.bibliographies.name(SETTINGS, {
      paths,
      folders: roots.length > 0 ? roots : ['file:///'],
    })
  }

  /** Reads the bibliographies that a draft names, relative to its folder or those above it. */
  followDraft(uri: string, paths: readonly string[]): void {
    const folders = foldersAbove(uri, this.#workspace.roots)
    if (!this.#descriptions.bibliographies.name(uri, { paths, folders }) || this.#isFollowingDrafts) return
    this.#isFollowingDrafts = true
    void this.#enqueue(() => {
      this.#isFollowingDrafts = false
      return this.#describeAnew()
    })
  }

  /** Some sources from all over the library. */
  sample(count: number): readonly Source[] {
    return this.#catalogue.sample(count)
  }

  /**
   * The text of a source, read from its file unless it was used lately. A file that has changed without notice
   * gives what it has now, and is read into the library; one that is gone gives nothing.
   */
  text(source: Source): Promise<SourceText | undefined> {
    const kept = this.#texts.get(source.id)
    if (kept) return Promise.resolve(kept)
    const known = this.#textsOnTheWay.get(source.id)
    if (known) return known
    const text = this.#readText(source.id).finally(() => this.#textsOnTheWay.delete(source.id))
    this.#textsOnTheWay.set(source.id, text)
    return text
  }

  /** Whether the file would be read as a source, were it there. */
  covers(uri: string): boolean {
    return isSourceFile(uri) && this.#patterns.some(pattern => pattern.matches(uri))
  }

  onDidChange(listener: (change: LibraryChange) => void): Disposable {
    this.#listeners.add(listener)
    return { dispose: () => this.#listeners.delete(listener) }
  }

  /** Resolves when all that is known to have changed has been read. */
  get settled(): Promise<void> {
    return this.#settle()
  }

  /** Starts from what was known at an earlier time. Must come before the first `refresh`. */
  restore({ files, describedBy }: Snapshot): void {
    this.#catalogue.restore(files)
    this.#restored = files.count
    this.#describedBy = describedBy
  }

  /** Packs what is known, and hands it to `take` at a moment when nothing is being changed. */
  snapshot<T>(take: (snapshot: Snapshot) => T): Promise<T> {
    return new Promise((resolve, reject) => {
      void this.#enqueue(async () => {
        const packing = this.#catalogue.pack()
        await packing.then(files => take({ files, describedBy: this.#describedBy })).then(resolve, reject)
      })
    })
  }

  /**
   * Compares with the disk and reads what is new or changed. When cancelled, what has been read stays, and the
   * problems tell that it is not all.
   */
  refresh(written: readonly string[] = this.#written, options: RefreshOptions = {}): Promise<void> {
    return this.#enqueue(() => this.#scan(written, options))
  }

  dispose(): void {
    this.#subscription.dispose()
    this.#settling.dispose()
    this.#listeners.clear()
  }

  #enqueue(task: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(task).catch(thrown => this.#log.error(`library: ${messageOf(thrown)}`))
    return this.#work
  }

  async #settle(): Promise<void> {
    for (;;) {
      const work = this.#work
      await work
      await this.#settling.settled
      if (work === this.#work) return
    }
  }

  async #scan(written: readonly string[], options: RefreshOptions): Promise<void> {
    const { anew = false, token = neverCancelled, progress } = options
    this.#written = written
    this.#patterns = sourcePatterns(this.#workspace.roots, written)
    const found = await findFiles(this.#workspace, this.#patterns, written, token)
    if (!found) return this.#tellIncomplete(0)
    const { files, sidecars, problems, unlisted } = found
    this.#folderProblems = problems
    const { changed, missing } = this.#catalogue.compare(files)
    this.#remove(missing.filter(uri => !unlisted.some(folder => isBeneath(uri, folder))))
    const isDescribedAnew = await this.#descriptions.refresh(files.keys(), sidecars, anew)
    this.#watch()
    // What was restored was described by what there was then.
    if (isDescribedAnew || this.#describedBy !== this.#descriptions.state) await this.#describeAll()
    const wanted = anew ? [...files.values()] : changed
    // In an order that does not depend on the disk: equally good passages stand in it.
    wanted.sort((a, b) => (a.uri < b.uri ? -1 : 1))
    const done = await this.#readAll(wanted, options)
    if (done < wanted.length) return this.#tellIncomplete(wanted.length - done)
    progress?.(done, done)
  }

  #tellIncomplete(unread: number): void {
    const files =
      unread === 0 ? 'not all files have' : `${unread} file${unread === 1 ? ' has' : 's have'} not`
    const message = `is known only in part, because reading was cancelled: ${files} been read. Rebuild Index reads them`
    const folders = this.#patterns.map(({ folder }) => folder)
    this.#folderProblems = folders.map(uri => ({ uri, severity: 'warning', message }))
  }

  /** Some files or folders may have changed. */
  #notice(uris: readonly string[]): void {
    if (this.#changed.size === 0) void this.#enqueue(() => this.#follow())
    for (const uri of uris) this.#changed.add(canonicalUri(uri))
  }

  async #follow(): Promise<void> {
    const uris = new Set(this.#changed)
    this.#changed.clear()
    const found = new Map<string, FileEntry>()
    const gone: string[] = []
    const folders = new Set<string>()
    for (const uri of [...uris]) {
      try {
        const listed = await this.#workspace.list(uri)
        for (const entry of listed) found.set(entry.uri, entry)
        if (listed[0]?.uri !== uri) folders.add(uri)
      } catch (thrown) {
        // What cannot be looked at just now is left as it was known.
        if (!isNotFound(thrown)) uris.delete(uri)
        else if (this.#catalogue.get(uri)) gone.push(uri)
        else folders.add(uri)
      }
    }
    const covered = [...found.values()].filter(({ uri }) => this.covers(uri))
    const present = new Set(covered.map(({ uri }) => uri))
    const within = await this.#catalogue.uris(folders)
    this.#remove([...gone, ...within].filter(uri => !present.has(uri)))
    // Which entry of a bibliography names a file depends on what other files there are.
    const isNew = this.#descriptions.hasEntries && covered.some(({ uri }) => !this.#catalogue.get(uri))
    if (isNew || this.#descriptions.isConcernedBy(uris)) await this.#describeAnew(uris, [...found.values()])
    await this.#readAll(this.#settling.settledOf(covered), {})
  }

  /** Reads what may have changed of bibliographies and sidecars, of which `listed` are the ones in `uris`. */
  async #describeAnew(
    uris: ReadonlySet<string> = new Set(),
    listed: readonly FileEntry[] = [],
  ): Promise<void> {
    const added = listed.filter(({ uri }) => this.covers(uri)).map(({ uri }) => uri)
    const sources = new Set([...(await this.#catalogue.uris()), ...added])
    const sidecars = this.#descriptions.sidecarsWithout(uris, listed)
    const isDescribedAnew = await this.#descriptions.refresh(sources, sidecars)
    this.#watch()
    if (isDescribedAnew) await this.#describeAll()
  }

  async #describeAll(): Promise<void> {
    const described: Source[] = []
    const pause = pacer()
    for (let id = 1; id <= this.#catalogue.lastId; id++) {
      const file = this.#catalogue.byId(id)
      if (!file?.source) continue
      const source = this.#descriptions.describe(file.source)
      if (JSON.stringify(source.item) !== JSON.stringify(file.source.item)) {
        this.#catalogue.put({ ...file, source })
        described.push(source)
      }
      if (this.#catalogue.isLoose) await this.#catalogue.pack()
      await pause()
    }
    this.#describedBy = this.#descriptions.state
    this.#tell({ described, isBibliographyChanged: true })
  }

  #watch(): void {
    const folders = this.#patterns.map(({ folder }) => folder)
    this.#workspace.watchFolders(folders, this.#descriptions.bibliographies.files)
  }

  /** Reads files, and gives how many it came to before it was cancelled. */
  async #readAll(
    entries: readonly FileEntry[],
    { anew = false, token = neverCancelled, progress }: RefreshOptions,
  ): Promise<number> {
    const pause = pacer()
    for (let done = 0; done < entries.length; done += FILES_AT_ONCE) {
      if (token.isCancellationRequested) return done
      progress?.(done, entries.length)
      const some = entries.slice(done, done + FILES_AT_ONCE)
      const hashOf = ({ uri }: FileEntry) => (anew ? undefined : this.#catalogue.get(uri)?.hash)
      this.#keep(
        await Promise.all(some.map(entry => readFile(this.#workspace, entry, this.#load, hashOf(entry)))),
      )
      if (this.#catalogue.isLoose) await this.#catalogue.pack()
      await pause()
    }
    return entries.length
  }

  #keep(readings: readonly FileReading[]): void {
    const put: { source: Source; text: SourceText }[] = []
    const removed: Source[] = []
    for (const { entry, hash, reading } of readings) {
      const known = this.#catalogue.get(entry.uri)
      this.#filesRead++
      if (!reading) {
        if (known) this.#catalogue.put({ ...known, entry })
        continue
      }
      const { problems, text } = reading
      const id = known?.id ?? this.#catalogue.nextId()
      const source = text && reading.source && this.#descriptions.describe({ ...reading.source, id })
      this.#catalogue.put({ id, entry, hash, source, problems })
      this.#texts.remove(id)
      if (source) {
        this.#texts.offer(id, text, isSlow(source.uri))
        put.push({ source, text })
      } else if (known?.source) removed.push(known.source)
    }
    this.#tell({ put, removed })
  }

  #remove(uris: readonly string[]): void {
    const removed: Source[] = []
    for (const uri of uris) {
      const known = this.#catalogue.remove(uri)
      if (known) this.#texts.remove(known.id)
      if (known?.source) removed.push(known.source)
    }
    this.#tell({ removed })
  }

  async #readText(id: number): Promise<SourceText | undefined> {
    const known = this.#catalogue.byId(id)
    if (!known?.source) return undefined
    const { hash, reading } = await readFile(this.#workspace, known.entry, this.#load)
    // What has been read into the library meanwhile is newer than what has been read here.
    if (this.#catalogue.byId(id)?.hash !== known.hash) return this.#texts.get(id) ?? this.#readText(id)
    if (hash === known.hash && reading?.text) this.#texts.put(id, reading.text, isSlow(known.entry.uri))
    else this.#notice([known.entry.uri])
    return reading?.text
  }

  #tell(change: Partial<LibraryChange>): void {
    const { put = [], removed = [], described = [], isBibliographyChanged = false } = change
    if (put.length + removed.length + described.length === 0 && !isBibliographyChanged) return
    for (const listener of this.#listeners) listener({ put, removed, described, isBibliographyChanged })
  }
}
