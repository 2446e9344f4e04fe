import type { Span } from '../base/span.ts'
import { parseLocator } from './locator.ts'
import type { Citation, CitationItem, CitationMode } from './model.ts'

/** Pandoc's citekeys: braces around anything, or word characters with single punctuation marks inside. */
const KEY =
  /(?<![\p{L}\p{N}_\\])(-?)@(?:\{([^{}\s]+)\}|([\p{L}\p{N}_](?:[\p{L}\p{N}\p{M}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_]))*))/gu

/** Quarto's cross-references look like citations. */
const CROSS_REFERENCE =
  /^(?:fig|tbl|lst|sec|eq|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|nte|tip|wrn|imp|cau)-/

/**
 * The citations of one block of Pandoc Markdown. `text` is the whole document with everything that is not prose
 * (code, math, URLs, markers) blanked out, so that offsets are the document's.
 */
export function pandocCitations(text: string, block: Span): Citation[] {
  const citations: Citation[] = []
  let from = block.start
  for (const key of keysIn(text, block)) {
    if (key.start < from) continue
    const citation = bracketed(text, block, key) ?? narrative(text, block, key)
    citations.push(citation)
    from = citation.end
  }
  return citations
}

interface Key extends Span {
  readonly citekey: string
  readonly keySpan: Span
  readonly hidesAuthor: boolean
}

function keysIn(text: string, span: Span): Key[] {
  const keys: Key[] = []
  for (const found of text.slice(span.start, span.end).matchAll(KEY)) {
    const citekey = found[2] ?? found[3]!
    if (CROSS_REFERENCE.test(citekey)) continue
    const start = span.start + found.index
    const end = start + found[0].length
    const inner = found[2] === undefined ? end - citekey.length : end - 1 - citekey.length
    const keySpan = { start: inner, end: inner + citekey.length }
    keys.push({ start, end, citekey, keySpan, hidesAuthor: found[1] === '-' })
  }
  return keys
}

function bracketed(text: string, block: Span, key: Key): Citation | undefined {
  const open = openingBracket(text, block, key.start)
  if (open === undefined) return undefined
  const close = closingBracket(text, block, open)
  if (close === undefined || close < key.end || text[close + 1] === '(' || text[open - 1] === '!')
    return undefined
  if (text[open + 1] === '^') return undefined
  const items: CitationItem[] = []
  for (const part of partsOf(text, { start: open + 1, end: close })) {
    const first = keysIn(text, part)[0]
    if (!first) return undefined
    items.push(itemOf(text, part, first, first.hidesAuthor ? 'suppress-author' : 'parenthetical'))
  }
  return { start: open, end: close + 1, items }
}

/** `@key [p. 3]` and plain `@key`, which name the author in the sentence. */
function narrative(text: string, block: Span, key: Key): Citation {
  const mode: CitationMode = key.hidesAuthor ? 'suppress-author' : 'narrative'
  const open = /^[ \t]*\n?[ \t]*\[/.exec(text.slice(key.end, Math.min(block.end, key.end + 20)))
  const bracket = open ? key.end + open[0].length - 1 : undefined
  const close = bracket === undefined ? undefined : closingBracket(text, block, bracket)
  const isLocator =
    bracket !== undefined && close !== undefined && text[bracket + 1] !== '^' && text[close + 1] !== '('
  if (!isLocator || keysIn(text, { start: bracket, end: close })[0]) {
    return { start: key.start, end: key.end, items: [itemOf(text, key, key, mode)] }
  }
  const item = itemOf(text, { start: key.start, end: close }, key, mode, bracket + 1)
  return { start: key.start, end: close + 1, items: [{ ...item, end: close + 1 }] }
}

function itemOf(text: string, part: Span, key: Key, mode: CitationMode, restStart = key.end): CitationItem {
  const rest = text.slice(restStart, part.end)
  const { locator, span, end } = parseLocator(rest)
  const start =
    part.start +
    (text.slice(part.start, key.start).length - text.slice(part.start, key.start).trimStart().length)
  return {
    start,
    end: Math.max(key.end, restStart + rest.trimEnd().length),
    citekey: key.citekey,
    keySpan: key.keySpan,
    mode,
    prefix: text.slice(part.start, key.start).trim(),
    locator,
    locatorSpan: span && { start: restStart + span.start, end: restStart + span.end },
    suffix: rest.slice(end).trim(),
  }
}

function openingBracket(text: string, block: Span, offset: number): number | undefined {
  let depth = 0
  for (let at = offset - 1; at >= block.start; at--) {
    if (text[at - 1] === '\\') continue
    if (text[at] === ']') depth++
    else if (text[at] === '[' && depth-- === 0) return at
  }
  return undefined
}

function closingBracket(text: string, block: Span, open: number): number | undefined {
  let depth = 0
  for (let at = open; at < block.end; at++) {
    if (text[at - 1] === '\\') continue
    if (text[at] === '[') depth++
    else if (text[at] === ']' && --depth === 0) return at
  }
  return undefined
}

/** The parts between semicolons that stand in no inner bracket or brace. */
function partsOf(text: string, span: Span): Span[] {
  const parts: Span[] = []
  let depth = 0
  let start = span.start
  for (let at = span.start; at < span.end; at++) {
    if ('[{'.includes(text[at]!)) depth++
    else if (']}'.includes(text[at]!)) depth--
    else if (text[at] === ';' && depth === 0) {
      parts.push({ start, end: at })
      start = at + 1
    }
  }
  return [...parts, { start, end: span.end }]
}
