import { articleOf } from './article.ts'
import { type HtmlBlock, htmlBlocks, isParagraph } from './htmlBlocks.ts'
import { isElement, type MarkupElement, textOf } from './markupTree.ts'

/** The blocks of a page's article, or of the whole page without what stands around an article when it has none. */
export function articleBlocks(
  markup: string,
  page: MarkupElement,
): { blocks: HtmlBlock[]; title: string | undefined; isArticle: boolean } {
  const content = withoutSurroundings(markup, page)
  const article = articleOf(markup, content)
  const blocks = article ? htmlBlocks(markup, content, element => article.elements.has(element)) : []
  if (blocks.some(isParagraph)) return { blocks, title: article?.title, isArticle: true }
  return { blocks: htmlBlocks(markup, content), title: article?.title, isArticle: false }
}

const SURROUNDINGS = new Set(['nav', 'aside', 'footer', 'dialog', 'search'])
const SURROUNDING_ROLE = /^(?:navigation|banner|contentinfo|complementary|search|dialog|alert)$/
/** Blocks that are left out when a word of their class or id is one of these, and they are short. */
const NAMED = new Set('div figure form li ol p section ul'.split(' '))
const NAMES = new Set(
  (
    'ad ads advert adverts advertisement advertisements advertising advertorial adslot breadcrumb breadcrumbs consent ' +
    'cookie cookies newsletter newsletters outbrain paywall promo promotion recommendations recommended related share ' +
    'sharedaddy sharing signup social sponsor sponsored subscribe subscription taboola toc'
  ).split(' '),
)
/** Longer ones are named so for another reason: they are of the article. */
const SHORT = 400

/** The page without what stands around an article and between its paragraphs, as its own names for that tell. */
function withoutSurroundings(markup: string, element: MarkupElement, inQuote = false): MarkupElement {
  const inside = inQuote || element.name === 'blockquote'
  const children = element.children
    .filter(child => !isElement(child) || !isSurrounding(markup, child, inside))
    .map(child => (isElement(child) ? withoutSurroundings(markup, child, inside) : child))
  return { ...element, children }
}

function isSurrounding(markup: string, element: MarkupElement, inQuote: boolean): boolean {
  const { name, attributes } = element
  // It says whose the block quote is.
  if (inQuote && name === 'footer') return false
  if (SURROUNDINGS.has(name) || SURROUNDING_ROLE.test(attributes.role ?? '')) return true
  if (!NAMED.has(name)) return false
  const words = `${attributes.class ?? ''} ${attributes.id ?? ''}`.split(/[\s_-]+|(?<=[a-z])(?=[A-Z])/)
  return words.some(word => NAMES.has(word.toLowerCase())) && textOf(markup, element).length < SHORT
}
