/** Finds the bracket that closes one of code, past strings and comments; every bracket is looked at once. */
export class CodePairs {
  readonly #text: string
  readonly #closing = new Map<number, number>()
  #scannedTo = 0
  #isOpen = false

  constructor(text: string) {
    this.#text = text
  }

  /** Whether some bracket that was asked for has no end. */
  get isOpen(): boolean {
    return this.#isOpen
  }

  /** Where the bracket at `open` is closed, or `undefined`. */
  closeOf(open: number): number | undefined {
    if (open >= this.#scannedTo) this.#scan(open)
    return this.#closing.get(open)
  }

  #scan(from: number): void {
    const opened: number[] = []
    SPECIAL.lastIndex = from
    for (let found = SPECIAL.exec(this.#text); found; found = SPECIAL.exec(this.#text)) {
      const at = found.index
      const sign = found[0]
      if ('([{'.includes(sign)) opened.push(at)
      else if (')]}'.includes(sign)) {
        const open = opened.pop()
        if (open !== undefined) this.#closing.set(open, at)
        if (opened.length === 0) {
          this.#scannedTo = at + 1
          return
        }
      }
      // In content a quotation mark is one, in code it starts a string.
      else if (sign === '"' && this.#text[opened.at(-1) ?? -1] !== '[') {
        STRING.lastIndex = at
        if (STRING.test(this.#text)) SPECIAL.lastIndex = STRING.lastIndex
      }
    }
    this.#scannedTo = this.#text.length
    this.#isOpen = true
  }
}

const SPECIAL = /\\.|[()[\]{}"]/g
const STRING = /"(?:[^"\\\n]|\\.)*"/y
