import type { Workspace } from '../base/workspace.ts'
import type { LoadChunk } from './formats/format.ts'
import { type Format, formatOf, formats, isSlow } from './formats/formats.ts'
import { KeptTexts } from './keptTexts.ts'
import type { KnownFile } from './knownFile.ts'
import { packText, unpackText } from './packedText.ts'
import { readFile } from './readFile.ts'
import { readText } from './readSource.ts'
import type { Source, SourceText } from './source.ts'
import { TextCache } from './textCache.ts'

/**
 * The texts of sources. Those used last are at hand; those that take long to read are kept in a packed form beside,
 * also for the next start; the others are read from their files when they are wanted.
 */
export class SourceTexts {
  readonly #workspace: Workspace
  readonly #load: LoadChunk
  readonly #known: (id: number) => KnownFile | undefined
  readonly #tellDoubt: (uri: string) => void
  readonly #cache = new TextCache()
  #kept = new KeptTexts()
  readonly #onTheWay = new Map<number, Promise<SourceText | undefined>>()

  /** `known` is what the library knows of a file; `tellDoubt` hears of one that gave something else. */
  constructor(
    workspace: Workspace,
    load: LoadChunk,
    known: (id: number) => KnownFile | undefined,
    tellDoubt: (uri: string) => void,
  ) {
    this.#workspace = workspace
    this.#load = load
    this.#known = known
    this.#tellDoubt = tellDoubt
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

  /** Takes a text that has just been read from a file with this checksum, in place of what there was. */
  offer(source: Source, text: SourceText, hash: number | undefined): void {
    this.#cache.offer(source.id, text, isSlow(source.uri))
    this.#keep(source, text, hash)
  }

  remove(id: number): void {
    this.#cache.remove(id)
    this.#kept.remove(id)
  }

  /** What is kept for the next start. */
  save(): Uint8Array {
    return this.#kept.save()
  }

  /** Takes over what was kept. Throws when it is not whole. */
  load(saved: Uint8Array): void {
    this.#kept = KeptTexts.load(saved)
  }

  #keep({ id, uri, isText }: Source, text: SourceText, hash: number | undefined): void {
    if (hash !== undefined && isSlow(uri)) this.#kept.put(id, hash, packText(text, isText))
  }

  async #read(id: number): Promise<SourceText | undefined> {
    const known = this.#known(id)
    if (!known?.source) return undefined
    const kept = known.hash === undefined ? undefined : this.#kept.get(id, known.hash)
    // Its size may be another by now. The checksum tells more.
    const entry = { ...known.entry, size: 0 }
    const file = await readFile(this.#workspace, entry, this.#load, known.hash)
    const { uri } = known.entry
    const text = file.bytes ? await this.#textOf(uri, file.bytes, kept) : file.reading?.text
    // What has been read into the library meanwhile is newer than what has been read here.
    if (this.#known(id)?.hash !== known.hash) return this.#cache.get(id) ?? this.#read(id)
    if (file.hash !== known.hash || !text) this.#tellDoubt(uri)
    else {
      this.#cache.put(id, text, isSlow(uri))
      if (!kept) this.#keep(known.source, text, file.hash)
    }
    return text
  }

  /** The text of bytes that are known: what was kept of them, or read anew. */
  #textOf(uri: string, bytes: Uint8Array, kept: Uint8Array | undefined): Promise<SourceText | undefined> {
    if (kept) return Promise.resolve(unpackText(kept, fileText(uri, bytes)))
    return readText(uri, bytes, this.#load).catch(() => undefined)
  }
}

/** The text of a file that is text although it takes long to read. */
function fileText(uri: string, bytes: Uint8Array): string | undefined {
  const format = formatOf(uri)
  return format && (formats[format] as Format).decode?.(bytes)
}
