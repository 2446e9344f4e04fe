import { append } from '../../base/lists.ts'
import { type Piece, shownOf } from '../../base/textMap.ts'
import { collapse, type ShownBlock } from '../shownText.ts'
import { isElement, type MarkupElement, type MarkupText, textOf } from './markupTree.ts'
import type { RenderedBlock } from './rendering.ts'

/** A block as a browser would set it, with the pieces of the markup that a reader sees of it. */
export interface HtmlBlock extends ShownBlock {
  readonly kind: 'paragraph' | 'heading' | 'item'
  /** Of a heading: 1 to 6. */
  readonly level?: number | undefined
}

/** A list item is a paragraph as well. */
export function isParagraph({ kind }: HtmlBlock): boolean {
  return kind !== 'heading'
}

const BLOCK = new Set(
  (
    'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure ' +
    'footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre ' +
    'search section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
)
/** What is not set, or is no text. */
const UNSEEN = new Set(
  (
    'audio button canvas embed head iframe input map math noscript object rp rt script select style svg template ' +
    'textarea title video'
  ).split(' '),
)
/** Text that is seen but is no running text: it counts as no paragraph. */
const ASIDE = new Set(['table', 'pre', 'figcaption'])
const HEADING = /^h[1-6]$/

/** A block of a page, as it is rendered. */
export function renderedBlock(markup: string, block: HtmlBlock): RenderedBlock {
  const text = block.pieces.map(piece => shownOf(markup, piece)).join('')
  return { kind: isParagraph(block) ? 'paragraph' : 'heading', text, quote: block.quote }
}

/** What the text of a block is, by the elements around it. */
type Inside = Pick<HtmlBlock, 'kind' | 'level'>

function insideOf({ name }: MarkupElement, around: Inside): Inside {
  if (HEADING.test(name)) return { kind: 'heading', level: Number(name[1]) }
  return name === 'li' ? { kind: 'item' } : around
}

/**
 * The paragraphs and headings beneath an element: paragraphs, list items and paragraphs of block quotes, without
 * tables, code, captions and note marks. `shows` may leave out the text that stands directly in an element.
 */
export function htmlBlocks(
  markup: string,
  root: MarkupElement,
  shows: (element: MarkupElement) => boolean = () => true,
): HtmlBlock[] {
  const blocks: HtmlBlock[] = []
  let line: Piece[] = []
  let breaks = 0
  let quote: number | undefined
  let count = 0

  const flush = (inside: Inside) => {
    const pieces = collapse(markup, line)
    if (pieces.length > 0) blocks.push({ ...inside, pieces, quote })
    line = []
    breaks = 0
  }
  const figures = new Set<MarkupElement>()
  /** Whether the first caption of a figure says whose the block quote is that has just been read. */
  const isCaptioned = (figure: MarkupElement) => {
    if (figures.has(figure)) return false
    figures.add(figure)
    const last = blocks.at(-1)
    return (
      last?.quote !== undefined &&
      last.pieces[0]!.start > figure.start &&
      figure.children.some(child => isElement(child) && child.name === 'blockquote')
    )
  }
  const add = (text: MarkupText) => {
    if (breaks > 0 && (text.text ?? markup.slice(text.start, text.end)).trim() !== '') breaks = 0
    line.push(text)
  }
  const walk = (element: MarkupElement, inside: Inside, quotes: number) => {
    const isShown = shows(element)
    for (const child of element.children) {
      if (!isElement(child)) {
        if (isShown) add(child)
      } else if (quote === undefined && child.name === 'figcaption' && isCaptioned(element)) {
        flush(inside)
        const quoted = blocks.pop()!
        const caption = [...dashBefore(markup, child), ...textsOf(child)]
        blocks.push({ ...quoted, pieces: collapse(markup, [...quoted.pieces, ...caption]) })
      } else if (UNSEEN.has(child.name) || 'hidden' in child.attributes || isNoteMark(markup, child)) {
      } else if (child.name === 'br') {
        breaks += 1
        // Two line breaks set a paragraph apart.
        if (breaks > 1) flush(inside)
        else line.push({ start: child.start, end: child.startEnd, text: ' ' })
      } else if (BLOCK.has(child.name)) {
        flush(inside)
        if (ASIDE.has(child.name) && !isLayout(markup, child)) continue
        const inner = insideOf(child, inside)
        if (quote !== undefined && child.name === 'footer') append(line, dashBefore(markup, child))
        const around = quote
        if (child.name === 'blockquote') quote ??= count++
        walk(child, inner, 0)
        flush(inner)
        quote = around
      } else if (child.name === 'q') {
        const [before, after] = quotes % 2 === 0 ? ['“', '”'] : ['‘', '’']
        if (shows(child)) add({ start: child.start, end: child.startEnd, text: before })
        walk(child, inside, quotes + 1)
        if (shows(child)) add({ start: child.endStart, end: child.end, text: after })
      } else {
        if (quote !== undefined && isSource(markup, child, element)) append(line, dashBefore(markup, child))
        walk(child, inside, quotes)
      }
    }
  }
  walk(root, { kind: 'paragraph' }, 0)
  flush({ kind: 'paragraph' })
  return blocks
}

/** A `cite` with which a paragraph or a block quote ends; one amid the text names a work. */
function isSource(markup: string, { name, end }: MarkupElement, around: MarkupElement): boolean {
  return (
    name === 'cite' &&
    /^(?:p|div|blockquote)$/.test(around.name) &&
    markup.slice(end, around.endStart).trim() === ''
  )
}

/** A dash stands before whose a block quote is, as browsers are told to set one, unless the page has it. */
function dashBefore(markup: string, { start, startEnd, ...element }: MarkupElement): Piece[] {
  const text = textOf(markup, { start, startEnd, ...element })
  const space = { start, end: start, text: ' ' }
  if (/^\s*[—–―-]/.test(text) || DASH.test(markup.slice(Math.max(0, start - 20), start))) return [space]
  return [space, { start, end: startEnd, text: '— ' }]
}

const DASH = /(?:[—–―]|--|&(?:mdash|ndash|#8211|#8212|#x2013|#x2014);)\s*$/i

function textsOf(element: MarkupElement): MarkupText[] {
  return element.children.flatMap(child => (isElement(child) ? textsOf(child) : [child]))
}

/** A cell with so many characters holds running text. */
const LONG_CELL = 300

/** Old pages are set in tables; these have no heads, and cells with whole articles in them. */
function isLayout(markup: string, table: MarkupElement): boolean {
  if (table.name !== 'table') return false
  if (/^(?:presentation|none)$/.test(table.attributes.role ?? '')) return true
  const cells = cellsOf(table)
  return (
    !cells.some(({ name }) => name === 'th' || name === 'caption') &&
    cells.some(cell => textOf(markup, cell).length > LONG_CELL)
  )
}

/** Cells and captions of a table, without those of tables in it. */
function cellsOf(element: MarkupElement): MarkupElement[] {
  return element.children.flatMap(child => {
    if (!isElement(child) || child.name === 'table') return []
    return /^(?:td|th|caption)$/.test(child.name) ? [child] : cellsOf(child)
  })
}

const NOTE_ROLE = /\b(?:doc-noteref|doc-backlink|noteref)\b/
const MARK = /^[[(]?(?:[\p{N}*†‡§¶#]{1,4}|[a-z]|note \d+|[↩⤴^↑]\ufe0e?)[\])]?$/u

/** The mark of a note is a link into the page that is raised, or that says what it is. An exponent is no link. */
function isNoteMark(markup: string, element: MarkupElement): boolean {
  if (element.name !== 'a' && element.name !== 'sup') return false
  if (NOTE_ROLE.test(`${element.attributes.role} ${element.attributes['epub:type']}`)) return true
  if (!MARK.test(textOf(markup, element))) return false
  const isIntoPage = (link: MarkupElement) => link.attributes.href?.includes('#') ?? false
  const holds = (name: string, test: (child: MarkupElement) => boolean) =>
    element.children.some(child => isElement(child) && child.name === name && test(child))
  return element.name === 'sup' ? holds('a', isIntoPage) : isIntoPage(element) && holds('sup', () => true)
}
