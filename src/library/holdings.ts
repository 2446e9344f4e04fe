import type { Workspace } from '../base/workspace.ts'
import type { Catalogue } from './catalogue.ts'
import type { Descriptions } from './descriptions.ts'
import type { LoadChunk } from './formats/format.ts'
import type { LibraryChange } from './libraryChange.ts'
import { isSourceFile } from './readSource.ts'
import type { Problem } from './source.ts'
import type { SourcePattern } from './sourcePatterns.ts'
import type { SourceTexts } from './sourceTexts.ts'

/** All that a library has; the tasks that bring it in step with the disk work on this, one at a time. */
export interface Holdings {
  readonly workspace: Workspace
  readonly load: LoadChunk
  readonly catalogue: Catalogue
  readonly descriptions: Descriptions
  readonly texts: SourceTexts
  /** Tells listeners, unless there is nothing to tell. */
  readonly tell: (change: Partial<LibraryChange>) => void
  /** Where sources are, as the settings have it, and as it is understood. */
  written: readonly string[]
  patterns: readonly SourcePattern[]
  /** What is wrong with the folders as such. */
  folderProblems: readonly Problem[]
  /** The state of the descriptions that the sources have been described by. */
  describedBy: string
  /** How many files have been read. */
  filesRead: number
}

/** Whether the file would be read as a source, were it there. */
export function covers({ patterns }: Holdings, uri: string): boolean {
  return isSourceFile(uri) && patterns.some(pattern => pattern.matches(uri))
}
