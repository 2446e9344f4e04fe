import { type CancellationToken, neverCancelled, pacer } from '../base/cancellation.ts'
import { decode } from '../base/decode.ts'
import { canonicalUri, extensionOf } from '../base/uri.ts'
import type { FileEntry, Workspace } from '../base/workspace.ts'
import { languageOfExtension } from '../draft/languages.ts'
import type { Library } from '../library/library.ts'
import type { DraftDocument } from './context.ts'
import { readDraft } from './readDraft.ts'

/** A larger file is no draft that somebody writes. Bytes. */
const LARGEST = 5_000_000

interface Known {
  readonly file: FileEntry
  readonly document: DraftDocument | undefined
}

/** All drafts of the workspace: every file in a markup of drafts that is no source. What has not changed is not read again. */
export class Drafts {
  readonly #workspace: Workspace
  readonly #library: Library
  #known = new Map<string, Known>()

  constructor(workspace: Workspace, library: Library) {
    this.#workspace = workspace
    this.#library = library
  }

  /** The files, in the order of their URIs. */
  async files(): Promise<FileEntry[]> {
    const files = new Map<string, FileEntry>()
    for (const root of this.#workspace.roots) {
      for (const file of await this.#workspace.list(root).catch(() => [])) {
        const isDraft = languageOfExtension(extensionOf(file.uri)) && !this.#library.covers(file.uri)
        if (isDraft && file.size <= LARGEST) files.set(file.uri, file)
      }
    }
    return [...files.values()].sort((a, b) => (a.uri < b.uri ? -1 : 1))
  }

  /** The drafts themselves; `open` are those that an editor has, which count instead of their files. None when cancelled. */
  async all(
    open: readonly DraftDocument[],
    token: CancellationToken = neverCancelled,
  ): Promise<DraftDocument[]> {
    const opened = new Set(open.map(({ uri }) => canonicalUri(uri)))
    const known = new Map<string, Known>()
    const pause = pacer()
    for (const file of await this.files()) {
      if (opened.has(file.uri)) continue
      const before = this.#known.get(file.uri)
      const isSame = before?.file.modified === file.modified && before.file.size === file.size
      known.set(file.uri, isSame ? before : { file, document: await this.#read(file.uri) })
      await pause()
      if (token.isCancellationRequested) return []
    }
    this.#known = known
    return [...open, ...[...known.values()].flatMap(({ document }) => document ?? [])]
  }

  async #read(uri: string): Promise<DraftDocument | undefined> {
    const bytes = await this.#workspace.read(uri).catch(() => undefined)
    const { text } = bytes ? decode(bytes) : {}
    if (text === undefined) return undefined
    const language = languageOfExtension(extensionOf(uri))!
    return readDraft(this.#library, { uri, language, text })
  }
}
