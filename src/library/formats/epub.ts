import { en } from '../../base/l10n.ts'
import { append } from '../../base/lists.ts'
import { readDate } from '../bibliography/dates.ts'
import { readNames } from '../bibliography/names.ts'
import type { Metadata } from '../source.ts'
import type { FormatReading } from './format.ts'
import { UnreadableError } from './format.ts'
import { htmlBlocks, renderedBlock } from './htmlBlocks.ts'
import { elementsOf, type MarkupElement, parseMarkup, textOf } from './markupTree.ts'
import { type RenderedBlock, rendering } from './rendering.ts'
import { type Archive, openArchive } from './zip.ts'

/** A book: the text of its chapters in the order of reading, and what its package says of it. */
export async function read(bytes: Uint8Array): Promise<FormatReading> {
  const archive = await openArchive(bytes, 'EPUB')
  const { path, markup } = await packageOf(archive)
  if (archive.names.includes('META-INF/encryption.xml') && (await isProtected(archive)))
    throw new UnreadableError(en`is protected against copying (DRM), so its text cannot be read`)
  const book = parseMarkup(markup, 'xml')
  const blocks: RenderedBlock[] = []
  for (const chapter of chaptersOf(book)) {
    const text = await archive.text(resolve(path, chapter))
    if (text !== undefined) append(blocks, chapterBlocks(text, blocks.length))
  }
  return { ...rendering(blocks), item: itemOf(markup, book) }
}

async function packageOf(archive: Archive): Promise<{ path: string; markup: string }> {
  const container = parseMarkup((await archive.text('META-INF/container.xml')) ?? '', 'xml')
  const path = elementsOf(container, 'rootfile')[0]?.attributes['full-path']
  const markup = path === undefined ? undefined : await archive.text(path)
  if (path === undefined || markup === undefined)
    throw new UnreadableError(en`is an archive, but no EPUB: it does not say what its parts are`)
  return { path, markup }
}

/** Fonts are often scrambled, which does no harm; a scrambled text does. */
async function isProtected(archive: Archive): Promise<boolean> {
  const markup = (await archive.text('META-INF/encryption.xml')) ?? ''
  return elementsOf(parseMarkup(markup, 'xml'), element => /(?:^|:)CipherReference$/.test(element.name)).some(
    ({ attributes }) => /\.x?html?$/i.test(attributes.URI ?? ''),
  )
}

/** Paths of the chapters, relative to the package. The table of contents and what is out of line is left out. */
function chaptersOf(book: MarkupElement): string[] {
  const local = (name: string) => (element: MarkupElement) => element.name.replace(/^.*:/, '') === name
  const items = new Map(elementsOf(book, local('item')).map(({ attributes }) => [attributes.id, attributes]))
  return elementsOf(book, local('itemref')).flatMap(({ attributes }) => {
    const item = items.get(attributes.idref)
    const isText = item?.['media-type'] === 'application/xhtml+xml' || /\.x?html?$/i.test(item?.href ?? '')
    const isContents = /\bnav\b/.test(item?.properties ?? '')
    return item?.href && isText && !isContents && attributes.linear !== 'no' ? [item.href] : []
  })
}

const FRONT = /\b(?:cover|titlepage|toc|landmarks|page-list)\b/

/** Block quotes are numbered from `first` on. */
function chapterBlocks(markup: string, first: number): RenderedBlock[] {
  const root = parseMarkup(markup, 'xml')
  const body = elementsOf(root, 'body')[0] ?? root
  const front = new Set(
    elementsOf(root, ({ attributes }) => FRONT.test(attributes['epub:type'] ?? '')).flatMap(element => [
      element,
      ...elementsOf(element, () => true),
    ]),
  )
  return htmlBlocks(markup, body, element => !front.has(element)).map(block => {
    const rendered = renderedBlock(markup, block)
    return block.quote === undefined ? rendered : { ...rendered, quote: first + block.quote }
  })
}

function resolve(from: string, href: string): string {
  const path = decoded(href.replace(/#.*$/, ''))
  const parts = [...from.split('/').slice(0, -1), ...path.split('/')]
  const whole: string[] = []
  for (const part of parts) {
    if (part === '..') whole.pop()
    else if (part !== '.') whole.push(part)
  }
  return whole.join('/')
}

/** A path with a stray `%` is meant as it stands. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function itemOf(markup: string, book: MarkupElement): Metadata {
  const values = (name: string) =>
    elementsOf(book, name)
      .map(element => textOf(markup, element))
      .filter(value => value !== '')
  const [title, issued, publisher] = [
    values('dc:title')[0],
    readDate(values('dc:date')[0] ?? ''),
    values('dc:publisher')[0],
  ]
  const authors = values('dc:creator').flatMap(readNames)
  return {
    type: 'book',
    ...(title && { title }),
    ...(authors.length > 0 && { author: authors }),
    ...(issued && { issued }),
    ...(publisher && { publisher }),
  }
}
