import { RecentlyUsed } from './recentlyUsed.ts'

/** Packed texts are kept up to so many bytes: those of some thousand pages. */
const MOST_BYTES = 32_000_000
/** Numbers of a text in the head: its source's, the checksum of the file it was read from, its length. */
const COLUMNS = 3
const BYTES_PER_NUMBER = Float64Array.BYTES_PER_ELEMENT

interface Kept {
  readonly hash: number
  readonly bytes: Uint8Array
}

/**
 * Texts that took long to read, packed, by the numbers of their sources. They outlive the process; each is good for
 * as long as its file's bytes have the same checksum. When there is no more room, those used longest ago go.
 */
export class KeptTexts {
  readonly #texts: RecentlyUsed<Kept>

  constructor(most = MOST_BYTES) {
    this.#texts = new RecentlyUsed(most)
  }

  get(id: number, hash: number): Uint8Array | undefined {
    return this.#texts.get(id, kept => kept.hash === hash)?.bytes
  }

  put(id: number, hash: number, bytes: Uint8Array): void {
    const { byteLength } = bytes
    // One that leaves no room for others is not worth them.
    if (byteLength > this.#texts.most) this.remove(id)
    else this.#texts.put(id, { hash, bytes }, byteLength)
  }

  remove(id: number): void {
    this.#texts.remove(id)
  }

  /** All of them in one piece: how many there are, the numbers of each, and then the texts. */
  save(): Uint8Array {
    const head = new Float64Array(1 + this.#texts.count * COLUMNS)
    const saved = new Uint8Array(head.byteLength + this.#texts.size)
    head[0] = this.#texts.count
    let [column, at] = [1, head.byteLength]
    for (const [id, { hash, bytes }] of this.#texts.entries()) {
      head.set([id, hash, bytes.byteLength], column)
      saved.set(bytes, at)
      column += COLUMNS
      at += bytes.byteLength
    }
    saved.set(new Uint8Array(head.buffer))
    return saved
  }

  /** What was saved, without copying it. Throws when it is not whole. */
  static load(saved: Uint8Array): KeptTexts {
    const kept = new KeptTexts()
    const [count = 0] = new Float64Array(saved.slice(0, BYTES_PER_NUMBER).buffer)
    let at = (1 + count * COLUMNS) * BYTES_PER_NUMBER
    const head = new Float64Array(saved.slice(BYTES_PER_NUMBER, at).buffer)
    for (let column = 0; column < count * COLUMNS; column += COLUMNS) {
      const [id, hash, length] = head.subarray(column, column + COLUMNS) as unknown as [
        number,
        number,
        number,
      ]
      kept.put(id, hash, saved.subarray(at, at + length))
      at += length
    }
    if (at !== saved.byteLength) throw new Error('Texts are missing')
    return kept
  }
}
