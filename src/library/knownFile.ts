import type { FileEntry } from '../base/workspace.ts'
import type { Problem, Source } from './source.ts'

/** What is known of a file of the library, as it was when it was last read. */
export interface KnownFile {
  /** Small integer, given once and never to another file while the library lives; also its source's. */
  readonly id: number
  readonly entry: FileEntry
  /** Checksum of its bytes; `undefined` while they have not been read. */
  readonly hash: number | undefined
  /** `undefined` for a file that cannot be one. */
  readonly source: Source | undefined
  readonly problems: readonly Problem[]
}

/** Whether the file, as it is listed now, is still the one that was read. */
export function isUnchanged(known: KnownFile | undefined, { size, modified }: FileEntry): boolean {
  return known?.hash !== undefined && known.entry.size === size && known.entry.modified === modified
}
