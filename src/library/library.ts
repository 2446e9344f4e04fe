import { breathe, type CancellationToken, neverCancelled } from '../base/cancellation.ts'
import { type Log, messageOf } from '../base/log.ts'
import { defaultSettings } from '../base/settings.ts'
import { canonicalUri, displayPath, isBeneath } from '../base/uri.ts'
import {
  type Disposable,
  type FileChange,
  type FileEntry,
  FileError,
  type Workspace,
} from '../base/workspace.ts'
import { isSourceFile, readSource, tooLarge } from './readSource.ts'
import type { Problem, Source, SourceText } from './source.ts'
import { type SourcePattern, sourcePatterns } from './sourcePatterns.ts'

/** What became of some sources; listeners are told in the order in which it happened. */
export interface LibraryChange {
  readonly put: readonly { readonly source: Source; readonly text: SourceText }[]
  readonly removed: readonly Source[]
}

/** `done` of `total` files have been looked at. */
export type Progress = (done: number, total: number) => void

/** So many files are read at once: enough to keep a disk busy. */
const FILES_AT_ONCE = 16

/**
 * All sources of a workspace, held in step with the disk. Work on it is done in turn, so that every state seen
 * from outside is that of some moment; questions are answered meanwhile from what is there.
 */
export class Library implements Disposable {
  readonly #workspace: Workspace
  readonly #log: Log
  readonly #sources = new Map<string, Source>()
  readonly #byId = new Map<number, Source>()
  readonly #texts = new Map<number, SourceText>()
  readonly #byCitekey = new Map<string, Source[]>()
  readonly #fileProblems = new Map<string, readonly Problem[]>()
  readonly #entries = new Map<string, FileEntry>()
  readonly #listeners = new Set<(change: LibraryChange) => void>()
  readonly #subscription: Disposable
  #folderProblems: Problem[] = []
  #patterns: readonly SourcePattern[] = []
  #written: readonly string[] = defaultSettings.sources
  #nextId = 1
  #work: Promise<void> = Promise.resolve()

  constructor(workspace: Workspace, log: Log) {
    this.#workspace = workspace
    this.#log = log
    this.#subscription = workspace.onDidChange(changes => void this.#enqueue(() => this.#follow(changes)))
  }

  /** All sources, in the order of their paths. */
  get sources(): readonly Source[] {
    return [...this.#sources.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
  }

  get size(): number {
    return this.#sources.size
  }

  /** Everything its owner should know of: missing folders, files left out or harmed, citekeys given twice. */
  get problems(): readonly Problem[] {
    const twice = [...this.#byCitekey.values()].filter(sources => sources.length > 1)
    const duplicates = twice.flatMap(sources =>
      sources.map((source): Problem => {
        const others = sources.filter(s => s !== source).map(s => s.path)
        return {
          uri: source.uri,
          severity: 'warning',
          message: `has the same citekey, ${source.citekey}, as ${others.join(' and ')}. Rename one of the files`,
        }
      }),
    )
    return [...this.#folderProblems, ...[...this.#fileProblems.values()].flat(), ...duplicates]
  }

  byUri(uri: string): Source | undefined {
    return this.#sources.get(uri)
  }

  byId(id: number): Source | undefined {
    return this.#byId.get(id)
  }

  /** More than one where files share a citekey. */
  byCitekey(citekey: string): readonly Source[] {
    return this.#byCitekey.get(citekey) ?? []
  }

  async text(source: Source): Promise<SourceText | undefined> {
    return this.#texts.get(source.id)
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
    return this.#work
  }

  /**
   * Compares with the disk and reads what is new or changed; all of it when `anew`. When cancelled, what has been
   * read stays.
   */
  refresh(
    written: readonly string[] = this.#written,
    options: { anew?: boolean; token?: CancellationToken; progress?: Progress } = {},
  ): Promise<void> {
    return this.#enqueue(() => this.#scan(written, options))
  }

  dispose(): void {
    this.#subscription.dispose()
    this.#listeners.clear()
  }

  #enqueue(task: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(task).catch(thrown => this.#log.error(`library: ${messageOf(thrown)}`))
    return this.#work
  }

  async #scan(
    written: readonly string[],
    {
      anew = false,
      token = neverCancelled,
      progress,
    }: { anew?: boolean; token?: CancellationToken; progress?: Progress },
  ): Promise<void> {
    this.#written = written
    this.#patterns = sourcePatterns(this.#workspace.roots, written)
    this.#folderProblems = []
    this.#workspace.watchFolders(this.#patterns.map(pattern => pattern.folder))
    const found = new Map<string, FileEntry>()
    for (const pattern of this.#patterns) {
      for (const entry of await this.#list(pattern)) {
        if (isSourceFile(entry.uri) && pattern.matches(entry.uri)) found.set(entry.uri, entry)
      }
      if (token.isCancellationRequested) return
    }
    this.#excuseMissingDefaults(written)
    this.#remove([...this.#entries.keys()].filter(uri => !found.has(uri)))
    const isNew = (entry: FileEntry) => {
      const known = this.#entries.get(entry.uri)
      return anew || known?.size !== entry.size || known.modified !== entry.modified
    }
    await this.#readAll([...found.values()].filter(isNew), token, progress)
  }

  async #follow(changes: readonly FileChange[]): Promise<void> {
    const entries: FileEntry[] = []
    for (const change of changes) {
      const uri = canonicalUri(change.uri)
      const listed = change.kind === 'deleted' ? [] : await this.#workspace.list(uri).catch(() => [])
      const found = listed.filter(entry => this.covers(entry.uri))
      const gone = [...this.#entries.keys()].filter(
        known => isBeneath(known, uri) && !found.some(e => e.uri === known),
      )
      this.#remove(gone)
      entries.push(...found)
    }
    await this.#readAll(entries, neverCancelled)
  }

  async #list(pattern: SourcePattern): Promise<readonly FileEntry[]> {
    try {
      return await this.#workspace.list(pattern.folder)
    } catch (thrown) {
      const isMissing = thrown instanceof FileError && thrown.kind === 'not-found'
      const message = isMissing
        ? 'does not exist. Create this folder and put your articles into it, or name another in the setting verbatim.sources'
        : `cannot be read: ${messageOf(thrown)}`
      this.#folderProblems.push({ uri: pattern.folder, severity: 'warning', message })
      return []
    }
  }

  /** Of the folders looked for by default one is enough. */
  #excuseMissingDefaults(written: readonly string[]): void {
    const isDefault = written.join('\n') === defaultSettings.sources.join('\n')
    if (isDefault && this.#folderProblems.length < this.#patterns.length) {
      this.#folderProblems = this.#folderProblems.filter(
        problem => !problem.message.startsWith('does not exist'),
      )
    }
  }

  async #readAll(
    entries: readonly FileEntry[],
    token: CancellationToken,
    progress?: Progress,
  ): Promise<void> {
    for (let done = 0; done < entries.length; done += FILES_AT_ONCE) {
      if (token.isCancellationRequested) return
      progress?.(done, entries.length)
      const readings = await Promise.all(
        entries
          .slice(done, done + FILES_AT_ONCE)
          .map(async entry => ({ entry, reading: await readEntry(this.#workspace, entry) })),
      )
      const put: { source: Source; text: SourceText }[] = []
      for (const { entry, reading } of readings) {
        const previous = this.#forget(entry.uri)
        this.#entries.set(entry.uri, entry)
        if (reading.problems.length > 0) this.#fileProblems.set(entry.uri, reading.problems)
        if (reading.source && reading.text) {
          const source = { ...reading.source, id: previous?.id ?? this.#nextId++ }
          this.#keep(source, reading.text)
          put.push({ source, text: reading.text })
        } else if (previous) {
          this.#tell({ put: [], removed: [previous] })
        }
      }
      this.#tell({ put, removed: [] })
      await breathe()
    }
    progress?.(entries.length, entries.length)
  }

  #keep(source: Source, text: SourceText): void {
    this.#sources.set(source.uri, source)
    this.#byId.set(source.id, source)
    this.#texts.set(source.id, text)
    this.#byCitekey.set(source.citekey, [...this.byCitekey(source.citekey), source])
  }

  #remove(uris: readonly string[]): void {
    const removed = uris.map(uri => this.#forget(uri)).filter(source => source !== undefined)
    if (removed.length > 0) this.#tell({ put: [], removed })
  }

  #forget(uri: string): Source | undefined {
    this.#entries.delete(uri)
    this.#fileProblems.delete(uri)
    const source = this.#sources.get(uri)
    if (!source) return undefined
    this.#sources.delete(uri)
    this.#byId.delete(source.id)
    this.#texts.delete(source.id)
    const others = this.byCitekey(source.citekey).filter(s => s !== source)
    if (others.length > 0) this.#byCitekey.set(source.citekey, others)
    else this.#byCitekey.delete(source.citekey)
    return source
  }

  #tell(change: LibraryChange): void {
    if (change.put.length === 0 && change.removed.length === 0) return
    for (const listener of this.#listeners) listener(change)
  }
}

async function readEntry(workspace: Workspace, entry: FileEntry): Promise<ReturnType<typeof readSource>> {
  const large = tooLarge(entry)
  if (large) return { problems: [large] }
  try {
    return readSource(entry.uri, displayPath(entry.uri, workspace.roots), await workspace.read(entry.uri))
  } catch (thrown) {
    return {
      problems: [{ uri: entry.uri, severity: 'error', message: `cannot be read: ${messageOf(thrown)}` }],
    }
  }
}
