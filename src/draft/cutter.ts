import { Part } from './part.ts'
import type { Markup } from './reading.ts'

/** Where a text may be cut: behind a blank line. */
const BLANK_LINE = /\n[^\S\n]*\n(?=[^\S\n]*\S)/.source

/** Cuts one version of a document into parts. */
export class Cutter {
  readonly #markup: Markup
  readonly #text: string
  readonly #least: number
  readonly #border: RegExp

  /** A part has `least` UTF-16 units or more, where the text has as many. */
  constructor(markup: Markup, text: string, least: number) {
    this.#markup = markup
    this.#text = text
    this.#least = least
    this.#border = new RegExp(markup.border ? `${BLANK_LINE}|${markup.border.source}` : BLANK_LINE, 'g')
  }

  /** The parts, those of an earlier version where they still stand. */
  partsAfter(before: readonly Part[]): Part[] {
    const { parts, end, behind } = this.#unchanged(before)
    let at = end
    while (at < this.#text.length || parts.length === 0) {
      while (behind[0] && behind[0].at < at) behind.shift()
      const left = parts.at(-1)
      const right = behind[0]?.at === at ? behind[0].part : undefined
      if (left && right && !right.goesOnFrom(left)) return [...parts, ...behind.map(({ part }) => part)]
      at = this.#add(parts, at)
    }
    return parts
  }

  /** The parts before a change, where they end, and those behind it with the places where they stand now. */
  #unchanged(before: readonly Part[]) {
    const parts: Part[] = []
    let end = 0
    for (const part of before) {
      if (!this.#stillStands(part, end)) break
      parts.push(part)
      end += part.text.length
    }
    // Whether the last one still may end where it does depends on what follows.
    if (parts.length < before.length || end < this.#text.length) end -= parts.pop()?.text.length ?? 0
    const behind: { part: Part; at: number }[] = []
    // The first part was read as the beginning.
    for (let at = this.#text.length, i = before.length - 1; i > parts.length; i--) {
      const part = before[i]!
      at -= part.text.length
      if (at < end || !this.#stillStands(part, at)) break
      behind.unshift({ part, at })
    }
    return { parts, end, behind }
  }

  /** Two strings are compared as wholes at many times the speed of `startsWith`. */
  #stillStands({ text }: Part, at: number): boolean {
    return this.#text.slice(at, at + text.length) === text
  }

  /**
   * Reads a part from `at` on and puts it behind `parts`, as one with the last of these where they belong together. Gives
   * its end. What has to be read again becomes twice as long, so that all of it is not read more than a few times.
   */
  #add(parts: Part[], at: number): number {
    let start = at
    let length = this.#least
    for (;;) {
      const end = this.#borderFrom(start + length)
      const part = new Part(this.#markup, copied(this.#text.slice(start, end)), start === 0)
      const left = parts.at(-1)
      if (end < this.#text.length && !part.mayEndBefore(this.#lineAt(end))) length = 2 * (end - start)
      else if (left && part.goesOnFrom(left)) {
        parts.pop()
        start -= left.text.length
        length = Math.max(end - start, 2 * left.text.length)
      } else {
        parts.push(part)
        return end
      }
    }
  }

  /** The first border at an offset or behind it; the end of the text where there is none. */
  #borderFrom(offset: number): number {
    if (offset >= this.#text.length) return this.#text.length
    this.#border.lastIndex = Math.max(0, offset - LONGEST_GAP)
    for (let found = this.#border.exec(this.#text); found; found = this.#border.exec(this.#text)) {
      if (this.#border.lastIndex >= offset) return this.#border.lastIndex
    }
    return this.#text.length
  }

  #lineAt(start: number): string {
    const end = this.#text.indexOf('\n', start)
    return this.#text.slice(start, Math.min(end < 0 ? this.#text.length : end, start + LONGEST_LINE))
  }
}

/** A blank line that is longer is no border that could be found from its end. UTF-16 units. */
const LONGEST_GAP = 20
/** So much of a line tells how it begins. UTF-16 units. */
const LONGEST_LINE = 200

/** The same text without the larger one that it is a part of: engines keep that in memory as long as the part. */
function copied(text: string): string {
  const half = text.length >> 1
  return [text.slice(0, half), text.slice(half)].join('')
}
