import type { MemoryWorkspace } from '../../src/base/memoryWorkspace.ts'
import {
  type Disposable,
  type FileChange,
  type FileEntry,
  FileError,
  type FileErrorKind,
  type Workspace,
} from '../../src/base/workspace.ts'

/** What goes wrong with a file or folder the next time that it is listed or read. */
export type FileFault =
  /** The call fails. */
  | { readonly on: 'list' | 'read'; readonly fails: FileErrorKind }
  /** The call takes so many turns of the event loop. */
  | { readonly on: 'list' | 'read'; readonly turns: number }
  /** Only so large a part of the bytes comes, from the start. */
  | { readonly on: 'read'; readonly part: number }
  /** The file is written when half of it has been read: what comes is the start of the old and the end of the new. */
  | { readonly on: 'read'; readonly becomes: string; readonly unnoticed: boolean }
  /** The file is gone when it is to be read. */
  | { readonly on: 'read'; readonly vanishes: true; readonly unnoticed: boolean }

/** How one window sees a disk that it shares with others: some of its calls go wrong. */
export class FaultyWorkspace implements Workspace {
  readonly #disk: MemoryWorkspace
  readonly #faults: (FileFault & { readonly at: string })[] = []

  constructor(disk: MemoryWorkspace) {
    this.#disk = disk
  }

  get roots(): readonly string[] {
    return this.#disk.roots
  }

  /** The fault meets the next call of its kind; `at` keeps it for a file whose name ends so. */
  fail(fault: FileFault, at = ''): void {
    this.#faults.push({ ...fault, at })
  }

  /** From now on all goes well. */
  recover(): void {
    this.#faults.length = 0
  }

  /** Whether something is still to go wrong. */
  get isAtFault(): boolean {
    return this.#faults.length > 0
  }

  async list(uri: string): Promise<readonly FileEntry[]> {
    const fault = this.#next('list', uri)
    await this.#common(uri, fault)
    return this.#disk.list(uri)
  }

  real(uri: string): Promise<string> {
    return this.#disk.real(uri)
  }

  async read(uri: string): Promise<Uint8Array> {
    const fault = this.#next('read', uri)
    await this.#common(uri, fault)
    if (!fault) return this.#disk.read(uri)
    const path = uri.slice(this.roots[0]!.length + 1)
    if ('vanishes' in fault) this.#disk.delete(path, fault)
    const bytes = await this.#disk.read(uri)
    if ('part' in fault) return bytes.subarray(0, Math.floor(bytes.length * fault.part))
    if (!('becomes' in fault)) return bytes
    this.#disk.write(path, fault.becomes, fault)
    const after = await this.#disk.read(uri)
    const middle = bytes.length >> 1
    return new Uint8Array([...bytes.subarray(0, middle), ...after.subarray(middle)])
  }

  onDidChange(listener: (changes: readonly FileChange[]) => void): Disposable {
    return this.#disk.onDidChange(listener)
  }

  watchFolders(): void {}

  #next(call: FileFault['on'], uri: string): FileFault | undefined {
    const at = this.#faults.findIndex(({ on, at }) => on === call && uri.endsWith(at))
    if (at < 0) return undefined
    return this.#faults.splice(at, 1)[0]
  }

  async #common(uri: string, fault: FileFault | undefined): Promise<void> {
    if (!fault) return
    if ('turns' in fault) for (let turn = 0; turn < fault.turns; turn++) await new Promise(setImmediate)
    if ('fails' in fault) throw new FileError(fault.fails, uri, 'the disk does not answer')
  }
}
