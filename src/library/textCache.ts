import type { SourceText } from './source.ts'

/** Texts are kept up to so many characters of all together: those of thousands of articles. */
const MOST_CHARACTERS = 8_000_000
/** A text that takes long to read again (a PDF: up to a second) counts for this part of its characters only. */
const DEAR_SHARE = 1 / 8

interface Kept {
  readonly text: SourceText
  readonly characters: number
}

/** The texts used last, by the numbers of their sources. */
export class TextCache {
  readonly #texts = new Map<number, Kept>()
  readonly #most: number
  #characters = 0

  constructor(most = MOST_CHARACTERS) {
    this.#most = most
  }

  get(id: number): SourceText | undefined {
    const kept = this.#texts.get(id)
    if (!kept) return undefined
    // The order of a map is that of insertion: what was used goes to the end.
    this.#texts.delete(id)
    this.#texts.set(id, kept)
    return kept.text
  }

  /** Keeps a text, and the others as far as there is room. `isDear`: reading it again takes long. */
  put(id: number, text: SourceText, isDear = false): void {
    this.remove(id)
    const characters = sizeOf(text, isDear)
    this.#texts.set(id, { text, characters })
    this.#characters += characters
    for (const oldest of this.#texts.keys()) {
      if (this.#characters <= this.#most || oldest === id) return
      this.remove(oldest)
    }
  }

  /** Keeps a text that nobody has asked for yet, if none has to go for it. */
  offer(id: number, text: SourceText, isDear = false): void {
    this.remove(id)
    if (this.#characters + sizeOf(text, isDear) <= this.#most) this.put(id, text, isDear)
  }

  remove(id: number): void {
    const kept = this.#texts.get(id)
    if (!kept) return
    this.#texts.delete(id)
    this.#characters -= kept.characters
  }
}

/** The text of a file without markup is one string, whoever names it. */
function sizeOf({ raw, map }: SourceText, isDear: boolean): number {
  const characters = raw.length + (map.text === raw ? 0 : map.text.length)
  return isDear ? Math.ceil(characters * DEAR_SHARE) : characters
}
