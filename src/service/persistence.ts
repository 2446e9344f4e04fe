import { checksum } from '../base/checksum.ts'
import type { Store } from '../base/store.ts'
import { fingerprint } from '../base/version.ts'
import { PassageIndex } from '../index/passageIndex.ts'
import type { Snapshot } from '../library/libraryChange.ts'
import { PackedFiles } from '../library/packedFiles.ts'
import type { Context } from './context.ts'

/** Raised whenever the meaning of the parts changes. */
const FORMAT = 6

/** What the first part says of the others, as JSON after its own checksum. */
interface Label {
  /** Who wrote the parts for whom: another release may read a file otherwise, other roots name it otherwise. */
  readonly key: string
  /** How many files the library knows, and from what it is described. */
  readonly count: number
  readonly describedBy: string
  /** Checksums of the other parts. */
  readonly numbers: number
  readonly records: number
  readonly texts: number
  /** Of the index its head's, so many bytes, which has those of all that follows. */
  readonly index: number
  readonly indexHead: number
}

/** A library and its index from the same moment. */
export interface Restored {
  readonly snapshot: Snapshot
  readonly passages: PassageIndex
}

/**
 * What a store holds of the library of these roots; `undefined` when there is nothing, or nothing that is whole
 * and of this release. It says nothing about the disk.
 */
export async function restore(store: Store, roots: readonly string[]): Promise<Restored | undefined> {
  const [label, numbers, records, index, texts, ...others] = (await store.read()) ?? []
  if (!label || !numbers || !records || !index || !texts || others.length > 0) return undefined
  const { key, count, describedBy, indexHead, ...sums } = readLabel(label)
  if (key !== keyOf(roots)) return undefined
  if (sums.numbers !== checksum(numbers)) return undefined
  if (sums.texts !== checksum(texts) || sums.index !== checksum(index.subarray(0, indexHead)))
    return undefined
  const files = new PackedFiles(count, numbers, records)
  if (sums.records !== checksumOf(files.records)) return undefined
  return { snapshot: { files, describedBy, texts }, passages: PassageIndex.load(index) }
}

/**
 * Puts the library and its index into a store, as they are at one moment, and gives the library's revision then.
 * Throws what the store throws.
 */
export async function persist({ library, passages, workspace }: Context, store: Store): Promise<number> {
  const { files, describedBy, texts, index, revision } = await library.snapshot(snapshot => ({
    ...snapshot,
    index: passages.save(),
    revision: library.revision,
  }))
  const { count, numbers, records } = files
  const label: Label = {
    key: keyOf(workspace.roots),
    count,
    describedBy,
    numbers: checksum(numbers),
    records: checksumOf(records),
    texts: checksum(texts),
    index: checksum(index[0]!),
    indexHead: index[0]!.byteLength,
  }
  await store.write([writeLabel(label), numbers, records, index, texts])
  return revision
}

/** Of pieces that are checked as they lie. */
function checksumOf(pieces: readonly Uint8Array[]): number {
  return checksum(new Uint8Array(Float64Array.from(pieces, checksum).buffer))
}

function writeLabel(label: Label): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(label))
  return new Uint8Array([...new Uint8Array(Float64Array.of(checksum(json)).buffer), ...json])
}

/** Throws when it is not as it was written. */
function readLabel(bytes: Uint8Array): Label {
  const json = bytes.subarray(Float64Array.BYTES_PER_ELEMENT)
  const [sum] = new Float64Array(bytes.slice(0, Float64Array.BYTES_PER_ELEMENT).buffer)
  if (sum !== checksum(json)) throw new Error('The label is damaged')
  return JSON.parse(new TextDecoder().decode(json)) as Label
}

function keyOf(roots: readonly string[]): string {
  return [FORMAT, fingerprint, ...roots].join('\n')
}
