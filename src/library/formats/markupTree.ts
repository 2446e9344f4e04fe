import { Parser } from 'htmlparser2'
import { MAX_MARKUP_DEPTH } from '../limits.ts'

/** An element with its place in the file. Names are in small letters in HTML, as written in XML. */
export interface MarkupElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: (MarkupElement | MarkupText)[]
  /** The start tag, in UTF-16 offsets of the markup. */
  readonly start: number
  readonly startEnd: number
  /** The end tag; empty where the file has none. */
  endStart: number
  end: number
}

/** A run of characters, or one character reference, which is seen as `text`. */
export interface MarkupText {
  readonly start: number
  readonly end: number
  readonly text?: string
}

/**
 * The elements of HTML or XML, forgiving of faults, with exact places: no character is moved or lost. Entities that
 * a DTD declares are never expanded, so they cannot be a bomb.
 */
export function parseMarkup(markup: string, language: 'html' | 'xml'): MarkupElement {
  const root = element('', {}, 0, 0)
  const open: MarkupElement[] = [root]
  // What is never closed ends for the parser behind the text's end.
  const at = () => Math.min(parser.startIndex, markup.length)
  const after = () => Math.min(parser.endIndex + 1, markup.length)
  const parser: Parser = new Parser(
    {
      onopentag(name, attributes) {
        const parent = open.at(-1)!
        if (open.length > MAX_MARKUP_DEPTH) {
          open.push(parent)
          return
        }
        const child = element(name, attributes, at(), after())
        parent.children.push(child)
        open.push(child)
      },
      onclosetag(_, isImplied) {
        const closed = open.pop()!
        closed.endStart = at()
        closed.end = isImplied ? at() : after()
      },
      ontext(text) {
        const [start, end] = [at(), after()]
        open.at(-1)!.children.push(markup.slice(start, end) === text ? { start, end } : { start, end, text })
      },
    },
    { xmlMode: language === 'xml', decodeEntities: true },
  )
  parser.end(markup)
  root.end = markup.length
  return root
}

function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  start: number,
  startEnd: number,
): MarkupElement {
  return { name, attributes, children: [], start, startEnd, endStart: startEnd, end: startEnd }
}

export function isElement(node: MarkupElement | MarkupText): node is MarkupElement {
  return 'name' in node
}

/** All elements beneath `root`, in the order of the file, for which `wanted` holds (all of this name, if a name). */
export function elementsOf(
  root: MarkupElement,
  wanted: string | ((element: MarkupElement) => boolean),
): MarkupElement[] {
  const matches = typeof wanted === 'string' ? (found: MarkupElement) => found.name === wanted : wanted
  return root.children.flatMap(child =>
    isElement(child) ? [...(matches(child) ? [child] : []), ...elementsOf(child, matches)] : [],
  )
}

/** All characters beneath an element, white space collapsed. */
export function textOf(markup: string, root: MarkupElement): string {
  const raw = (node: MarkupElement | MarkupText): string =>
    isElement(node) ? node.children.map(raw).join('') : (node.text ?? markup.slice(node.start, node.end))
  return raw(root).replace(/\s+/g, ' ').trim()
}
