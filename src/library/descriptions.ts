import { en } from '../base/l10n.ts'
import { messageOf } from '../base/log.ts'
import { isWithin } from '../base/uri.ts'
import type { FileEntry, Workspace } from '../base/workspace.ts'
import { Bibliographies } from './bibliography/bibliographies.ts'
import { EntryIndex, type PlacedEntry } from './bibliography/entryIndex.ts'
import { citekeyOfPath } from './citekey.ts'
import { inMegabytes, MAX_SIDECAR_BYTES } from './limits.ts'
import { describe } from './metadata.ts'
import { isSidecarFile, readSidecar, stemOf } from './sidecar.ts'
import type { Metadata, Problem, Source } from './source.ts'
import { wholeFile } from './wholeFile.ts'

interface ReadSidecar {
  readonly file: FileEntry
  readonly item?: Metadata
  readonly problem?: Problem
  /** It could not be read, and may be the next time. */
  readonly isUnread?: boolean
}

/** What other files say of the sources: bibliographies, and sidecars that lie beside them. */
export class Descriptions {
  readonly bibliographies: Bibliographies
  readonly #workspace: Workspace
  /** All files that would be sidecars, were there sources of their names. */
  #candidates = new Map<string, FileEntry>()
  #sidecars = new Map<string, ReadSidecar>()
  #index = new EntryIndex([], [])
  /** The sources that the index of the entries was made for; none where there are no entries. */
  #sources: ReadonlySet<string> = new Set()

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
    const changed = new Set(uris)
    const files = [...this.bibliographies.files, ...this.#candidates.keys()]
    return [...changed].some(isSidecarFile) || files.some(file => isWithin(file, changed))
  }

  /** Whether it matters that these sources have come or gone. */
  dependsOn(sources: readonly string[]): boolean {
    // Which entry of a bibliography names a file depends on what other files there are.
    if (this.hasEntries) return sources.length > 0
    return sources.some(uri => SIDECARS.some(ending => this.#candidates.has(`${stemOf(uri)}${ending}`)))
  }

  /** The listed files that may be sidecars, and the known ones that are not beneath `uris`. */
  sidecarsWithout(uris: ReadonlySet<string>, found: Iterable<FileEntry>): FileEntry[] {
    const kept = [...this.#candidates.values()].filter(({ uri }) => !isWithin(uri, uris))
    return [...kept, ...[...found].filter(({ uri }) => isSidecarFile(uri))]
  }

  /** Reads what is new or changed, or all; whether any description may be different now. */
  async refresh(sources: Iterable<string>, sidecars: readonly FileEntry[], anew = false): Promise<boolean> {
    const uris = [...sources]
    const haveChanged = await this.#readSidecars(new Set(uris.map(stemOf)), sidecars, anew)
    const isDifferent = await this.bibliographies.refresh(anew)
    const isAsBefore = uris.length === this.#sources.size && uris.every(uri => this.#sources.has(uri))
    this.#index = new EntryIndex(this.bibliographies.entries, uris)
    this.#sources = new Set(this.hasEntries ? uris : [])
    return haveChanged || isDifferent || (this.hasEntries && !isAsBefore)
  }

  async #readSidecars(
    stems: ReadonlySet<string>,
    files: readonly FileEntry[],
    anew: boolean,
  ): Promise<boolean> {
    const before = this.#sidecars
    this.#candidates = new Map(files.map(file => [file.uri, file]))
    const wanted = files.filter(({ uri }) => stems.has(stemOf(uri)))
    const read = await Promise.all(
      wanted.map(async (file): Promise<ReadSidecar> => {
        const known = before.get(file.uri)
        const isSame = known?.file.size === file.size && known.file.modified === file.modified
        if (!anew && isSame && !known.isUnread) return known
        if (file.size > MAX_SIDECAR_BYTES) return { file, problem: tooLarge(file) }
        try {
          return { file, ...readSidecar(file.uri, await wholeFile(this.#workspace, file)) }
        } catch (thrown) {
          const message = en`cannot be read: ${messageOf(thrown)}`
          if (isSame && known.problem?.message === message) return known
          return { file, problem: { uri: file.uri, severity: 'warning', message }, isUnread: true }
        }
      }),
    )
    this.#sidecars = new Map(read.map(sidecar => [sidecar.file.uri, sidecar]))
    return before.size !== read.length || read.some(sidecar => before.get(sidecar.file.uri) !== sidecar)
  }
}

/** In the order in which they count. */
const SIDECARS = ['.json', '.yaml', '.yml']

function tooLarge({ uri, size }: FileEntry): Problem {
  const message = en`tells nothing of its source: it is too large (${inMegabytes(size)}; the limit is ${inMegabytes(MAX_SIDECAR_BYTES)}). Rename it if it is none of yours`
  return { uri, severity: 'warning', message }
}
