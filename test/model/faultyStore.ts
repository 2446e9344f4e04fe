import { joinParts, type MemoryStore, type Part, type Store, splitParts } from '../../src/base/store.ts'

/** What goes wrong with the next writing or reading. */
export type StoreFault =
  /** There is no space, or no right to write: nothing has changed. */
  | { readonly on: 'write'; readonly fails: 'ENOSPC' | 'EROFS' }
  /** The process ends before or after the new file has taken the place of the old: `Died` is thrown. */
  | { readonly on: 'write'; readonly dies: 'before' | 'after' }
  /** The disk says that all is written, and keeps so large a part of it, as one does that loses its current. */
  | { readonly on: 'write'; readonly keeps: number }
  | { readonly on: 'read'; readonly fails: 'EIO' }
  | { readonly on: 'read'; readonly part: number }

/** Not a failure that the process sees: it is no more. */
export class Died extends Error {}

/** One window's way to a store that it shares with others. */
export class FaultyStore implements Store {
  readonly place = 'memory'
  readonly #shared: MemoryStore
  #fault: StoreFault | undefined

  constructor(shared: MemoryStore) {
    this.#shared = shared
  }

  fail(fault: StoreFault): void {
    this.#fault = fault
  }

  recover(): void {
    this.#fault = undefined
  }

  async read(): Promise<readonly Uint8Array[] | undefined> {
    const fault = this.#take('read')
    if (!fault) return this.#shared.read()
    if ('fails' in fault) throw new Error(`${fault.fails}: i/o error`)
    const { bytes } = this.#shared
    return bytes && splitParts(bytes.slice(0, Math.floor(bytes.length * (fault as { part: number }).part)))
  }

  async write(parts: readonly Part[]): Promise<void> {
    const fault = this.#take('write')
    if (fault && 'fails' in fault) throw new Error(`${fault.fails}: cannot write`)
    if (fault && 'dies' in fault && fault.dies === 'before') throw new Died()
    const bytes = joinParts(parts)
    this.#shared.bytes =
      fault && 'keeps' in fault ? bytes.slice(0, Math.floor(bytes.length * fault.keeps)) : bytes
    if (fault && 'dies' in fault) throw new Died()
  }

  #take(on: StoreFault['on']): StoreFault | undefined {
    const fault = this.#fault?.on === on ? this.#fault : undefined
    if (fault) this.#fault = undefined
    return fault
  }
}
