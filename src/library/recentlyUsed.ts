/** Values by number, up to a size of all together. When there is no more room, those used longest ago go. */
export class RecentlyUsed<T> {
  readonly most: number
  readonly #kept = new Map<number, { readonly value: T; readonly size: number }>()
  #size = 0

  constructor(most: number) {
    this.most = most
  }

  get count(): number {
    return this.#kept.size
  }

  /** Of all values together. */
  get size(): number {
    return this.#size
  }

  /** Each value with its number, that used longest ago first. */
  *entries(): Generator<readonly [id: number, value: T]> {
    for (const [id, { value }] of this.#kept) yield [id, value]
  }

  /** The value, which counts as used unless it is not what is `wanted`. */
  get(id: number, wanted: (value: T) => boolean = () => true): T | undefined {
    const kept = this.#kept.get(id)
    if (!kept || !wanted(kept.value)) return undefined
    // The order of a map is that of insertion: what was used goes to the end.
    this.#kept.delete(id)
    this.#kept.set(id, kept)
    return kept.value
  }

  /** Keeps a value, and the others as far as there is room beside it. */
  put(id: number, value: T, size: number): void {
    this.remove(id)
    this.#kept.set(id, { value, size })
    this.#size += size
    for (const oldest of this.#kept.keys()) {
      if (this.#size <= this.most || oldest === id) return
      this.remove(oldest)
    }
  }

  remove(id: number): void {
    const kept = this.#kept.get(id)
    if (!kept) return
    this.#kept.delete(id)
    this.#size -= kept.size
  }
}
