import { checksum } from '../base/checksum.ts'
import type { Store } from '../base/store.ts'
import { fingerprint } from '../base/version.ts'
import { PassageIndex } from '../index/passageIndex.ts'
import { PackedFiles, packFiles } from '../library/packedFiles.ts'
import type { Context } from './context.ts'

/** Raised whenever the meaning of the parts changes. */
const FORMAT = 2

/** What the first part says of the others, as JSON. */
interface Label {
  /** Who wrote the parts for whom: another release may read a file otherwise, other roots name it otherwise. */
  readonly key: string
  /** Of the parts that do not check themselves. */
  readonly columns: number
  readonly records: number
}

/** A library and its index from the same moment. */
export interface Restored {
  readonly files: PackedFiles
  readonly passages: PassageIndex
}

/**
 * What a store holds of the library of these roots; `undefined` when there is nothing, or nothing that is whole
 * and of this release. It says nothing about the disk.
 */
export async function restore(store: Store, roots: readonly string[]): Promise<Restored | undefined> {
  const [label, columns, records, index] = (await store.read()) ?? []
  if (!label || !columns || !records || !index) return undefined
  const { key, ...sums } = JSON.parse(new TextDecoder().decode(label)) as Label
  if (key !== keyOf(roots)) return undefined
  if (sums.columns !== checksum(columns) || sums.records !== checksum(records)) return undefined
  return { files: new PackedFiles(columns, records), passages: PassageIndex.load(index) }
}

/** Puts the library and its index into a store, as they are at the moment of the call. Throws what the store throws. */
export async function persist({ library, passages, workspace }: Context, store: Store): Promise<void> {
  const files = library.files
  const index = passages.save()
  const { columns, records } = await packFiles(files)
  const label: Label = {
    key: keyOf(workspace.roots),
    columns: checksum(columns),
    records: checksum(records),
  }
  await store.write([new TextEncoder().encode(JSON.stringify(label)), columns, records, index])
}

function keyOf(roots: readonly string[]): string {
  return [FORMAT, fingerprint, ...roots].join('\n')
}
