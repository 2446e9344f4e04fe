import type { BlockContent, RootContent } from 'mdast'
import { toMarkdown } from 'mdast-util-to-markdown'
import { en } from '../../base/l10n.ts'
import { shownOf } from '../../base/textMap.ts'
import type { Metadata } from '../source.ts'
import { articleBlocks } from './articleBlocks.ts'
import { decodePage } from './decodePage.ts'
import { UnreadableError } from './format.ts'
import { type HtmlBlock, isParagraph } from './htmlBlocks.ts'
import { metadataOfPage } from './htmlMetadata.ts'
import { parseMarkup } from './markupTree.ts'

/** A page as a clean source: its article in Markdown, and what it says of itself. */
export interface CleanPage {
  readonly markdown: string
  readonly item: Metadata
}

/** A paragraph is of an article when it has so many characters … */
const LEAST_IN_PARAGRAPH = 40
/** … and a page with fewer in all of these is a teaser, a list of links, or filled by its script alone. */
const LEAST_CHARACTERS = 250

/**
 * Makes a clean source of a page. Its paragraphs are those that the page would have as a source itself, word for word.
 * @throws {UnreadableError} when the page has no article.
 */
export function cleanPage(bytes: Uint8Array): CleanPage {
  const { text: markup } = decodePage(bytes)
  const page = parseMarkup(markup, 'html')
  const { blocks, title, isArticle } = articleBlocks(markup, page)
  const seen = blocks.map(block => ({ ...block, text: textOf(markup, block) }))
  const long = seen.filter(block => isParagraph(block) && block.text.length >= LEAST_IN_PARAGRAPH)
  if (!isArticle || long.reduce((sum, { text }) => sum + text.length, 0) < LEAST_CHARACTERS)
    throw new UnreadableError(en`holds no article. Open one and add that, or save the page and add the file`)
  const markdown = toMarkdown(
    { type: 'root', children: markdownOf(seen) },
    { bullet: '-', rule: '-', unsafe: [...PANDOC_MARKUP] },
  )
  return { markdown, item: metadataOfPage(markup, page, title) }
}

interface SeenBlock extends HtmlBlock {
  readonly text: string
}

function textOf(markup: string, { pieces }: HtmlBlock): string {
  return pieces.map(piece => shownOf(markup, piece)).join('')
}

function markdownOf(blocks: readonly SeenBlock[]): RootContent[] {
  const children: RootContent[] = []
  let quote: number | undefined
  for (const { kind, level, text, ...block } of blocks) {
    const inner: BlockContent =
      kind === 'heading'
        ? {
            type: 'heading',
            depth: (level ?? 2) as 1 | 2 | 3 | 4 | 5 | 6,
            children: [{ type: 'text', value: text }],
          }
        : { type: 'paragraph', children: [{ type: 'text', value: text }] }
    const last = children.at(-1)
    const isSameQuote = block.quote !== undefined && block.quote === quote && last?.type === 'blockquote'
    const into = isSameQuote ? last.children : block.quote === undefined ? children : undefined
    if (into === undefined) children.push({ type: 'blockquote', children: [inner] })
    else put(into, inner, kind === 'item')
    quote = block.quote
  }
  return children
}

/** Items that follow each other are a list. */
function put(into: (RootContent | BlockContent)[], block: BlockContent, isItem: boolean): void {
  const last = into.at(-1)
  const item = { type: 'listItem', spread: false, children: [block] } as const
  if (!isItem) into.push(block)
  else if (last?.type === 'list') last.children.push({ ...item, children: [block] })
  else into.push({ type: 'list', ordered: false, spread: false, children: [{ ...item, children: [block] }] })
}

/** What Pandoc takes for markup and CommonMark does not. */
const PANDOC_MARKUP = [
  { character: '^', inConstruct: 'phrasing' },
  { character: '~', inConstruct: 'phrasing' },
  { character: '$', inConstruct: 'phrasing' },
  { character: '@', inConstruct: 'phrasing' },
  { character: '|', inConstruct: 'phrasing' },
  { atBreak: true, character: ':' },
  { atBreak: true, character: '(' },
  { atBreak: true, before: '[a-z@]', character: '.' },
  { atBreak: true, before: '[a-z@]', character: ')' },
] as const
