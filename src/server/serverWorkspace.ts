import {
  type Connection,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type Disposable as LspDisposable,
} from 'vscode-languageserver'
import { canonicalUri } from '../base/uri.ts'
import type { Disposable, FileChange, FileEntry, Workspace } from '../base/workspace.ts'
import type { FileAccess } from './clientFiles.ts'

/** The workspace of an editor: its folders, its file watcher, and whichever way leads to the files. */
export class ServerWorkspace implements Workspace {
  roots: readonly string[] = []
  readonly #connection: Connection
  readonly #filesOf: (uri: string) => FileAccess
  readonly #listeners = new Set<(changes: readonly FileChange[]) => void>()
  #watched = ''
  #registration: Promise<LspDisposable> | undefined

  constructor(connection: Connection, filesOf: (uri: string) => FileAccess) {
    this.#connection = connection
    this.#filesOf = filesOf
    connection.onDidChangeWatchedFiles(({ changes }) => {
      const kinds = { [FileChangeType.Created]: 'created', [FileChangeType.Deleted]: 'deleted' } as const
      this.tell(
        changes.map(({ uri, type }) => ({ uri: canonicalUri(uri), kind: kinds[type as 1 | 3] ?? 'changed' })),
      )
    })
  }

  list(uri: string): Promise<readonly FileEntry[]> {
    return this.#filesOf(uri).list(uri)
  }

  real(uri: string): Promise<string> {
    return this.#filesOf(uri).real(uri)
  }

  read(uri: string): Promise<Uint8Array> {
    return this.#filesOf(uri).read(uri)
  }

  onDidChange(listener: (changes: readonly FileChange[]) => void): Disposable {
    this.#listeners.add(listener)
    return { dispose: () => this.#listeners.delete(listener) }
  }

  /** Asks the editor to watch; one that does not know how is left alone, and Rebuild Index does its work. */
  watchFolders(folders: readonly string[], files: readonly string[] = []): void {
    const key = [...folders, '', ...files].join('\n')
    if (key === this.#watched) return
    this.#watched = key
    const watchers = [
      ...folders.map(baseUri => ({ globPattern: { baseUri, pattern: '**' } })),
      ...files.map(uri => ({
        globPattern: { baseUri: uri.slice(0, uri.lastIndexOf('/')), pattern: globOf(uri) },
      })),
    ]
    const previous = this.#registration
    this.#registration = this.#connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers,
    })
    this.#registration.catch(() => {})
    previous?.then(old => old.dispose()).catch(() => {})
  }

  tell(changes: readonly FileChange[]): void {
    for (const listener of this.#listeners) listener(changes)
  }
}

/** A glob that only the file's own name matches. */
function globOf(uri: string): string {
  const name = decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1))
  return name.replace(/[*?[{]/g, '[$&]')
}
