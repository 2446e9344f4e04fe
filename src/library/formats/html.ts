import PostalMime from 'postal-mime'
import { en } from '../../base/l10n.ts'
import { joinBlocks } from '../shownText.ts'
import { articleBlocks } from './articleBlocks.ts'
import { decodePage } from './decodePage.ts'
import { type FormatReading, UnreadableError } from './format.ts'
import { isParagraph, renderedBlock } from './htmlBlocks.ts'
import { metadataOfPage } from './htmlMetadata.ts'
import { parseMarkup } from './markupTree.ts'
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
  if (!html) throw new UnreadableError(en`holds no web page. Save the page anew`)
  const page = parseMarkup(html, 'html')
  const { blocks, title } = articleBlocks(html, page)
  return {
    ...rendering(blocks.map(block => renderedBlock(html, block))),
    item: metadataOfPage(html, page, title),
  }
}

/** The article's text of a page, and its metadata. Pieces are of `markup`. */
function readPage(markup: string) {
  const page = parseMarkup(markup, 'html')
  const { blocks, title } = articleBlocks(markup, page)
  return { ...joinBlocks(markup, blocks.filter(isParagraph)), item: metadataOfPage(markup, page, title) }
}
