import { isBeneath } from './uri.ts'
import { type Disposable, type FileChange, type FileEntry, FileError, type Workspace } from './workspace.ts'

/** A workspace that lives in memory, for tests and for trying texts that are on no disk. */
export class MemoryWorkspace implements Workspace {
  readonly roots: readonly string[]
  #files = new Map<string, { bytes: Uint8Array; modified: number }>()
  #listeners = new Set<(changes: readonly FileChange[]) => void>()
  #clock = 0

  /** `files` maps paths relative to `root` to their contents. */
  constructor(files: Record<string, string | Uint8Array> = {}, root = 'memory:/project') {
    this.roots = [root]
    for (const [path, content] of Object.entries(files)) this.#put(`${root}/${path}`, content)
  }

  async list(uri: string): Promise<readonly FileEntry[]> {
    const found = [...this.#files]
      .filter(([name]) => name === uri || name.startsWith(`${uri}/`))
      .map(([name, file]) => ({ uri: name, size: file.bytes.length, modified: file.modified }))
    if (found.length === 0) throw new FileError('not-found', uri, 'there is no such folder')
    return found
  }

  async real(uri: string): Promise<string> {
    return uri
  }

  async read(uri: string): Promise<Uint8Array> {
    const file = this.#files.get(uri)
    if (!file) throw new FileError('not-found', uri, 'there is no such file')
    return file.bytes
  }

  onDidChange(listener: (changes: readonly FileChange[]) => void): Disposable {
    this.#listeners.add(listener)
    return { dispose: () => this.#listeners.delete(listener) }
  }

  watchFolders(): void {}

  /**
   * Writes a file, as another program would, and reports the change, unless that is to go unnoticed. Time is a
   * counter, so that no file is ever young; `modified` gives it a real one.
   */
  write(
    path: string,
    content: string | Uint8Array,
    { unnoticed = false, modified }: { unnoticed?: boolean; modified?: number } = {},
  ): void {
    const uri = `${this.roots[0]}/${path}`
    const kind = this.#files.has(uri) ? 'changed' : 'created'
    this.#put(uri, content, modified)
    if (!unnoticed) this.#tell([{ uri, kind }])
  }

  /** Deletes a file, or a folder with all that is in it. */
  delete(path: string, { unnoticed = false } = {}): void {
    const uri = `${this.roots[0]}/${path}`
    for (const name of [...this.#files.keys()]) if (isBeneath(name, uri)) this.#files.delete(name)
    if (!unnoticed) this.#tell([{ uri, kind: 'deleted' }])
  }

  /** Renames a file or folder; what is reported names the folder only, as watchers do. */
  rename(from: string, to: string): void {
    const [old, next] = [from, to].map(path => `${this.roots[0]}/${path}`) as [string, string]
    for (const [name, file] of [...this.#files]) {
      if (!isBeneath(name, old)) continue
      this.#files.delete(name)
      this.#files.set(next + name.slice(old.length), file)
    }
    this.#tell([
      { uri: old, kind: 'deleted' },
      { uri: next, kind: 'created' },
    ])
  }

  #put(uri: string, content: string | Uint8Array, modified?: number): void {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
    this.#clock += 1
    this.#files.set(uri, { bytes, modified: modified ?? this.#clock })
  }

  #tell(changes: readonly FileChange[]): void {
    for (const listener of this.#listeners) listener(changes)
  }
}
