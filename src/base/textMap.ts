import type { Span } from './span.ts'

/**
 * A raw span that a reader sees: as it stands, or as `text` where that is something else (`&amp;` is seen as `&`).
 * `before` is put before it, for what was left out there.
 */
export interface Piece extends Span {
  readonly before?: string
  readonly text?: string
}

/**
 * A text as a reader sees it, made from a file's text by leaving characters out or replacing them, with the way
 * back to the file's UTF-16 offsets. The file's text is called raw.
 */
export class TextMap {
  readonly text: string
  /** Where each piece starts and ends in `text` and in the raw text, in ascending order. */
  readonly #at: number[]
  readonly #atEnd: number[]
  readonly #raw: number[]
  readonly #rawEnd: number[]
  /** How far the raw text has moved since. */
  readonly #by: number

  private constructor(text: string, at: number[], atEnd: number[], raw: number[], rawEnd: number[], by = 0) {
    this.text = text
    this.#at = at
    this.#atEnd = atEnd
    this.#raw = raw
    this.#rawEnd = rawEnd
    this.#by = by
  }

  static identity(text: string): TextMap {
    return new TextMap(text, [0], [text.length], [0], [text.length])
  }

  /** The pieces of `raw`, ascending and apart, put together; each may have something to stand before it. */
  static keep(raw: string, pieces: readonly Piece[]): TextMap {
    const at: number[] = []
    const atEnd: number[] = []
    let text = ''
    for (const piece of pieces) {
      text += piece.before ?? ''
      at.push(text.length)
      text += shownOf(raw, piece)
      atEnd.push(text.length)
    }
    return new TextMap(
      text,
      at,
      atEnd,
      pieces.map(piece => piece.start),
      pieces.map(piece => piece.end),
    )
  }

  /** Tells maps apart, but not those that were moved from one. */
  get origin(): object {
    return this.#at
  }

  /** The map where the same raw text stands further on in a larger one. */
  moved(by: number): TextMap {
    return by === 0
      ? this
      : new TextMap(this.text, this.#at, this.#atEnd, this.#raw, this.#rawEnd, this.#by + by)
  }

  /** The pieces of `raw` of which it is put together: `keep` makes it of them again. */
  pieces(raw: string): Piece[] {
    return this.#at.map((at, i) => {
      const [start, end] = [this.#raw[i]! + this.#by, this.#rawEnd[i]! + this.#by]
      const before = this.text.slice(this.#atEnd[i - 1] ?? 0, at)
      const text = this.text.slice(at, this.#atEnd[i]!)
      return { start, end, ...(before && { before }), ...(text !== raw.slice(start, end) && { text }) }
    })
  }

  /**
   * The raw span of a span of `text`. What was left out at its edges stays outside; of a piece that is seen as
   * something else, all of it is inside.
   */
  toRaw(span: Span): Span {
    if (this.#at.length === 0) return { start: 0, end: 0 }
    const start = this.#rawOffset(span.start) + this.#by
    return { start, end: span.end <= span.start ? start : this.#rawOffset(span.end - 1, 1) + this.#by }
  }

  /** The span of `text` that shows a raw span; empty where nothing of it is shown. */
  fromRaw({ start: rawStart, end: rawEnd }: Span): Span {
    if (this.#at.length === 0) return { start: 0, end: 0 }
    const start = this.#textOffset(rawStart - this.#by, false)
    const isEmpty = rawEnd <= rawStart
    return { start, end: isEmpty ? start : Math.max(start, this.#textOffset(rawEnd - this.#by, true)) }
  }

  /** Where the character at `offset` starts, or, with `length` 1, ends. */
  #rawOffset(offset: number, length: 0 | 1 = 0): number {
    const i = lastAtOrBefore(this.#at, offset)
    const [at, raw, rawEnd] = [this.#at[i]!, this.#raw[i]!, this.#rawEnd[i]!]
    if (offset >= this.#atEnd[i]!) return rawEnd
    if (this.#isReplaced(i)) return length === 0 ? raw : rawEnd
    return Math.max(raw, raw + offset - at + length)
  }

  #textOffset(rawOffset: number, isEnd: boolean): number {
    // The end of a span belongs to the character before it.
    const i = lastAtOrBefore(this.#raw, isEnd ? rawOffset - 1 : rawOffset)
    const [at, atEnd, raw] = [this.#at[i]!, this.#atEnd[i]!, this.#raw[i]!]
    if (rawOffset <= raw) return at
    if (rawOffset >= this.#rawEnd[i]!) return atEnd
    if (this.#isReplaced(i)) return isEnd ? atEnd : at
    return at + rawOffset - raw
  }

  #isReplaced(i: number): boolean {
    return this.#atEnd[i]! - this.#at[i]! !== this.#rawEnd[i]! - this.#raw[i]!
  }
}

/** What a reader sees of a piece of `raw`, without what stands before it. */
export function shownOf(raw: string, piece: Piece): string {
  return piece.text ?? raw.slice(piece.start, piece.end)
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
