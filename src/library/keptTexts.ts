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
  readonly #texts = new Map<number, Kept>()
  readonly #most: number
  #bytes = 0

  constructor(most = MOST_BYTES) {
    this.#most = most
  }

  get(id: number, hash: number): Uint8Array | undefined {
    const kept = this.#texts.get(id)
    if (kept?.hash !== hash) return undefined
    // The order of a map is that of insertion: what was used goes to the end.
    this.#texts.delete(id)
    this.#texts.set(id, kept)
    return kept.bytes
  }

  put(id: number, hash: number, bytes: Uint8Array): void {
    this.remove(id)
    if (bytes.byteLength > this.#most) return
    this.#texts.set(id, { hash, bytes })
    this.#bytes += bytes.byteLength
    for (const oldest of this.#texts.keys()) {
      if (this.#bytes <= this.#most) return
      this.remove(oldest)
    }
  }

  remove(id: number): void {
    const kept = this.#texts.get(id)
    if (!kept) return
    this.#texts.delete(id)
    this.#bytes -= kept.bytes.byteLength
  }

  /** All of them in one piece: how many there are, the numbers of each, and then the texts. */
  save(): Uint8Array {
    const head = new Float64Array(1 + this.#texts.size * COLUMNS)
    const saved = new Uint8Array(head.byteLength + this.#bytes)
    head[0] = this.#texts.size
    let [column, at] = [1, head.byteLength]
    for (const [id, { hash, bytes }] of this.#texts) {
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
