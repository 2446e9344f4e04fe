import type { Log } from '../base/log.ts'
import { defaultSettings } from '../base/settings.ts'
import { canonicalUri } from '../base/uri.ts'
import type { Disposable, Workspace } from '../base/workspace.ts'
import { type Bibliographies, foldersAbove, SETTINGS } from './bibliography/bibliographies.ts'
import type { PlacedEntry } from './bibliography/entryIndex.ts'
import { Catalogue } from './catalogue.ts'
import { describeAnew } from './describeSources.ts'
import { Descriptions } from './descriptions.ts'
import { followFiles } from './followFiles.ts'
import { cannotLoad, type LoadChunk } from './formats/format.ts'
import { covers, type Holdings } from './holdings.ts'
import { InTurn } from './inTurn.ts'
import type { LibraryChange, RefreshOptions, Snapshot } from './libraryChange.ts'
import { scanFolders } from './scanFolders.ts'
import { SettlingFiles } from './settlingFiles.ts'
import type { Problem, Source, SourceText } from './source.ts'
import { SourceTexts } from './sourceTexts.ts'

/**
 * All sources of a workspace, held in step with the disk. Work on it is done in turn, so that every state seen
 * from outside is that of some moment; questions are answered meanwhile from what is there. Texts are not kept,
 * but read again when they are wanted.
 */
export class Library implements Disposable {
  readonly #workspace: Workspace
  readonly #catalogue = new Catalogue()
  readonly #descriptions: Descriptions
  readonly #holdings: Holdings
  readonly #work: InTurn
  readonly #listeners = new Set<(change: LibraryChange) => void>()
  /** What may have changed since it was last looked at. */
  readonly #noticed = new Set<string>()
  /** Those of them that gave something else than was known, be it for a moment only. */
  readonly #doubted = new Set<string>()
  readonly #settling: SettlingFiles
  readonly #subscription: Disposable
  readonly #isOneWork = (sources: readonly Source[]) => this.isOneWork(sources)
  #isFollowingDrafts = false
  #restored = 0

  constructor(workspace: Workspace, log: Log, load: LoadChunk = cannotLoad) {
    const known = (id: number) => this.#catalogue.byId(id)
    this.#workspace = workspace
    this.#work = new InTurn(log)
    this.#descriptions = new Descriptions(workspace)
    this.#holdings = {
      workspace,
      load,
      catalogue: this.#catalogue,
      descriptions: this.#descriptions,
      texts: new SourceTexts(workspace, load, known, uri => this.#doubt(uri)),
      tell: change => this.#tell(change),
      written: defaultSettings.sources,
      patterns: [],
      folderProblems: [],
      describedBy: '',
      filesRead: 0,
    }
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
    return [...this.#holdings.folderProblems, ...ofSources, ...this.#descriptions.problems]
  }

  /** How many of the problems are more than information. */
  get seriousProblems(): number {
    const others = [...this.#holdings.folderProblems, ...this.#descriptions.problems]
    const serious = others.filter(({ severity }) => severity !== 'information').length
    return serious + this.#catalogue.seriousProblems(this.#isOneWork)
  }

  /** How many files were known from an earlier time, and how many have been read since. */
  get counts(): { readonly restored: number; readonly read: number } {
    return { restored: this.#restored, read: this.#holdings.filesRead }
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
    void this.#work.add(() => {
      this.#isFollowingDrafts = false
      return describeAnew(this.#holdings)
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
    return this.#holdings.texts.of(source)
  }

  /** Whether the file would be read as a source, were it there. */
  covers(uri: string): boolean {
    return covers(this.#holdings, uri)
  }

  onDidChange(listener: (change: LibraryChange) => void): Disposable {
    this.#listeners.add(listener)
    return { dispose: () => this.#listeners.delete(listener) }
  }

  /** Resolves when all that is known to have changed has been read. */
  get settled(): Promise<void> {
    return this.#work.settle(() => this.#settling.settled)
  }

  /** Starts from what was known at an earlier time. Must come before the first `refresh`. */
  restore({ files, describedBy, texts }: Snapshot): void {
    this.#holdings.texts.load(texts)
    this.#catalogue.restore(files)
    this.#restored = files.count
    this.#holdings.describedBy = describedBy
  }

  /** Packs what is known, and hands it to `take` at a moment when nothing is being changed. */
  snapshot<T>(take: (snapshot: Snapshot) => T): Promise<T> {
    return new Promise((resolve, reject) => {
      void this.#work.add(async () => {
        const packing = this.#catalogue.pack()
        await packing
          .then(files =>
            take({ files, describedBy: this.#holdings.describedBy, texts: this.#holdings.texts.save() }),
          )
          .then(resolve, reject)
      })
    })
  }

  /**
   * Compares with the disk and reads what is new or changed. When cancelled, what has been read stays, and the
   * problems tell that it is not all.
   */
  refresh(written: readonly string[] = this.#holdings.written, options: RefreshOptions = {}): Promise<void> {
    return this.#work.add(() => scanFolders(this.#holdings, written, options))
  }

  dispose(): void {
    this.#subscription.dispose()
    this.#settling.dispose()
    this.#listeners.clear()
  }

  /** Some files or folders may have changed. */
  #notice(uris: readonly string[]): void {
    if (this.#noticed.size === 0) void this.#work.add(() => this.#follow())
    for (const uri of uris) this.#noticed.add(canonicalUri(uri))
  }

  /** What has been answered from it meanwhile may be wrong, so it is read anew and told of, changed or not. */
  #doubt(uri: string): void {
    this.#doubted.add(uri)
    this.#notice([uri])
  }

  #follow(): Promise<void> {
    const noticed = [...this.#noticed]
    this.#noticed.clear()
    for (const uri of this.#doubted) {
      const known = this.#catalogue.get(uri)
      if (known) this.#catalogue.put({ ...known, hash: undefined })
    }
    this.#doubted.clear()
    return followFiles(this.#holdings, noticed, this.#settling)
  }

  #tell(change: Partial<LibraryChange>): void {
    const { put = [], removed = [], described = [], isBibliographyChanged = false } = change
    if (put.length + removed.length + described.length === 0 && !isBibliographyChanged) return
    for (const listener of this.#listeners) listener({ put, removed, described, isBibliographyChanged })
  }
}
