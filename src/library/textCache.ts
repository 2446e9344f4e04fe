import type { SourceText } from './source.ts'

/** Texts are kept up to so many characters of all together: those of thousands of articles. */
const MOST_CHARACTERS = 8_000_000

/** The texts used last, by the numbers of their sources. */
export class TextCache {
  readonly #texts = new Map<number, SourceText>()
  readonly #most: number
  #characters = 0

  constructor(most = MOST_CHARACTERS) {
    this.#most = most
  }

  get(id: number): SourceText | undefined {
    const text = this.#texts.get(id)
    if (!text) return undefined
    // The order of a map is that of insertion: what was used goes to the end.
    this.#texts.delete(id)
    this.#texts.set(id, text)
    return text
  }

  /** Keeps a text, and the others as far as there is room. */
  put(id: number, text: SourceText): void {
    this.remove(id)
    this.#texts.set(id, text)
    this.#characters += sizeOf(text)
    for (const oldest of this.#texts.keys()) {
      if (this.#characters <= this.#most || oldest === id) return
      this.remove(oldest)
    }
  }

  /** Keeps a text that nobody has asked for yet, if none has to go for it. */
  offer(id: number, text: SourceText): void {
    this.remove(id)
    if (this.#characters + sizeOf(text) <= this.#most) this.put(id, text)
  }

  remove(id: number): void {
    const text = this.#texts.get(id)
    if (!text) return
    this.#texts.delete(id)
    this.#characters -= sizeOf(text)
  }
}

/** The text of a file without markup is one string, whoever names it. */
function sizeOf({ raw, map }: SourceText): number {
  return raw.length + (map.text === raw ? 0 : map.text.length)
}
