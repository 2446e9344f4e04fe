import type { Span } from './span.ts'

/** A raw span that is kept; `before` is put before it, for what was left out there. */
export interface Piece extends Span {
  readonly before?: string
}

/**
 * A text as a reader sees it, made from a file's text by leaving characters out or replacing them, with the way
 * back to the file's UTF-16 offsets. The file's text is called raw.
 */
export class TextMap {
  readonly text: string
  /** Where each run of unchanged characters starts in `text` and in the raw text, in ascending order. */
  readonly #at: number[]
  readonly #raw: number[]
  readonly #rawEnd: number[]

  private constructor(text: string, at: number[], raw: number[], rawEnd: number[]) {
    this.text = text
    this.#at = at
    this.#raw = raw
    this.#rawEnd = rawEnd
  }

  static identity(text: string): TextMap {
    return new TextMap(text, [0], [0], [text.length])
  }

  /** The pieces of `raw`, ascending and apart, put together; each may have something to stand before it. */
  static keep(raw: string, pieces: readonly Piece[]): TextMap {
    const at: number[] = []
    let text = ''
    for (const piece of pieces) {
      text += piece.before ?? ''
      at.push(text.length)
      text += raw.slice(piece.start, piece.end)
    }
    return new TextMap(
      text,
      at,
      pieces.map(piece => piece.start),
      pieces.map(piece => piece.end),
    )
  }

  /** The raw span of a span of `text`. What was left out at its edges stays outside. */
  toRaw(span: Span): Span {
    if (this.#at.length === 0) return { start: 0, end: 0 }
    const start = this.#rawOffset(span.start)
    if (span.end <= span.start) return { start, end: start }
    return { start, end: this.#rawOffset(span.end - 1) + 1 }
  }

  /** The span of `text` that shows a raw span; empty where nothing of it is shown. */
  fromRaw(span: Span): Span {
    return { start: this.#textOffset(span.start), end: this.#textOffset(span.end) }
  }

  #rawOffset(offset: number): number {
    const run = lastAtOrBefore(this.#at, offset)
    return Math.min(this.#raw[run]! + offset - this.#at[run]!, this.#rawEnd[run]!)
  }

  #textOffset(rawOffset: number): number {
    const run = lastAtOrBefore(this.#raw, rawOffset)
    if (this.#at.length === 0) return 0
    return this.#at[run]! + Math.max(0, Math.min(rawOffset, this.#rawEnd[run]!) - this.#raw[run]!)
  }
}

function lastAtOrBefore(sorted: readonly number[], value: number): number {
  let low = 0
  let high = sorted.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (sorted[middle]! <= value) low = middle
    else high = middle - 1
  }
  return low
}
