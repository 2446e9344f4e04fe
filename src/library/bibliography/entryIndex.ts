import { canonicalUri, resolveUri } from '../../base/uri.ts'
import type { Metadata } from '../source.ts'
import type { BibliographyEntry } from './entry.ts'

/** An entry, and the bibliography that it stands in. */
export interface PlacedEntry extends BibliographyEntry {
  /** Of the bibliography's file. */
  readonly uri: string
}

/** What a source is looked up by. */
export interface SourceName {
  readonly uri: string
  readonly citekey: string
  /** What its file says of itself. */
  readonly own: Metadata
}

/** All entries of all bibliographies, and which of them describes a source. Of two with one citekey the first counts. */
export class EntryIndex {
  readonly #byCitekey = new Map<string, PlacedEntry>()
  readonly #byFile = new Map<string, PlacedEntry>()
  readonly #byFileName = new Map<string, PlacedEntry | 'several'>()
  readonly #byAddress = new Map<string, PlacedEntry>()
  readonly #isUniqueName: (name: string) => boolean

  /** `sources`: the URIs of all files that are sources. */
  constructor(entries: readonly PlacedEntry[], sources: Iterable<string>) {
    const names = new Map<string, number>()
    const uris = new Set(entries.length > 0 ? sources : [])
    for (const uri of uris) names.set(fileName(uri), (names.get(fileName(uri)) ?? 0) + 1)
    this.#isUniqueName = name => names.get(name) === 1
    for (const entry of entries) {
      if (this.#byCitekey.has(entry.citekey)) continue
      this.#byCitekey.set(entry.citekey, entry)
      for (const address of addressesOf(entry.item)) setFirst(this.#byAddress, address, entry)
      for (const file of entry.files) {
        const uri = uriOf(entry.uri, file)
        if (uri !== undefined) setFirst(this.#byFile, uri, entry)
        if (uri !== undefined && uris.has(uri)) continue
        const name = fileName(file)
        const other = this.#byFileName.get(name)
        this.#byFileName.set(name, other === undefined || other === entry ? entry : 'several')
      }
    }
  }

  get size(): number {
    return this.#byCitekey.size
  }

  get entries(): Iterable<PlacedEntry> {
    return this.#byCitekey.values()
  }

  byCitekey(citekey: string): PlacedEntry | undefined {
    return this.#byCitekey.get(citekey)
  }

  /**
   * The entry whose file or address is the source's, or whose citekey is. A path of another computer is known by the
   * file's name alone, where no second source and no second entry has that name.
   */
  describing({ uri, citekey, own }: SourceName): PlacedEntry | undefined {
    const byFile = this.#byFile.get(uri)
    if (byFile) return byFile
    for (const address of addressesOf(own)) {
      const byAddress = this.#byAddress.get(address)
      if (byAddress) return byAddress
    }
    const byName = this.#isUniqueName(fileName(uri)) ? this.#byFileName.get(fileName(uri)) : undefined
    return byName !== undefined && byName !== 'several' ? byName : this.#byCitekey.get(citekey)
  }
}

/** Where a file that an entry names would lie. Windows paths are URIs with a drive letter. */
function uriOf(bibliography: string, file: string): string | undefined {
  try {
    if (/^file:/i.test(file)) return canonicalUri(file.replace(/^file:\/\/localhost\//i, 'file:///'))
    if (/^[a-z][a-z\d+.-]+:\/\//i.test(file)) return undefined
    const path = /^[a-z]:[\\/]/i.test(file) ? `/${file}` : file
    return resolveUri(bibliography.slice(0, bibliography.lastIndexOf('/')), path)
  } catch {
    return undefined
  }
}

/** The last part of a URI or path, in one spelling. */
function fileName(path: string): string {
  const name = path.split(/[\\/]/).at(-1)!
  try {
    return decodeURIComponent(name).normalize('NFC').toLowerCase()
  } catch {
    return name.normalize('NFC').toLowerCase()
  }
}

/** The URL and the DOI, so written that equal ones are the same. */
function addressesOf({ URL, DOI }: Metadata): string[] {
  const written = [URL, typeof DOI === 'string' ? `doi.org/${DOI.replace(/^.*?(?=10\.\d)/, '')}` : undefined]
  return written.flatMap(address => (typeof address === 'string' && address ? [plainAddress(address)] : []))
}

/** An address without what makes no difference: protocol, `www.`, fragment. */
export function plainAddress(address: string): string {
  return address
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/^(?:www\.|dx\.)/i, '')
    .replace(/#.*$/, '')
    .replace(/([?&])utm_[^&]*(?:&|$)/g, '$1')
    .replace(/[?&/]+$/, '')
    .replace(/^[^/]*/, host => host.toLowerCase())
}

function setFirst<K, V>(map: Map<K, V>, key: K, value: V): void {
  if (!map.has(key)) map.set(key, value)
}
