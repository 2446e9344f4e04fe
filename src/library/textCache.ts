import { RecentlyUsed } from './recentlyUsed.ts'
import type { SourceText } from './source.ts'

/** Texts are kept up to so many characters of all together: those of thousands of articles. */
const MOST_CHARACTERS = 4_000_000
/** A text that takes long to read again (a PDF: up to a second) counts for this part of its characters only. */
const DEAR_SHARE = 1 / 8

/** The texts used last, by the numbers of their sources. */
export class TextCache {
  readonly #texts: RecentlyUsed<SourceText>

  constructor(most = MOST_CHARACTERS) {
    this.#texts = new RecentlyUsed(most)
  }

  get(id: number): SourceText | undefined {
    return this.#texts.get(id)
  }

  /** Keeps a text, and the others as far as there is room. `isDear`: reading it again takes long. */
  put(id: number, text: SourceText, isDear = false): void {
    this.#texts.put(id, text, sizeOf(text, isDear))
  }

  /** Keeps a text that nobody has asked for yet, if none has to go for it. */
  offer(id: number, text: SourceText, isDear = false): void {
    this.remove(id)
    if (this.#texts.size + sizeOf(text, isDear) <= this.#texts.most) this.put(id, text, isDear)
  }

  remove(id: number): void {
    this.#texts.remove(id)
  }
}

/** The text of a file without markup is one string, whoever names it. */
function sizeOf({ raw, map }: SourceText, isDear: boolean): number {
  const characters = raw.length + (map.text === raw ? 0 : map.text.length)
  return isDear ? Math.ceil(characters * DEAR_SHARE) : characters
}
