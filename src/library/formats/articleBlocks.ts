import { articleOf } from './article.ts'
import { type HtmlBlock, htmlBlocks, isParagraph } from './htmlBlocks.ts'
import { isElement, type MarkupElement } from './markupTree.ts'

/** The blocks of a page's article, or of the whole page without what stands around an article when it has none. */
export function articleBlocks(
  markup: string,
  page: MarkupElement,
): { blocks: HtmlBlock[]; title: string | undefined; isArticle: boolean } {
  const content = withoutSurroundings(page)
  const article = articleOf(markup, content)
  const blocks = article ? htmlBlocks(markup, content, element => article.elements.has(element)) : []
  if (blocks.some(isParagraph)) return { blocks, title: article?.title, isArticle: true }
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
