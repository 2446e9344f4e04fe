import { type CancellationToken, neverCancelled, pacer } from '../base/cancellation.ts'
import { type Log, messageOf } from '../base/log.ts'
import { defaultSettings } from '../base/settings.ts'
import { canonicalUri, isBeneath } from '../base/uri.ts'
import type { Disposable, FileEntry, Workspace } from '../base/workspace.ts'
import { Catalogue } from './catalogue.ts'
import { findFiles, isNotFound } from './findFiles.ts'
import { cannotLoad, type LoadChunk } from './formats/format.ts'
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
}

/** `done` of `total` files have been looked at. */
export type Progress = (done: number, total: number) => void

export interface RefreshOptions {
  /** Read everything, whatever is known. */
  readonly anew?: boolean
  readonly token?: CancellationToken
  readonly progress?: Progress
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
  readonly #texts = new TextCache()
  readonly #textsOnTheWay = new Map<number, Promise<SourceText | undefined>>()
  readonly #listeners = new Set<(change: LibraryChange) => void>()
  readonly #changed = new Set<string>()
  readonly #settling: SettlingFiles
  readonly #subscription: Disposable
  #folderProblems: readonly Problem[] = []
  #patterns: readonly SourcePattern[] = []
  #written: readonly string[] = defaultSettings.sources
  #work: Promise<void> = Promise.resolve()
  #restored = 0
  #filesRead = 0

  constructor(workspace: Workspace, log: Log, load: LoadChunk = cannotLoad) {
    this.#workspace = workspace
    this.#log = log
    this.#load = load
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
    return [...this.#folderProblems, ...this.#catalogue.problems]
  }

  /** How many files were known from an earlier time, and how many have been read since. */
  get counts(): { readonly restored: number; readonly read: number } {
    return { restored: this.#restored, read: this.#filesRead }
  }

  /** How many of the problems are more than information. */
  get seriousProblems(): number {
    const folders = this.#folderProblems.filter(({ severity }) => severity !== 'information').length
    return folders + this.#catalogue.seriousProblems
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
  restore(files: PackedFiles): void {
    this.#catalogue.restore(files)
    this.#restored = files.count
  }

  /** Packs what is known of all files, and hands it to `take` at a moment when nothing is being changed. */
  pack<T>(take: (files: PackedFiles) => T): Promise<T> {
    return new Promise((resolve, reject) => {
      void this.#enqueue(async () => {
        const packing = this.#catalogue.pack().then(take)
        await packing.then(resolve, reject)
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
    this.#workspace.watchFolders(this.#patterns.map(pattern => pattern.folder))
    const found = await findFiles(this.#workspace, this.#patterns, written, token)
    if (!found) return this.#tellIncomplete(0)
    const { files, problems, unlisted } = found
    this.#folderProblems = problems
    const { changed, missing } = this.#catalogue.compare(files)
    this.#remove(missing.filter(uri => !unlisted.some(folder => isBeneath(uri, folder))))
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
    const uris = [...this.#changed]
    this.#changed.clear()
    const found = new Map<string, FileEntry>()
    const gone: string[] = []
    const folders = new Set<string>()
    for (const uri of uris) {
      try {
        const listed = await this.#workspace.list(uri)
        for (const entry of listed) if (this.covers(entry.uri)) found.set(entry.uri, entry)
        if (listed[0]?.uri !== uri) folders.add(uri)
      } catch (thrown) {
        // What cannot be looked at just now is left as it was known.
        if (!isNotFound(thrown)) continue
        if (this.#catalogue.get(uri)) gone.push(uri)
        else folders.add(uri)
      }
    }
    const within = await this.#catalogue.within(folders)
    this.#remove([...gone, ...within.filter(uri => !found.has(uri))])
    await this.#readAll(this.#settling.settledOf([...found.values()]), {})
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
      const source = text && reading.source && { ...reading.source, id }
      this.#catalogue.put({ id, entry, hash, source, problems })
      this.#texts.remove(id)
      if (source) {
        this.#texts.offer(id, text)
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
    if (hash === known.hash && reading?.text) this.#texts.put(id, reading.text)
    else this.#notice([known.entry.uri])
    return reading?.text
  }

  #tell({ put = [], removed = [] }: Partial<LibraryChange>): void {
    if (put.length + removed.length === 0) return
    for (const listener of this.#listeners) listener({ put, removed })
  }
}
