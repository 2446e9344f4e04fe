import { messageOf } from '../base/log.ts'
import { isBeneath } from '../base/uri.ts'
import type { FileEntry, Workspace } from '../base/workspace.ts'
import { Bibliographies } from './bibliography/bibliographies.ts'
import { EntryIndex, type PlacedEntry } from './bibliography/entryIndex.ts'
import { citekeyOfPath } from './citekey.ts'
import { describe } from './metadata.ts'
import { isSidecarFile, readSidecar, stemOf } from './sidecar.ts'
import type { Metadata, Problem, Source } from './source.ts'

interface ReadSidecar {
  readonly file: FileEntry
  readonly item?: Metadata
  readonly problem?: Problem
}

/** What other files say of the sources: bibliographies, and sidecars that lie beside them. */
export class Descriptions {
  readonly bibliographies: Bibliographies
  readonly #workspace: Workspace
  #sidecars = new Map<string, ReadSidecar>()
  #index = new EntryIndex([], [])

  constructor(workspace: Workspace) {
    this.#workspace = workspace
    this.bibliographies = new Bibliographies(workspace)
  }

  get problems(): readonly Problem[] {
    const ofSidecars = [...this.#sidecars.values()].flatMap(({ problem }) => problem ?? [])
    return [...this.bibliographies.problems, ...ofSidecars]
  }

  /** The same as long as the files are that say something of sources. */
  get state(): string {
    const files = [...this.bibliographies.readFiles, ...[...this.#sidecars.values()].map(({ file }) => file)]
    return files.map(({ uri, size, modified }) => `${uri} ${size} ${modified}`).join('\n')
  }

  get hasEntries(): boolean {
    return this.#index.size > 0
  }

  /** All entries of bibliographies; of two with one citekey the first. */
  get entries(): Iterable<PlacedEntry> {
    return this.#index.entries
  }

  byCitekey(citekey: string): PlacedEntry | undefined {
    return this.#index.byCitekey(citekey)
  }

  /** The entry that describes a source, if there is one. */
  entryOf({ uri, path, own }: Source): PlacedEntry | undefined {
    return this.#index.describing({ uri, own, citekey: own.id ?? citekeyOfPath(path) })
  }

  /** The source with all that is known of it. */
  describe({ entryKey: _, ...source }: Source): Source {
    const entry = this.entryOf(source)
    const stem = stemOf(source.uri)
    const sidecars = SIDECARS.flatMap((ending): Metadata[] => {
      const item = this.#sidecars.get(`${stem}${ending}`)?.item
      return item ? [item] : []
    })
    const described = describe(source, entry ? [entry.item, ...sidecars] : sidecars)
    const isOther = entry && entry.citekey !== described.citekey
    return isOther ? { ...described, entryKey: entry.citekey } : described
  }

  /** Whether a change of any of these files or folders could change a description. */
  isConcernedBy(uris: Iterable<string>): boolean {
    const files = [...this.bibliographies.files, ...this.#sidecars.keys()]
    return [...uris].some(uri => isSidecarFile(uri) || files.some(file => isBeneath(file, uri)))
  }

  /** The listed files that may be sidecars, and the known ones that are not beneath `uris`. */
  sidecarsWithout(uris: ReadonlySet<string>, found: Iterable<FileEntry>): FileEntry[] {
    const kept = [...this.#sidecars.values()].map(({ file }) => file)
    const isChanged = (file: FileEntry) => [...uris].some(uri => isBeneath(file.uri, uri))
    return [...kept.filter(file => !isChanged(file)), ...[...found].filter(({ uri }) => isSidecarFile(uri))]
  }

  /** Reads what is new or changed, or all; whether any description may be different now. */
  async refresh(sources: Iterable<string>, sidecars: readonly FileEntry[], anew = false): Promise<boolean> {
    const uris = [...sources]
    const haveChanged = await this.#readSidecars(new Set(uris.map(stemOf)), sidecars, anew)
    const isDifferent = await this.bibliographies.refresh(anew)
    this.#index = new EntryIndex(this.bibliographies.entries, uris)
    return haveChanged || isDifferent
  }

  async #readSidecars(
    stems: ReadonlySet<string>,
    files: readonly FileEntry[],
    anew: boolean,
  ): Promise<boolean> {
    const before = this.#sidecars
    const wanted = files.filter(({ uri }) => stems.has(stemOf(uri)))
    const read = await Promise.all(
      wanted.map(async (file): Promise<ReadSidecar> => {
        const known = before.get(file.uri)
        if (!anew && known?.file.size === file.size && known.file.modified === file.modified) return known
        try {
          return { file, ...readSidecar(file.uri, await this.#workspace.read(file.uri)) }
        } catch (thrown) {
          const message = `cannot be read: ${messageOf(thrown)}`
          return { file, problem: { uri: file.uri, severity: 'warning', message } }
        }
      }),
    )
    this.#sidecars = new Map(read.map(sidecar => [sidecar.file.uri, sidecar]))
    return before.size !== read.length || read.some(sidecar => before.get(sidecar.file.uri) !== sidecar)
  }
}

/** In the order in which they count. */
const SIDECARS = ['.json', '.yaml', '.yml']
