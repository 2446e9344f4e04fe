import type { Workspace } from '../base/workspace.ts'
import type { LoadChunk } from './formats/format.ts'
import { isSlow } from './formats/formats.ts'
import type { KnownFile } from './knownFile.ts'
import { readFile } from './readFile.ts'
import type { Source, SourceText } from './source.ts'
import { TextCache } from './textCache.ts'

/** The texts of sources, which are read again when they are wanted unless they were used lately. */
export class SourceTexts {
  readonly #workspace: Workspace
  readonly #load: LoadChunk
  readonly #known: (id: number) => KnownFile | undefined
  readonly #tellChanged: (uri: string) => void
  readonly #cache = new TextCache()
  readonly #onTheWay = new Map<number, Promise<SourceText | undefined>>()

  /** `known` is what the library knows of a file; `tellChanged` hears of one that is not what was known. */
  constructor(
    workspace: Workspace,
    load: LoadChunk,
    known: (id: number) => KnownFile | undefined,
    tellChanged: (uri: string) => void,
  ) {
    this.#workspace = workspace
    this.#load = load
    this.#known = known
    this.#tellChanged = tellChanged
  }

  /** What the file has now; nothing when it is gone. */
  of({ id }: Source): Promise<SourceText | undefined> {
    const kept = this.#cache.get(id)
    if (kept) return Promise.resolve(kept)
    const known = this.#onTheWay.get(id)
    if (known) return known
    const text = this.#read(id).finally(() => this.#onTheWay.delete(id))
    this.#onTheWay.set(id, text)
    return text
  }

  /** Takes a text that has just been read, in place of what there was. */
  offer({ id, uri }: Source, text: SourceText): void {
    this.#cache.offer(id, text, isSlow(uri))
  }

  remove(id: number): void {
    this.#cache.remove(id)
  }

  async #read(id: number): Promise<SourceText | undefined> {
    const known = this.#known(id)
    if (!known?.source) return undefined
    const { hash, reading } = await readFile(this.#workspace, known.entry, this.#load)
    // What has been read into the library meanwhile is newer than what has been read here.
    if (this.#known(id)?.hash !== known.hash) return this.#cache.get(id) ?? this.#read(id)
    if (hash === known.hash && reading?.text) this.#cache.put(id, reading.text, isSlow(known.entry.uri))
    else this.#tellChanged(known.entry.uri)
    return reading?.text
  }
}
