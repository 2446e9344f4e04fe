import type { Span } from '../base/span.ts'
import { trim } from '../library/paragraphs.ts'
import { type Pairs, pairsIn } from './brackets.ts'
import { parseLocator } from './locator.ts'
import type { Citation, CitationItem, CitationMode } from './model.ts'
import { type Key, keysIn } from './pandocKeys.ts'

/**
 * The citations of one block of Pandoc Markdown. `prose` is the whole document with everything that is not prose
 * (code, math, URLs, markers) blanked out, so that offsets are those of `text`. A citation may stand in the prefix or
 * suffix of another one.
 */
export function pandocCitations(text: string, prose: string, block: Span): Citation[] {
  const keys = keysIn(prose, block)
  if (keys.length === 0) return []
  const pairs = pairsIn(prose, block, keys)
  const reading: Reading = { text, prose, block, pairs, keys: new Map(keys.map(key => [key.at, key])) }
  const brackets = [...pairs.keys()].filter(at => prose[at] === '[')
  const citations: Citation[] = []
  // In the order of the text, so that a bracket goes before what is inside it, and a key before the bracket after it.
  const taken = new Set<number>()
  for (const at of [...brackets, ...reading.keys.keys()].sort((a, b) => a - b)) {
    if (taken.has(at)) continue
    const key = reading.keys.get(at)
    const found = key ? narrative(reading, key) : bracketed(reading, at)
    if (!found) continue
    citations.push(found.citation)
    for (const offset of found.uses) taken.add(offset)
  }
  return citations
}

interface Reading {
  readonly text: string
  readonly prose: string
  readonly block: Span
  readonly pairs: Pairs
  /** By the offset of their `@`. */
  readonly keys: ReadonlyMap<number, Key>
}

/** A citation with the offsets of the keys and brackets that are accounted for by it. */
interface Found {
  readonly citation: Citation
  readonly uses: readonly number[]
}

/** `[see @a, p. 3; -@b]` */
function bracketed(reading: Reading, open: number): Found | undefined {
  const list = bracketedItems(reading, open)
  if (!list) return undefined
  const end = reading.pairs.get(open)! + 1
  return { citation: { start: open, end, items: list.items }, uses: list.uses }
}

/** What stands right behind a bracket that is the label of a link or the text of a span. */
const LABEL_ENDS = ['(', '[', '{']

interface ItemList {
  readonly items: readonly CitationItem[]
  readonly uses: readonly number[]
}

function bracketedItems(reading: Reading, open: number): ItemList | undefined {
  const { text, prose, pairs } = reading
  const close = pairs.get(open)!
  if (prose[open - 1] === '!' || isNote(prose, open, close) || LABEL_ENDS.includes(text[close + 1] ?? ''))
    return undefined
  return itemsOf(reading, partsOf(reading, { start: open + 1, end: close }))
}

/** `^[a note]` (but not `^[a superscript]^`), `[^1]` */
function isNote(prose: string, open: number, close: number): boolean {
  if (prose[open + 1] === '^') return !/\s/.test(prose.slice(open, close))
  return prose[open - 1] === '^' && prose[close + 1] !== '^'
}

function itemsOf(reading: Reading, parts: readonly Part[]): ItemList | undefined {
  if (parts.some(part => !part.key)) return undefined
  const items = parts.map(({ key, ...part }) =>
    itemOf(reading.text, part, key!, key!.hasMinus ? 'suppress-author' : 'parenthetical'),
  )
  return { items, uses: parts.map(part => part.key!.at) }
}

/** `@key`, `@key [p. 3; @b]` and `@key [see @b]`, which name the author in the sentence. */
function narrative(reading: Reading, key: Key): Found {
  const { text, prose, block, pairs } = reading
  const start = key.at
  const plain = itemOf(text, { start, end: key.end }, key, 'narrative')
  const alone = { citation: { start, end: key.end, items: [plain] }, uses: [] }
  const open = bracketAfter(prose, key.end, block)
  const close = open === undefined ? undefined : pairs.get(open)
  if (open === undefined || close === undefined || isNote(prose, open, close)) return alone
  const more = bracketedItems(reading, open)
  if (more) {
    const items = [plain, ...more.items]
    return { citation: { start, end: close + 1, items }, uses: [open, ...more.uses] }
  }
  if (text[close + 1] === '(' || text[close + 1] === '[') return alone
  const [own, ...others] = partsOf(reading, { start: open + 1, end: close })
  const rest = others.length > 0 ? itemsOf(reading, others) : { items: [], uses: [] }
  if (!rest) return alone
  const item = itemOf(text, { start, end: own!.end }, key, 'narrative', open + 1)
  const items = [{ ...item, end: others.length > 0 ? item.end : close + 1 }, ...rest.items]
  return { citation: { start, end: close + 1, items }, uses: [open, ...rest.uses] }
}

/** The bracket that may hold the locator of a key that ends at `from`: at most one line end stands between. */
function bracketAfter(prose: string, from: number, block: Span): number | undefined {
  let at = from
  for (let lines = 0; at < block.end && /\s/.test(prose[at]!); at++) {
    if (prose[at] === '\n' && ++lines > 1) return undefined
  }
  return prose[at] === '[' && at < block.end ? at : undefined
}

interface Part extends Span {
  readonly key: Key | undefined
}

/** The parts between semicolons, each with its first key, where neither stands in an inner bracket, quote or emphasis. */
function partsOf({ prose, pairs, keys }: Reading, span: Span): Part[] {
  const parts: Part[] = []
  let start = span.start
  let key: Key | undefined
  for (let at = span.start; at < span.end; at++) {
    at = pairs.get(at) ?? at
    const here = keys.get(at)
    key ??= here
    if (here) at = here.end - 1
    else if (prose[at] === ';') {
      parts.push({ start, end: at, key })
      start = at + 1
      key = undefined
    }
  }
  return [...parts, { start, end: span.end, key }]
}

function itemOf(text: string, part: Span, key: Key, mode: CitationMode, restStart = key.end): CitationItem {
  const rest = text.slice(restStart, part.end)
  const { locator, span, end } = parseLocator(rest)
  const keyStart = Math.max(part.start, key.start)
  return {
    ...trim(text, part),
    citekey: key.citekey,
    keySpan: key.keySpan,
    mode,
    prefix: text.slice(part.start, keyStart).trim(),
    locator,
    locatorSpan: span && { start: restStart + span.start, end: restStart + span.end },
    suffix: rest.slice(end).trim(),
  }
}
