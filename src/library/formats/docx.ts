import { en } from '../../base/l10n.ts'
import { readNames } from '../bibliography/names.ts'
import type { Metadata } from '../source.ts'
import type { FormatReading } from './format.ts'
import { UnreadableError } from './format.ts'
import { elementsOf, isElement, type MarkupElement, parseMarkup, textOf } from './markupTree.ts'
import { type RenderedBlock, rendering } from './rendering.ts'
import { openArchive } from './zip.ts'

/** A Word document: its running text, without headers, footers and notes, which are in files of their own. */
export async function read(bytes: Uint8Array): Promise<FormatReading> {
  // An encrypted document, and one of Word before 2007, is a compound file of Microsoft's and no archive.
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf)
    throw new UnreadableError(
      en`is encrypted, or of a Word before 2007. Save a copy as .docx without a password`,
    )
  const archive = await openArchive(bytes, 'Word')
  const main = (await mainPart(archive.text)) ?? 'word/document.xml'
  const markup = await archive.text(main)
  if (markup === undefined) throw new UnreadableError(en`is an archive, but no Word document`)
  const styles = (await archive.text('word/styles.xml')) ?? ''
  const blocks = blocksOf(markup, stylesOf(styles, isUncounted), stylesOf(styles, isQuote))
  return { ...rendering(blocks), item: itemOf((await archive.text('docProps/core.xml')) ?? '') }
}

/** The document's part may have any name; the package says which it is. */
async function mainPart(text: (name: string) => Promise<string | undefined>): Promise<string | undefined> {
  const links = elementsOf(parseMarkup((await text('_rels/.rels')) ?? '', 'xml'), 'Relationship')
  const link = links.find(({ attributes }) => attributes.Type?.endsWith('/officeDocument'))
  return link?.attributes.Target?.replace(/^\//, '')
}

const UNCOUNTED_NAME = /^(?:heading \d|title|subtitle|author|date|source code|html preformatted|macro text)$/i
/** Block quotes as Word, LibreOffice and Pandoc name them. */
const QUOTE_NAME = /^(?:(?:intense )?quote|quotations?|block (?:text|quote|quotation))$/i

/** What is no running text: titles, headings and code. An outline level says more than a name. */
function isUncounted(name: string, level: number): boolean | undefined {
  if (Number.isNaN(level)) return UNCOUNTED_NAME.test(name) || undefined
  return level < 9
}

function isQuote(name: string): boolean | undefined {
  return QUOTE_NAME.test(name) || undefined
}

/** Ids of the paragraph styles of a kind; where that says nothing of a style, it is as the one that it is based on. */
function stylesOf(
  markup: string,
  kind: (name: string, level: number) => boolean | undefined,
): ReadonlySet<string> {
  const styles = elementsOf(parseMarkup(markup, 'xml'), 'w:style')
  const value = (style: MarkupElement, name: string) => elementsOf(style, name)[0]?.attributes['w:val']
  const wanted = new Set<string>()
  for (let found = -1; found !== wanted.size; ) {
    found = wanted.size
    for (const style of styles) {
      const id = style.attributes['w:styleId']
      const level = Number(value(style, 'w:outlineLvl') ?? Number.NaN)
      const isWanted =
        kind(value(style, 'w:name') ?? '', level) ?? wanted.has(value(style, 'w:basedOn') ?? '')
      if (id && isWanted) wanted.add(id)
    }
  }
  return wanted
}

/** Not of the text: what was deleted or moved away, instructions of fields, and second versions of one thing. */
const UNSEEN = new Set('w:del w:moveFrom w:instrText w:delText mc:Fallback w:tbl w:pPr w:rPr'.split(' '))
const CHARACTER: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'w:tab': ' ',
    'w:br': ' ',
    'w:cr': ' ',
    'w:noBreakHyphen': '\u2011',
  }),
)

function blocksOf(
  markup: string,
  uncounted: ReadonlySet<string>,
  quotes: ReadonlySet<string>,
): RenderedBlock[] {
  const blocks: RenderedBlock[] = []
  /** The number of the block quote that goes on, or that the next one will have. */
  let quote = 0
  const walk = (element: MarkupElement, into: string[]) => {
    for (const child of element.children) {
      if (!isElement(child) || UNSEEN.has(child.name)) continue
      if (child.name === 'w:p') paragraph(child)
      else if (child.name === 'w:t') into.push(textOfRun(markup, child))
      else if (CHARACTER.has(child.name)) into.push(CHARACTER.get(child.name)!)
      else walk(child, into)
    }
  }
  const paragraph = (element: MarkupElement) => {
    const properties = element.children.find(child => isElement(child) && child.name === 'w:pPr') as
      | MarkupElement
      | undefined
    const style = properties && elementsOf(properties, 'w:pStyle')[0]?.attributes['w:val']
    const level = properties && elementsOf(properties, 'w:outlineLvl')[0]?.attributes['w:val']
    const isHeading = level !== undefined ? Number(level) < 9 : uncounted.has(style ?? '')
    const isQuoted = !isHeading && quotes.has(style ?? '')
    // A text box in the paragraph holds paragraphs of its own, which come after it.
    const place = blocks.length
    const parts: string[] = []
    walk(element, parts)
    const text = parts
      .join('')
      .replace(/[\u00ad\u200b]/g, '')
      .replace(/\s+/g, ' ')
      .trim()
    if (text === '') return
    if (!isQuoted) quote++
    blocks.splice(place, 0, {
      kind: isHeading ? 'heading' : 'paragraph',
      text,
      ...(isQuoted && { quote }),
    })
  }
  walk(parseMarkup(markup, 'xml'), [])
  return blocks
}

/** White space inside counts here. */
function textOfRun(markup: string, run: MarkupElement): string {
  return run.children
    .map(node => (isElement(node) ? '' : (node.text ?? markup.slice(node.start, node.end))))
    .join('')
}

/** The day on which the file was made is not that on which its text was published, so no date is taken from it. */
function itemOf(markup: string): Metadata {
  const core = parseMarkup(markup, 'xml')
  const value = (name: string) => {
    const found = elementsOf(core, name)[0]
    return (found && textOf(markup, found)) || undefined
  }
  const title = value('dc:title')
  const creator = value('dc:creator')
  return {
    ...(title && { title }),
    ...(creator && { author: readNames(creator) }),
  }
}
