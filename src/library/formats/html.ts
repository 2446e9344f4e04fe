import PostalMime from 'postal-mime'
import { shownOf } from '../../base/textMap.ts'
import { joinBlocks } from '../shownText.ts'
import { articleOf } from './article.ts'
import { decodePage } from './decodePage.ts'
import { type FormatReading, UnreadableError } from './format.ts'
import { type HtmlBlock, htmlBlocks } from './htmlBlocks.ts'
import { metadataOfPage } from './htmlMetadata.ts'
import { isElement, type MarkupElement, parseMarkup } from './markupTree.ts'
import { rendering } from './rendering.ts'

/** A saved page: the text of its article, with the way back to the file, and what it says of itself. */
export function read(bytes: Uint8Array): FormatReading {
  const { text: raw, problems } = decodePage(bytes)
  return { raw, isText: true, problems, ...readPage(raw) }
}

/**
 * A page that a browser saved with all its parts in one file (MHTML). The page is packed inside, so that what stands
 * for it is a rendering of its article.
 */
export async function readArchived(bytes: Uint8Array): Promise<FormatReading> {
  const { html } = await PostalMime.parse(bytes)
  if (!html) throw new UnreadableError('holds no web page. Save the page anew')
  const page = parseMarkup(html, 'html')
  const { blocks, title } = articleBlocks(html, page)
  const rendered = blocks.map(({ kind, quote, pieces }) => ({
    kind,
    quote,
    text: pieces.map(piece => shownOf(html, piece)).join(''),
  }))
  return { ...rendering(rendered), item: metadataOfPage(html, page, title) }
}

/** The article's text of a page, and its metadata. Pieces are of `markup`. */
export function readPage(markup: string) {
  const page = parseMarkup(markup, 'html')
  const { blocks, title } = articleBlocks(markup, page)
  const paragraphs = blocks.filter(({ kind }) => kind === 'paragraph')
  return { ...joinBlocks(markup, paragraphs), item: metadataOfPage(markup, page, title) }
}

/** The blocks of a page's article, or of the whole page without what stands around an article when it has none. */
export function articleBlocks(
  markup: string,
  page: MarkupElement,
): { blocks: HtmlBlock[]; title: string | undefined; isArticle: boolean } {
  const content = withoutSurroundings(page)
  const article = articleOf(markup, content)
  const blocks = article ? htmlBlocks(markup, content, element => article.elements.has(element)) : []
  if (blocks.some(({ kind }) => kind === 'paragraph'))
    return { blocks, title: article?.title, isArticle: true }
  return { blocks: htmlBlocks(markup, content), title: article?.title, isArticle: false }
}

const SURROUNDINGS = new Set(['nav', 'aside', 'footer', 'dialog', 'search'])
const SURROUNDING_ROLE = /^(?:navigation|banner|contentinfo|complementary|search|dialog|alert)$/

function withoutSurroundings(element: MarkupElement): MarkupElement {
  const children = element.children
    .filter(
      child =>
        !isElement(child) ||
        !(SURROUNDINGS.has(child.name) || SURROUNDING_ROLE.test(child.attributes.role ?? '')),
    )
    .map(child => (isElement(child) ? withoutSurroundings(child) : child))
  return { ...element, children }
}
