import { en } from '../../base/l10n.ts'
import { append } from '../../base/lists.ts'
import type { Span } from '../../base/span.ts'

/** One entry of a .bib file as written: values are TeX, without their outer braces or quotation marks. */
export interface BibEntry extends Span {
  /** In small letters: `article`. */
  readonly type: string
  readonly key: string
  readonly keySpan: Span
  /** By the field's name in small letters. */
  readonly fields: ReadonlyMap<string, string>
}

/** Something wrong at an offset of the file; the message is a whole clause and says what to do. */
export interface BibFault {
  readonly offset: number
  readonly message: string
}

export interface BibFile {
  readonly entries: readonly BibEntry[]
  readonly faults: readonly BibFault[]
}

/** Where an entry, or one of the commands, may start. */
const START = /@[^\S\n]*([a-z][\w-]*)\s*([{(])/giy
/** What can only be an entry: at the start of a line (of which `^` knows five ends), with a key (or none), a comma, and then a field or the line's end. */
const ENTRY_LINE =
  /^[^\S\r\n\u2028\u2029]*@[^\S\n]*[a-z][\w-]*\s*[{(]\s*(?:[^\s,{}="]+\s*)?,[^\S\n]*(?:[a-z][\w:+-]*\s*=|[})]|$)/gim
const MOST_UNCLOSED_COMMENTS = 5
/** After these, a comment is looked for in so many characters of its line only. UTF-16 units. */
const COMMENT_REACH = 1000
const NO_KEY = en`Write one after the opening brace, with a comma behind it`

const KEY_END = /[\s,={}"]/
const NAME = /[a-z_][^\s"#%'(),={}]*/iy
const SPACE = /(?:\s+|%[^\n]*\n)*/y

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/**
 * Reads a .bib file entry by entry, in one pass. What is wrong costs the entry it stands in and is told once; reading
 * goes on at the next line that starts an entry. An unclosed brace therefore never swallows what follows it.
 */
export function readBibFile(text: string): BibFile {
  const entries: BibEntry[] = []
  const faults: BibFault[] = []
  const strings = new Map(MONTHS.map(month => [month, month]))
  const starts = [...text.matchAll(ENTRY_LINE)].map(found => found.index + found[0].indexOf('@'))
  let next = 0
  let unclosedComments = 0
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at)) {
    START.lastIndex = at
    const found = START.exec(text)
    if (!found) {
      at++
      continue
    }
    while (next < starts.length && starts[next]! <= at) next++
    const limit = starts[next] ?? text.length
    const type = found[1]!.toLowerCase()
    if (type === 'comment') {
      // A comment may hold entries; but were each of many unclosed ones read to the file's end, it would take forever.
      const isSearched = unclosedComments < MOST_UNCLOSED_COMMENTS
      const end = isSearched ? text.length : lineEnd(text, at)
      const closed = new BibReader(text, START.lastIndex, end, strings, faults).skipComment()
      if (closed === undefined) unclosedComments++
      at = closed ?? START.lastIndex
      continue
    }
    const reader = new BibReader(text, START.lastIndex, limit, strings, faults)
    try {
      if (type === 'preamble') reader.value(closing(found[2]!))
      else if (type === 'string') reader.strings(closing(found[2]!))
      else append(entries, reader.entry(at, type, closing(found[2]!)))
      at = reader.at
    } catch (thrown) {
      if (!(thrown instanceof Fault)) throw thrown
      faults.push({ offset: thrown.offset, message: thrown.message })
      at = Math.max(limit, at + 1)
    }
  }
  return { entries, faults }
}

/** The end of a line, or a place in it that is far enough. */
function lineEnd(text: string, at: number): number {
  const end = text.slice(at, at + COMMENT_REACH).indexOf('\n')
  return end < 0 ? Math.min(at + COMMENT_REACH, text.length) : at + end
}

function closing(opening: string): string {
  return opening === '{' ? '}' : ')'
}

/** Ends the reading of one entry. */
class Fault extends Error {
  readonly offset: number

  constructor(offset: number, message: string) {
    super(message)
    this.offset = offset
  }
}

/** Reads what stands between `at` and `limit`, the next line that starts an entry. */
class BibReader {
  at: number
  readonly #text: string
  readonly #limit: number
  readonly #strings: Map<string, string>
  readonly #faults: BibFault[]
  readonly #start: number
  /** For messages: “entry smith-2024”. */
  #what = en`this entry`

  constructor(text: string, at: number, limit: number, strings: Map<string, string>, faults: BibFault[]) {
    this.#text = text
    this.#start = at
    this.at = at
    this.#limit = limit
    this.#strings = strings
    this.#faults = faults
  }

  /** None where there is no citekey, which is told. */
  entry(start: number, type: string, close: string): BibEntry[] {
    this.#space()
    const keyStart = this.at
    while (this.at < this.#limit && !KEY_END.test(this.#text[this.at]!) && this.#peek() !== close) this.at++
    const keySpan = { start: keyStart, end: this.at }
    const key = this.#text.slice(keyStart, this.at)
    this.#space()
    if (this.#peek() === '=') this.#fail(keyStart, en`it has no citekey`, NO_KEY)
    if (key !== '') this.#what = en`the entry ${key}`
    const fields = new Map<string, string>()
    while (this.#peek() === ',') {
      this.#skipCommas()
      if (this.#peek() === close) break
      const [name, value] = this.#field(close)
      // As BibTeX has it, the first of two fields of one name counts.
      if (!fields.has(name)) fields.set(name, value)
      this.#space()
    }
    this.#close(close)
    if (key !== '') return [{ start, end: this.at, type, key, keySpan, fields }]
    this.#faults.push({
      offset: keyStart,
      message: en`this entry cannot be cited: it has no citekey. ${NO_KEY}`,
    })
    return []
  }

  /** One definition, or several as some programs write them. */
  strings(close: string): void {
    this.#what = en`this @string`
    this.#space()
    do {
      if (this.#peek() === close) break
      const [name, value] = this.#field(close)
      this.#strings.set(name, value)
      this.#space()
    } while (this.#peek() === ',' && this.#skipCommas())
    this.#close(close)
  }

  /** Strings, numbers and names, joined with `#`. */
  value(close: string): string {
    this.#space()
    let value = this.#part(close)
    this.#space()
    while (this.#peek() === '#') {
      this.at++
      this.#space()
      value += this.#part(close)
      this.#space()
    }
    return value
  }

  /** Skips to a comment's closing brace; `undefined` when there is none. */
  skipComment(): number | undefined {
    let depth = 1
    for (; this.at < this.#limit; this.at++) {
      const character = this.#text[this.at]
      if (character === '{') depth++
      else if (character === '}' && --depth === 0) return ++this.at
    }
    return undefined
  }

  #field(close: string): [name: string, value: string] {
    NAME.lastIndex = this.at
    const name = NAME.exec(this.#text)?.[0]
    if (name === undefined || NAME.lastIndex > this.#limit) this.#failAtField(close)
    this.at += name.length
    this.#space()
    if (this.#peek() !== '=') {
      this.#fail(this.at - 1, en`“=” is missing after “${name}”`, en`Write the field as “name = {value},”`)
    }
    this.at++
    return [name.toLowerCase(), this.value(close)]
  }

  #part(close: string): string {
    const character = this.#peek()
    if (character === '{') return this.#braced()
    if (character === '"') return this.#quoted()
    if (character === '' || character === ',' || character === close) {
      this.#fail(this.at, en`a value is missing here`, en`Write it in braces: “name = {value}”`)
    }
    const number = /[\d.:/–-]+(?=[\s,#})])/y
    number.lastIndex = this.at
    const digits = number.exec(this.#text)?.[0]
    if (digits !== undefined) {
      this.at += digits.length
      return digits
    }
    NAME.lastIndex = this.at
    const name = NAME.exec(this.#text)?.[0]
    if (name === undefined) {
      this.#fail(this.at, en`“${character}” cannot stand here`, en`Put the value of the field into braces`)
    }
    const value = this.#strings.get(name.toLowerCase())
    if (value === undefined) {
      this.#faults.push({
        offset: this.at,
        message: en`“${name}” in ${this.#what} stands for nothing. Define it with @string, or put it into braces`,
      })
    }
    this.at += name.length
    return value ?? name
  }

  #braced(): string {
    const start = this.at
    let depth = 0
    for (; this.at < this.#limit; this.at++) {
      const character = this.#text[this.at]
      if (character === '{') depth++
      else if (character === '}' && --depth === 0) return this.#text.slice(start + 1, this.at++)
    }
    return this.#fail(start, en`this brace is never closed`, en`Write the “}” that is missing`)
  }

  #quoted(): string {
    const start = this.at++
    let depth = 0
    for (; this.at < this.#limit; this.at++) {
      const character = this.#text[this.at]
      if (character === '{') depth++
      else if (character === '}') depth--
      else if (character === '"' && depth <= 0) return this.#text.slice(start + 1, this.at++)
    }
    return this.#fail(start, en`this quotation mark is never closed`, en`Write the one that is missing`)
  }

  #close(close: string): void {
    if (this.#peek() !== close) this.#failAtField(close)
    this.at++
  }

  #failAtField(close: string): never {
    if (this.at >= this.#limit) {
      this.#fail(
        this.#start,
        en`it is never closed`,
        en`Write the “${close}” that is missing in it or behind it`,
      )
    }
    NAME.lastIndex = this.at
    const word = NAME.exec(this.#text)?.[0] ?? this.#peek()
    return this.#fail(
      this.at,
      en`a comma is missing before “${word}”`,
      en`Write it at the end of the field above`,
    )
  }

  #fail(offset: number, reason: string, remedy: string): never {
    throw new Fault(offset, en`${this.#what} cannot be read: ${reason}. ${remedy}`)
  }

  #skipCommas(): true {
    while (this.#peek() === ',') {
      this.at++
      this.#space()
    }
    return true
  }

  #space(): void {
    SPACE.lastIndex = this.at
    SPACE.exec(this.#text)
    this.at = Math.min(SPACE.lastIndex, this.#limit)
  }

  /** The next character; empty at the limit. */
  #peek(): string {
    return this.at < this.#limit ? this.#text[this.at]! : ''
  }
}
