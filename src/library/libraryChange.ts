import type { CancellationToken } from '../base/cancellation.ts'
import type { PackedFiles } from './packedFiles.ts'
import type { Source, SourceText } from './source.ts'

/** What became of some sources; listeners are told in the order in which it happened. */
export interface LibraryChange {
  readonly put: readonly { readonly source: Source; readonly text: SourceText }[]
  readonly removed: readonly Source[]
  /** Sources of which other things are known now; their texts are what they were. */
  readonly described: readonly Source[]
  /** Entries of bibliographies may have come, gone or changed. */
  readonly isBibliographyChanged: boolean
}

/** `done` of `total` files have been looked at. */
export type Progress = (done: number, total: number) => void

export interface RefreshOptions {
  /** Read everything, whatever is known. */
  readonly anew?: boolean
  readonly token?: CancellationToken
  readonly progress?: Progress
}

/** What is known of all files, for the next start. */
export interface Snapshot {
  readonly files: PackedFiles
  /** The state of the bibliographies and sidecars from which things are known of the sources. */
  readonly describedBy: string
  /** The texts that take long to read, as `KeptTexts` saves them. */
  readonly texts: Uint8Array
}
