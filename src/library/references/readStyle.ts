import { Parser } from 'htmlparser2'
import { en } from '../../base/l10n.ts'
import { UnreadableError } from '../formats/format.ts'
import { MAX_MARKUP_DEPTH, MAX_STYLE_ATTRIBUTES, MAX_STYLE_ELEMENTS, MAX_STYLE_STEPS } from '../limits.ts'
import { checkSize } from './checkSize.ts'
import { LONGEST_TOLD, StyleRules } from './styleRules.ts'

/**
 * The XML of a CSL style as the processor may have it: written anew, so that it reads nothing else than what was looked
 * at here. Its own reader makes patterns of the names of attributes, and goes after macros wherever they lead.
 * @throws {UnreadableError} when this is no style, or comes to more than any style does
 */
export function readStyle(xml: string): string {
  checkSize(xml.length)
  const style = new StyleWriter()
  const parser = new Parser(
    {
      onopentag: (name, attributes) => style.open(name, attributes),
      ontext: text => style.text(text),
      onclosetag: name => style.close(name),
      onprocessinginstruction: name => style.declare(name),
    },
    { xmlMode: true },
  )
  parser.end(xml)
  return style.end()
}

class StyleWriter {
  readonly #rules = new StyleRules()
  #written = ''
  #depth = 0
  #elements = 0
  #isEnded = false
  #hasCitations = false
  #parent: string | undefined

  declare(name: string): void {
    // Entities of a style's own are what bombs and holes are made of, and no style needs one.
    if (/^!doctype/i.test(name))
      throw new UnreadableError(
        en`declares a document type, which no style needs. Remove it, or choose another style`,
      )
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.#isEnded || (this.#depth === 0 && name !== 'style')) throw new UnreadableError(NO_STYLE)
    this.#depth++
    if (++this.#elements > MAX_STYLE_ELEMENTS)
      throw new UnreadableError(en`has more than ${MAX_STYLE_ELEMENTS} elements. Choose another style`)
    this.#hasCitations ||= name === 'citation' && this.#depth === 2
    if (name === 'link' && attributes.rel === 'independent-parent') this.#parent ??= attributes.href
    if (name === 'macro' && this.#depth !== 2)
      throw new UnreadableError(en`has a macro within another element. Choose another style`)
    this.#rules.open(name, attributes, this.#depth)
    this.#written += `<${checked(name)}${attributesOf(attributes)}>`
  }

  /** White space between elements says nothing. */
  text(text: string): void {
    if (this.#depth > 0 && text.trim() !== '') this.#written += escaped(text)
  }

  close(name: string): void {
    this.#depth--
    this.#isEnded ||= this.#depth === 0
    this.#written += `</${name}>`
  }

  end(): string {
    if (this.#elements === 0) throw new UnreadableError(NO_STYLE)
    if (!this.#hasCitations && this.#parent !== undefined)
      throw new UnreadableError(
        en`has no rules of its own: it takes those of ${this.#parent.slice(0, LONGEST_TOLD)}. Choose that style, or a file that has it whole`,
      )
    if (!this.#hasCitations) throw new UnreadableError(en`has no rules for citations. Choose another style`)
    const { steps, depth } = this.#rules.extent()
    if (depth > MAX_MARKUP_DEPTH)
      throw new UnreadableError(
        en`is nested too deeply (more than ${MAX_MARKUP_DEPTH} elements in one another). Choose another style`,
      )
    if (steps > MAX_STYLE_STEPS)
      throw new UnreadableError(
        en`comes to more than ${MAX_STYLE_STEPS} elements by macros that call macros. Choose another style`,
      )
    return this.#written
  }
}

const NO_STYLE = en`is no CSL style. Choose another file`

function attributesOf(attributes: Readonly<Record<string, string>>): string {
  const all = Object.entries(attributes)
  if (all.length > MAX_STYLE_ATTRIBUTES)
    throw new UnreadableError(
      en`has an element with more than ${MAX_STYLE_ATTRIBUTES} attributes. Choose another style`,
    )
  return all.map(([name, value]) => ` ${checked(name)}="${escaped(value)}"`).join('')
}

function checked(name: string): string {
  if (!/^[\w:.-]{1,100}$/.test(name))
    throw new UnreadableError(
      en`has the name “${name.slice(0, LONGEST_TOLD)}” in it, which is none in XML. Choose another style`,
    )
  return name
}

/** By numbers, which are read once only. Of spaces one is enough: the processor's patterns are slow with many. */
function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`)
}
