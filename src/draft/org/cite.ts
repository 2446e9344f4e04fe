import type { Span } from '../../base/span.ts'
import { trim } from '../../library/paragraphs.ts'
import { parseLocator } from '../locator.ts'
import type { Citation, CitationItem, CitationMode } from '../model.ts'

/** `[cite/t:see @a p. 3; @b]`, which holds no other brackets but those in its affixes. */
const CITATION = /\[cite(?:\/([a-z/-]*))?:((?:[^\][]|\[[^\][]*\])*)\]/g
/** Punctuation that ends a sentence or a clause belongs to the suffix. */
const KEY = /@([\p{L}\p{N}_\-.:?!`'/*@+|(){}<>&^$#%~]*[\p{L}\p{N}_\-`'/*@+|(){}<>&^$#%~])/u

/** The styles of Org by which the author is named in the sentence, or left out; by their long and short names. */
const STYLES: ReadonlyMap<string, CitationMode> = new Map(
  Object.entries({
    t: 'narrative',
    text: 'narrative',
    a: 'narrative',
    author: 'narrative',
    na: 'suppress-author',
    noauthor: 'suppress-author',
    y: 'suppress-author',
    year: 'suppress-author',
  }),
)

/** The citations of Org that stand in a text; `[cite/n:…]` cites nothing. */
export function orgCitations(text: string): Citation[] {
  const citations: Citation[] = []
  for (const found of text.matchAll(CITATION)) {
    const [whole, style = '', body] = found
    const name = style.split('/')[0]!
    if (name === 'n' || name === 'nocite') continue
    const end = found.index + whole.length
    const from = end - 1 - body!.length
    const items = itemsOf(text, { start: from, end: end - 1 }, STYLES.get(name) ?? 'parenthetical')
    if (items.length > 0) citations.push({ start: found.index, end, items })
  }
  return citations
}

/** A part without a key at the start or end is common to all: it goes to the first or the last item. */
function itemsOf(text: string, body: Span, mode: CitationMode): CitationItem[] {
  const parts = partsOf(text, body)
  const keyed = parts.filter(part => KEY.test(text.slice(part.start, part.end)))
  if (keyed.length === 0) return []
  const first = parts[0] === keyed[0] ? undefined : parts[0]
  const last = parts.at(-1) === keyed.at(-1) ? undefined : parts.at(-1)
  return keyed.map((part, i) => {
    const isFirst = i === 0 && first
    const isLast = i === keyed.length - 1 && last
    const span = { start: isFirst ? first.start : part.start, end: isLast ? last.end : part.end }
    return itemOf(text, span, part, mode)
  })
}

function partsOf(text: string, { start, end }: Span): Span[] {
  const parts: Span[] = []
  let from = start
  for (const part of text.slice(start, end).split(';')) {
    parts.push({ start: from, end: from + part.length })
    from += part.length + 1
  }
  return parts
}

function itemOf(text: string, span: Span, part: Span, mode: CitationMode): CitationItem {
  const found = KEY.exec(text.slice(part.start, part.end))!
  const at = part.start + found.index
  const citekey = found[1]!
  const keySpan = { start: at + 1, end: at + 1 + citekey.length }
  const rest = text.slice(keySpan.end, span.end)
  const { locator, span: located, end } = parseLocator(rest, 'loose')
  return {
    ...trim(text, span),
    citekey,
    keySpan,
    mode,
    prefix: text.slice(span.start, at).replace(/;\s*/, ' ').trim(),
    locator,
    locatorSpan: located && { start: keySpan.end + located.start, end: keySpan.end + located.end },
    suffix: rest.slice(end).trim(),
  }
}
