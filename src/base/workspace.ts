/** A file as the workspace lists it. */
export interface FileEntry {
  readonly uri: string
  /** Bytes. */
  readonly size: number
  /** Milliseconds since 1970. */
  readonly modified: number
  /** Why it cannot be read, or what is beneath it: “is a link that …”. Its size and time say nothing then. */
  readonly fault?: string
}

export type FileChange = { readonly uri: string; readonly kind: 'created' | 'changed' | 'deleted' }

export interface Disposable {
  dispose(): void
}

/**
 * The one door to files. Implemented for Node, for the virtual file systems of an editor, and in memory.
 * Files are named by URI, so that the layers above need not know where they live.
 */
export interface Workspace {
  /** The folders that are open, as URIs without a final slash. */
  readonly roots: readonly string[]
  /**
   * All files beneath a folder, in no particular order; or the file itself when `uri` names one.
   * @throws {FileError} when there is no such folder or it cannot be read.
   */
  list(uri: string): Promise<readonly FileEntry[]>
  /** Where a file or folder lies, links followed; as it is named where there are no links, or nobody can tell. */
  real(uri: string): Promise<string>
  /** @throws {FileError} */
  read(uri: string): Promise<Uint8Array>
  /** Calls `listener` for changes of what `watchFolders` was given. */
  onDidChange(listener: (changes: readonly FileChange[]) => void): Disposable
  /** Says which folders' and single files' changes are wanted; replaces what was said before. */
  watchFolders(folders: readonly string[], files?: readonly string[]): void
}

export type FileErrorKind = 'not-found' | 'not-permitted' | 'other'

/** Why a file or folder could not be read. */
export class FileError extends Error {
  readonly kind: FileErrorKind
  readonly uri: string

  constructor(kind: FileErrorKind, uri: string, message: string) {
    super(message)
    this.name = 'FileError'
    this.kind = kind
    this.uri = uri
  }
}
