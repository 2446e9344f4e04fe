import type { Span } from '../base/span.ts'

/** A template with its variables filled in. */
export interface Expansion {
  readonly text: string
  /** Where the cursor goes with the tab key, in this order; where it ends comes last. */
  readonly stops: readonly Span[]
}

/** A longer template is cut: it may come from the settings of a folder that others have made, and stands for nothing. */
const MAX_TEMPLATE_CHARACTERS = 2_000

const PART =
  /\\[\\$}]|\$(?<plain>[a-zA-Z]+|\d)|\$\{(?<name>[a-zA-Z]+)(?<end>\}|:\+)|\$\{(?<stop>\d)(?:\}|(?<text>:))|\}/g

/**
 * Fills a template in: `$name` or `${name}` is the value of a variable, `${name:+text}` is a text where that has one,
 * `$1` and `${1:text}` are tab stops, `$0` is where the cursor ends. `\$`, `\}` and `\\` are these signs. What is not
 * understood stays as it is. Where a value has several lines, a sign of block quotes (`>`) or an indentation before
 * it is repeated.
 */
export function expand(written: string, values: ReadonlyMap<string, string>): Expansion {
  const stops: (Span & { readonly number: number })[] = []
  const template = written.slice(0, MAX_TEMPLATE_CHARACTERS)
  let text = ''
  let at = 0
  run(false, true)
  // `$0` comes last, whatever its number says.
  const order = ({ number }: { number: number }) => (number === 0 ? 10 : number)
  return {
    text,
    stops: stops.sort((a, b) => order(a) - order(b)).map(({ start, end }) => ({ start, end })),
  }

  /** Writes to the end of the template, or to the brace that closes a placeholder. */
  function run(isNested: boolean, isShown: boolean): void {
    for (;;) {
      PART.lastIndex = at
      const found = PART.exec(template)
      write(template.slice(at, found?.index), isShown)
      at = found ? PART.lastIndex : template.length
      if (!found) return
      const { plain, name, end, stop, text: placeholder } = found.groups as Record<string, string | undefined>
      if (found[0] === '}') {
        if (isNested) return
        write('}', isShown)
      } else if (found[0][0] === '\\') write(found[0][1]!, isShown)
      else if (name !== undefined && end === ':+') run(true, isShown && !!values.get(name))
      else if (stop !== undefined || /^\d/.test(plain ?? '')) {
        const start = text.length
        if (placeholder !== undefined) run(true, isShown)
        if (isShown) stops.push({ start, end: text.length, number: Number(stop ?? plain) })
      } else write(filled(name ?? plain!, found[0]), isShown)
    }
  }

  function filled(name: string, asWritten: string): string {
    const value = values.get(name)
    if (value === undefined) return asWritten
    const line = text.slice(text.lastIndexOf('\n') + 1)
    const prefix = /^[>\s]*$/.test(line) ? line : ''
    return value.replace(/\n/g, `\n${prefix}`).replace(/[^\S\n]+$/gm, '')
  }

  function write(part: string, isShown: boolean): void {
    if (isShown) text += part
  }
}
