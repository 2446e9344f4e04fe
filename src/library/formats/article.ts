import { Readability } from '@mozilla/readability'
import JSDOMParser from '@mozilla/readability/JSDOMParser.js'
import { elementsOf, isElement, type MarkupElement, type MarkupText } from './markupTree.ts'

/** The elements of a page whose own text is of its article: not the navigation, advertising and the like around. */
export interface Article {
  readonly elements: ReadonlySet<MarkupElement>
  /** As the page's title says it, without the name of the site. */
  readonly title: string | undefined
}

/** A page of more elements is a book, for which looking for the article would take a minute. */
const MAX_ELEMENTS = 20_000
/** Elements are told apart by this attribute on their way through Readability, which moves and copies them. */
const NUMBER = 'data-verbatim'

/**
 * Finds the article of a page with the code of Firefox's reader view. It works on a small document of its own, made
 * anew from the page, so that what it leaves can be found in the page again; `undefined` when it finds no article.
 */
export function articleOf(markup: string, page: MarkupElement): Article | undefined {
  const elements: MarkupElement[] = []
  const rebuilt = pageMarkup(markup, page, elements)
  if (elements.length > MAX_ELEMENTS) return undefined
  const document = new JSDOMParser().parse(rebuilt, 'https://page.invalid/')
  const article = new Readability<Element>(document, {
    keepClasses: true,
    disableJSONLD: true,
    serializer: node => node as Element,
  }).parse()
  if (!article?.content) return undefined
  const kept = new Set<MarkupElement>()
  const collect = (node: Element) => {
    const number = node.getAttribute?.(NUMBER)
    if (number) kept.add(elements[Number(number)]!)
    for (const child of node.children) collect(child)
  }
  collect(article.content)
  return { elements: kept, title: article.title?.replace(/\s+/g, ' ').trim() || undefined }
}

/** Says nothing to a reader, or only in a browser that runs the page. */
const LEFT_OUT = new Set('head iframe link meta noscript object script style svg template title'.split(' '))
/** Hold everything in a page, and are written by themselves. */
const FRAME = new Set(['', 'html', 'body'])

const CONTAINER = new Set('article blockquote center dd div main section td'.split(' '))

function pageMarkup(markup: string, page: MarkupElement, elements: MarkupElement[]): string {
  const parts: string[] = []
  const write = (node: MarkupElement | MarkupText, inQuote: boolean): void => {
    if (!isElement(node)) {
      parts.push(escaped(node.text ?? markup.slice(node.start, node.end)))
      return
    }
    if (LEFT_OUT.has(node.name)) return
    // The footer of a block quote says whose it is; Readability does away with every footer.
    const isDivision =
      FRAME.has(node.name) || !/^[a-z][a-z0-9]*$/.test(node.name) || (inQuote && node.name === 'footer')
    const name = isDivision ? 'div' : node.name
    const number = elements.push(node) - 1
    parts.push(`<${name} ${NUMBER}="${number}"${attributesOf(node)}>`)
    for (const child of node.children) {
      // Readability makes paragraphs of the text in a division and does away with the division.
      const isLoose = CONTAINER.has(name) && !isElement(child)
      if (isLoose) parts.push(`<span ${NUMBER}="${number}">`)
      write(child, inQuote || name === 'blockquote')
      if (isLoose) parts.push('</span>')
    }
    parts.push(`</${name}>`)
  }
  write(page, false)
  const titles = elementsOf(page, 'title').slice(0, 1)
  const title = titles
    .flatMap(({ children }) => children)
    .map(node => ('name' in node ? '' : (node.text ?? markup.slice(node.start, node.end))))
  return `<html><head><title>${escaped(title.join(''))}</title></head><body>${parts.join('')}</body></html>`
}

function attributesOf({ attributes }: MarkupElement): string {
  return Object.entries(attributes)
    .filter(([name, value]) => /^[a-z][\w:-]*$/.test(name) && !value.startsWith('javascript:'))
    .map(([name, value]) => ` ${name}="${escaped(value)}"`)
    .join('')
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, character => `&#${character.charCodeAt(0)};`)
}
