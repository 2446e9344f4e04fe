import type { Span } from '../base/span.ts'
import type { Cut } from './cuts.ts'
import type { Paragraph } from './reading.ts'

/** Gathers the paragraphs and the cuts of a markup that is read line by line. */
export class LineReading {
  readonly paragraphs: Paragraph[] = []
  readonly cuts: Cut[] = []
  #open: Span[] = []
  #quote: number | undefined
  #quotes = 0
  #note: string | undefined

  /** The number of the block quote that is open. */
  get quote(): number | undefined {
    return this.#quote
  }

  /** The label of the note whose text is being read. */
  get note(): string | undefined {
    return this.#note
  }

  /** A line of the open paragraph, or the first of a new one. */
  add(line: Span): void {
    this.#open.push(line)
  }

  /** The paragraph ends here. */
  close(): void {
    const lines = this.#open
    if (lines.length > 0) this.paragraphs.push({ lines, quote: this.#quote, note: this.#note })
    this.#open = []
  }

  openQuote(): void {
    this.close()
    this.#quote = this.#quotes++
  }

  closeQuote(): void {
    this.close()
    this.#quote = undefined
  }

  /** What follows is the text of a note, or not any more. */
  setNote(label: string | undefined): void {
    this.close()
    this.#note = label
  }

  cut(start: number, end: number, shown = ''): void {
    if (end > start) this.cuts.push({ start, end, shown })
  }
}
