import {
  APOSTROPHE,
  folding,
  HYPHEN,
  IGNORED,
  LETTER,
  learn,
  SEPARATOR,
  SPECIAL,
  special,
} from './folding.ts'

/** Longer words (encoded data, mostly) are cut for comparison; their span stays whole. In UTF-16 units. */
const LONGEST_WORD = 64

/**
 * The folded words of a text with their exact places. Word `i` stands at `start(i)`..`end(i)`, in UTF-16
 * offsets of the text; its folded letters are `units[offsets[i]]`..`units[offsets[i + 1]]`.
 */
export class Words {
  count = 0
  starts = new Uint32Array(0)
  ends = new Uint32Array(0)
  offsets = new Uint32Array(1)
  units = new Uint16Array(0)
  /** A hash of each word's folded letters, the same in every text (`hashOf`). */
  hashes = new Int32Array(0)

  start(i: number): number {
    return this.starts[i]!
  }

  end(i: number): number {
    return this.ends[i]!
  }

  fold(i: number): string {
    return String.fromCharCode(...this.units.subarray(this.offsets[i], this.offsets[i + 1]))
  }

  /**
   * Reads the words of `text` from the offset `from`, `limit` at most, in place of those held before.
   * `from` must not be inside a word.
   */
  scan(text: string, from = 0, limit = Number.POSITIVE_INFINITY): this {
    const length = text.length
    const table = folding
    this.reserveUnits(0, Math.min(length - from, limit * LONGEST_WORD))
    let { units, starts, ends, offsets, hashes } = this
    let used = 0
    let count = 0
    for (let i = from; i < length && count < limit; ) {
      let letter = table[text.charCodeAt(i)]!
      if (letter < SPECIAL) {
        i++
        continue
      }
      const first = used
      const start = i
      let end = i
      let hash = HASH_SEED
      while (i < length) {
        const unit = text.charCodeAt(i)
        letter = table[unit]!
        if (letter >= LETTER) {
          i++
          end = i
          if (used - first < LONGEST_WORD) {
            units[used++] = letter
            hash = Math.imul(hash ^ letter, HASH_PRIME)
          }
        } else if (letter === SEPARATOR) {
          const escapes = unit === BACKSLASH && folding[text.charCodeAt(i + 1)] === APOSTROPHE
          if (!escapes && !(unit === COMMA && groupsDigits(text, i))) break
          i++
        } else if (letter === IGNORED) {
          i++
          if (used > first) end = i
        } else if (letter === APOSTROPHE) {
          if (used === first || !isLetterAt(text, i + 1)) break
          i++
        } else if (letter === HYPHEN) {
          const next = afterLineBreak(text, i + 1)
          if (next === 0) break
          i = next
        } else if (learn(unit)) {
          // The page of this unit has been read now: look again.
        } else {
          const codePoint = text.codePointAt(i)!
          const folded = special(codePoint)
          const width = codePoint > 0xffff ? 2 : 1
          if (!folded) {
            if (used === first) i += width
            break
          }
          if (folded.alone && used > first) break
          i += width
          end = i
          this.reserveUnits(used, folded.units.length + LONGEST_WORD + length - i)
          units = this.units
          if (used - first < LONGEST_WORD) {
            for (const part of folded.units) {
              units[used++] = part
              hash = Math.imul(hash ^ part, HASH_PRIME)
            }
          }
          if (!folded.alone) continue
          // The vowels and tone marks that follow belong to the letter.
          while (i < length && isMark(text.charCodeAt(i)) && used - first < LONGEST_WORD) {
            const mark = text.charCodeAt(i)
            units[used++] = mark
            hash = Math.imul(hash ^ mark, HASH_PRIME)
            end = ++i
          }
          break
        }
      }
      if (used === first) {
        // Something that only looked like a word: a surrogate, a letter page that held none.
        if (i === start) i++
        continue
      }
      if (count + 1 >= offsets.length) {
        this.reserveWords(count * 2 + 64)
        starts = this.starts
        ends = this.ends
        offsets = this.offsets
        hashes = this.hashes
      }
      starts[count] = start
      ends[count] = end
      hashes[count] = hash
      offsets[++count] = used
    }
    this.count = count
    return this
  }

  private reserveWords(capacity: number): void {
    this.starts = grown(this.starts, new Uint32Array(capacity))
    this.ends = grown(this.ends, new Uint32Array(capacity))
    this.hashes = grown(this.hashes, new Int32Array(capacity))
    this.offsets = grown(this.offsets, new Uint32Array(capacity + 1))
  }

  private reserveUnits(used: number, more: number): void {
    if (used + more <= this.units.length) return
    this.units = grown(this.units, new Uint16Array(used + more + 256))
  }
}

/** The folded words of a text. */
export function words(text: string): Words {
  return new Words().scan(text)
}

/** The hash that `Words.hashes` has for a folded word. FNV-1a over UTF-16 units, 32 bits. */
export function hashOf(folded: string): number {
  let hash = HASH_SEED
  for (let i = 0; i < folded.length; i++) hash = Math.imul(hash ^ folded.charCodeAt(i), HASH_PRIME)
  return hash
}

const HASH_SEED = 0x811c9dc5 | 0
const HASH_PRIME = 0x01000193
const COMMA = 0x2c
const BACKSLASH = 0x5c
const NEWLINE = 0x0a
/** `ﬀ` to `ﬆ`: small letters, printed as one. */
const FIRST_LIGATURE = 0xfb00
const LAST_LIGATURE = 0xfb06

function isLetterAt(text: string, i: number): boolean {
  return i < text.length && folding[text.charCodeAt(i)]! >= SPECIAL
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39
}

/** Whether the comma at `i` groups thousands: `1,000` is the word `1000`, `1,2` are two words. */
function groupsDigits(text: string, i: number): boolean {
  if (!isDigit(text.charCodeAt(i - 1))) return false
  for (let k = 1; k <= 3; k++) if (!isDigit(text.charCodeAt(i + k))) return false
  return !isDigit(text.charCodeAt(i + 4))
}

/** Where the word goes on after a hyphen at a line's end, or 0: `inter-⏎ests` is one word. */
function afterLineBreak(text: string, i: number): number {
  let k = i
  while (isBlank(text.charCodeAt(k))) k++
  if (text.charCodeAt(k) === 0x0d) k++
  if (text.charCodeAt(k) !== NEWLINE) return 0
  k++
  while (isBlank(text.charCodeAt(k))) k++
  const unit = text.charCodeAt(k)
  // Only a small letter continues a word: before a capital or a digit the hyphen is meant.
  if (unit >= FIRST_LIGATURE && unit <= LAST_LIGATURE) return k
  return folding[unit]! >= LETTER && folding[unit] === unit && !isDigit(unit) ? k : 0
}

function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x09 || unit === 0xa0
}

const MARK = /\p{M}/u

function isMark(unit: number): boolean {
  return unit >= 0x300 && MARK.test(String.fromCharCode(unit))
}

function grown<T extends Uint32Array | Int32Array | Uint16Array>(old: T, larger: T): T {
  larger.set(old)
  return larger
}
