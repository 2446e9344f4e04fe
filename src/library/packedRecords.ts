import type { KnownFile } from './knownFile.ts'
import type { Item, Metadata, Problem, Source } from './source.ts'

/** What is known of a file besides its numbers. */
export interface FileRecord {
  readonly uri: string
  readonly problems: readonly Problem[]
  readonly source: Omit<Source, 'id'> | undefined
}

/** A record without what it has in common with the one before it or with itself. */
interface Packed {
  /** So much of its URI is the start of the one before; then comes the rest. */
  readonly shared: number
  readonly rest: string
  readonly problems?: readonly Problem[]
  /** The source's path, or how much of the URI's end it is. */
  readonly path?: string | number
  /** A source's problems are the file's. The item's `id` is left out where it is the citekey. */
  readonly source?: Omit<Source, 'id' | 'uri' | 'path' | 'problems' | 'item'> & {
    readonly item: Metadata & Pick<Item, 'type'>
  }
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()
const NO_PROBLEMS: readonly Problem[] = []

export function packRecords(files: readonly KnownFile[]): Uint8Array {
  return encoder.encode(JSON.stringify(files.map((file, i) => pack(file, files[i - 1]?.entry.uri ?? ''))))
}

export function unpackRecords(bytes: Uint8Array): FileRecord[] {
  let before = ''
  return (JSON.parse(decoder.decode(bytes)) as Packed[]).map(packed => {
    const record = unpack(packed, before)
    before = record.uri
    return record
  })
}

function pack({ entry: { uri }, problems, source }: KnownFile, before: string): Packed {
  let shared = 0
  while (shared < uri.length && uri[shared] === before[shared]) shared++
  const record = { shared, rest: uri.slice(shared), ...(problems.length > 0 && { problems }) }
  if (!source) return record
  const { id: _id, uri: _uri, problems: _problems, path, item, ...others } = source
  const { id, ...itemOthers } = item
  return {
    ...record,
    path: uri.endsWith(path) ? path.length : path,
    source: { ...others, item: id === source.citekey ? itemOthers : item },
  }
}

function unpack({ shared, rest, problems = NO_PROBLEMS, path, source }: Packed, before: string): FileRecord {
  const uri = before.slice(0, shared) + rest
  if (!source) return { uri, problems, source }
  const item = { id: source.citekey, ...source.item }
  return {
    uri,
    problems,
    source: { ...source, item, path: typeof path === 'number' ? endOf(uri, path) : path!, uri, problems },
  }
}

function endOf(text: string, length: number): string {
  return text.slice(text.length - length)
}
