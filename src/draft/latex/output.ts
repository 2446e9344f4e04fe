import type { Span } from '../../base/span.ts'
import type { Cut } from '../cuts.ts'
import type { Citation } from '../model.ts'
import type { MarkedByMarkup } from '../reading.ts'

/** What is found while a LaTeX document is read from front to back. */
export class LatexOutput {
  readonly cuts: Cut[] = []
  readonly citations: Citation[] = []
  readonly marked: MarkedByMarkup[] = []
  /** From their opening to their closing brace. */
  readonly notes: Span[] = []
  /** Where paragraphs end, besides blank lines. */
  readonly breaks: number[] = []
  /** The outermost block quotes. */
  readonly quotes: Span[] = []
  readonly #text: string
  /** The last place that was found of each ending, so that many beginnings of one end cost no more than one. */
  readonly #places = new Map<string | RegExp, Span>()
  #paragraphEnd = -1
  #isOpen = false

  constructor(text: string) {
    this.#text = text
  }

  /** Whether an end was looked for in vain. */
  get isOpen(): boolean {
    return this.#isOpen
  }

  /** Readers see `shown` instead of a span (see `Cut`). Gives its end. */
  cut(start: number, end: number, shown = '', closes = false): number {
    if (end > start) this.cuts.push({ start, end, shown, closes })
    return end
  }

  /** Cuts to the end of the next `ending`; where there is none, only what starts it, up to `from`. */
  cutUntil(start: number, from: number, ending: string | RegExp): number {
    const found = this.#next(ending, from)
    this.#isOpen ||= found === NOWHERE
    return this.cut(start, found === NOWHERE ? from : found.end)
  }

  /** The same within the paragraph: what stands behind a blank line ends nothing. */
  cutInParagraph(start: number, from: number, ending: string): number {
    const found = this.#next(ending, from)
    return this.cut(start, found.start < this.#endOfParagraph(from) ? found.end : from)
  }

  #next(ending: string | RegExp, from: number): Span {
    const known = this.#places.get(ending)
    if (known && known.start >= from) return known
    const found = typeof ending === 'string' ? this.#find(ending, from) : this.#search(ending, from)
    this.#places.set(ending, found)
    return found
  }

  #find(ending: string, from: number): Span {
    const start = this.#text.indexOf(ending, from)
    return start < 0 ? NOWHERE : { start, end: start + ending.length }
  }

  #search(ending: RegExp, from: number): Span {
    ending.lastIndex = from
    const found = ending.exec(this.#text)
    return found ? { start: found.index, end: ending.lastIndex } : NOWHERE
  }

  #endOfParagraph(from: number): number {
    if (this.#paragraphEnd < from) {
      BLANK_LINE.lastIndex = from
      this.#paragraphEnd = BLANK_LINE.exec(this.#text)?.index ?? this.#text.length
    }
    return this.#paragraphEnd
  }
}

const NOWHERE: Span = { start: Number.POSITIVE_INFINITY, end: Number.POSITIVE_INFINITY }
const BLANK_LINE = /\n[^\S\n]*\n/g
