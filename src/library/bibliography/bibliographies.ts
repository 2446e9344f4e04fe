import { decode } from '../../base/decode.ts'
import { en } from '../../base/l10n.ts'
import { messageOf } from '../../base/log.ts'
import { isBeneath, resolveUri } from '../../base/uri.ts'
import { type FileEntry, FileError, type Workspace } from '../../base/workspace.ts'
import { leadsOut } from '../leadsOut.ts'
import { inMegabytes, MAX_BIBLIOGRAPHY_BYTES } from '../limits.ts'
import type { Problem } from '../source.ts'
import { wholeFile } from '../wholeFile.ts'
import type { PlacedEntry } from './entryIndex.ts'
import { bibliographiesOfYaml } from './named.ts'
import { readBibliography } from './readBibliography.ts'

/** A project's own settings for all its documents. */
const PROJECT_FILES = ['_quarto.yml', '_quarto.yaml']

const OUTSIDE = en`is outside the folders that are open, so it is not read because a text names it. If it is yours, name it in the setting verbatim.bibliography`

interface ReadFile {
  readonly file: FileEntry | undefined
  readonly entries: readonly PlacedEntry[]
  readonly problems: readonly Problem[]
}

/** The bibliographies that settings, drafts and projects name, held in step with the disk by `refresh`. */
export class Bibliographies {
  readonly #workspace: Workspace
  /** Paths as written and the folders they may be relative to, by who names them. */
  readonly #named = new Map<string, Naming>()
  #read = new Map<string, ReadFile>()
  #projectFiles: readonly string[] = []

  constructor(workspace: Workspace) {
    this.#workspace = workspace
  }

  /** All entries, in the order in which their files are named. */
  get entries(): readonly PlacedEntry[] {
    return [...this.#read.values()].flatMap(({ entries }) => entries)
  }

  /** Each file that could be read, with its entries. */
  get read(): readonly { readonly uri: string; readonly entries: readonly PlacedEntry[] }[] {
    return [...this.#read].flatMap(([uri, { file, entries }]) => (file ? [{ uri, entries }] : []))
  }

  /** Those files as they were listed. */
  get readFiles(): readonly FileEntry[] {
    return [...this.#read.values()].flatMap(({ file }) => file ?? [])
  }

  get problems(): readonly Problem[] {
    return [...this.#read.values()].flatMap(({ problems }) => problems)
  }

  /** All files whose change matters, whether they are there or not. */
  get files(): readonly string[] {
    return [...this.#read.keys(), ...this.#projectFiles]
  }

  /** Takes over the paths that somebody (the settings, a draft) names, relative to the first of `folders` where the file is. */
  name(by: string, { paths, folders }: Naming): boolean {
    if (folders.length === 0) return false
    const before = this.#named.get(by)
    const isSame =
      before?.paths.join('\n') === paths.join('\n') && before.folders.join('\n') === folders.join('\n')
    if (isSame) return false
    this.#named.set(by, { paths, folders })
    return true
  }

  /** Reads what is new or changed, or all of it; whether anything is different now. */
  async refresh(anew = false): Promise<boolean> {
    const before = this.#read
    const read = new Map<string, ReadFile>()
    for (const [uri, isAllowed] of await this.#wanted()) {
      const known = anew ? undefined : before.get(uri)
      read.set(uri, isAllowed ? await this.#readFile(uri, known) : without(uri, known, OUTSIDE))
    }
    this.#read = read
    const isSame = before.size === read.size && [...read].every(([uri, file]) => before.get(uri) === file)
    return !isSame
  }

  /**
   * The URIs of all bibliographies that are named, each once, and whether whoever names them may: settings may name any
   * file, a text that came with others only one of its own folder or of those that are open.
   */
  async #wanted(): Promise<Map<string, boolean>> {
    const uris = new Map<string, boolean>()
    const add = async (uri: string, within?: readonly string[]) => {
      const folders = [...this.#workspace.roots, ...(within ?? [])]
      const isInside = folders.some(one => isBeneath(uri, one))
      const isAllowed = !within || (isInside && !(await leadsOut(this.#workspace, uri, folders)))
      uris.set(uri, isAllowed || uris.get(uri) === true)
    }
    for (const [by, { paths, folders }] of this.#named) {
      for (const path of paths)
        await add(await this.#place(path, folders), by === SETTINGS ? undefined : folders)
    }
    const places = [...this.#workspace.roots, ...[...this.#named.values()].flatMap(({ folders }) => folders)]
    this.#projectFiles = [...new Set(places)].flatMap(folder =>
      PROJECT_FILES.map(name => `${folder}/${name}`),
    )
    for (const file of this.#projectFiles) {
      const folder = file.slice(0, file.lastIndexOf('/'))
      const { text } = await this.#workspace.read(file).then(decode, () => ({ text: undefined }))
      for (const path of text === undefined ? [] : bibliographiesOfYaml(text))
        await add(resolveUri(folder, path), [folder])
    }
    return uris
  }

  async #place(path: string, folders: readonly string[]): Promise<string> {
    const places = folders.map(folder => resolveUri(folder, path))
    for (const uri of places) {
      const found =
        this.#read.has(uri) ||
        (await this.#workspace.list(uri).then(
          () => true,
          () => false,
        ))
      if (found) return uri
    }
    return places[0]!
  }

  async #readFile(uri: string, known: ReadFile | undefined): Promise<ReadFile> {
    try {
      const file = (await this.#workspace.list(uri)).find(entry => entry.uri === uri)
      if (!file) return without(uri, known, en`is a folder. Name the file in it that is the bibliography`)
      if (known?.file?.size === file.size && known.file.modified === file.modified) return known
      if (file.size > MAX_BIBLIOGRAPHY_BYTES)
        return without(
          uri,
          known,
          en`is too large (${inMegabytes(file.size)}; the limit is ${inMegabytes(MAX_BIBLIOGRAPHY_BYTES)}). Split it`,
        )
      const { entries, problems } = readBibliography(uri, await wholeFile(this.#workspace, file))
      return { file, entries: entries.map(entry => ({ ...entry, uri })), problems }
    } catch (thrown) {
      const isMissing = thrown instanceof FileError && thrown.kind === 'not-found'
      const who = [...this.#named].find(([, { paths, folders }]) =>
        paths.some(path => folders.some(folder => resolveUri(folder, path) === uri)),
      )?.[0]
      const where =
        who && who !== SETTINGS
          ? en`the front matter of ${who.slice(who.lastIndexOf('/') + 1)}`
          : en`the setting verbatim.bibliography`
      return without(
        uri,
        known,
        isMissing
          ? en`does not exist. Correct its name in ${where}`
          : en`cannot be read: ${messageOf(thrown)}`,
      )
    }
  }
}

/** Stands for the setting `verbatim.bibliography` among those who name bibliographies. */
export const SETTINGS = 'settings'

export interface Naming {
  readonly paths: readonly string[]
  readonly folders: readonly string[]
}

/** The folders from that of a file up to the root it is in. */
export function foldersAbove(uri: string, roots: readonly string[]): string[] {
  const root = roots.find(one => isBeneath(uri, one))
  const parent = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('/')))
  if (root === undefined) return [parent(uri)].filter(folder => folder !== '')
  const folders: string[] = []
  for (let folder = uri; folder !== root; ) {
    folder = parent(folder)
    folders.push(folder)
  }
  return folders
}

function without(uri: string, known: ReadFile | undefined, message: string): ReadFile {
  const isKnown = known?.entries.length === 0 && known.problems[0]?.message === message
  return isKnown ? known : { file: undefined, entries: [], problems: [{ uri, severity: 'warning', message }] }
}
