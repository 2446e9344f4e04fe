import type { Span } from '../base/span.ts'
import type { Locator } from '../library/source.ts'
import { LONGEST_TERM, labelOfLooseTerm, labelOfTerm } from './locatorTerms.ts'

export { writeLocator } from './locatorTerms.ts'

export interface ParsedLocator {
  readonly locator: Locator | undefined
  /** Of the text given, label included; `undefined` where there is no locator. */
  readonly span: Span | undefined
  /** Where the suffix starts. */
  readonly end: number
}

/**
 * `pandoc`: the terms of CSL only, as Pandoc reads them; `loose`: also those that people write where their typesetter
 * prints the note as it stands (`ch. 2`, `pp 3-5`).
 */
export type Terms = 'pandoc' | 'loose'

/**
 * What follows a citekey, read as Pandoc's citation processor does: an optional comma, then a locator, bare or in
 * braces, then the suffix. A value without a term is a page, and must have a digit; after a term Roman numerals will
 * do. Ranges (`33-35`), lists (`3, 5`) and subdivisions (`3(a)(iv)`) belong to the value.
 */
export function parseLocator(rest: string, terms: Terms = 'pandoc'): ParsedLocator {
  const tokens = tokensOf(rest)
  let at = tokens[0]?.text === ',' ? 1 : 0
  if (tokens[at]?.isSpace) at++
  return (
    inBraces(tokens, at, terms) ??
    integrated(rest, tokens, at, terms) ?? { locator: undefined, span: undefined, end: 0 }
  )
}

/**
 * White space, a punctuation mark, what stands in quotation marks or emphasis, or a run of anything else; a colon is
 * no punctuation (`2:33`).
 */
interface Token extends Span {
  readonly text: string
  readonly isSpace: boolean
  readonly isMark: boolean
}

const TOKEN =
  /\s+|"[^"]*"|“[^”]*”|\*[^*]+\*|(?<![\p{L}\p{N}])_[^_]+_(?![\p{L}\p{N}])|(?::|[^\s\p{P}])+|\p{P}/gu
const MARK = /^\p{P}$/u

/** A suffix longer than this is no locator beyond it. Tokens. */
const MOST_TOKENS = 200

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (tokens.length === MOST_TOKENS) break
    const isSpace = token.trim() === ''
    const isMark = token !== ':' && MARK.test(token)
    tokens.push({ start: index, end: index + token.length, text: isSpace ? ' ' : token, isSpace, isMark })
  }
  return tokens
}

function inBraces(tokens: readonly Token[], from: number, terms: Terms): ParsedLocator | undefined {
  if (tokens[from]?.text !== '{') return undefined
  const close = closingBrace(tokens, from)
  if (close === undefined) return undefined
  const inner = tokens.slice(from + 1, close)
  if (inner[0]?.isSpace) inner.shift()
  const term = longestTerm(inner, 0, terms, next => next < inner.length)
  const value = written(inner.slice(term?.end ?? 0))
  const end = tokens[close]!.end
  if (value === '') return { locator: undefined, span: undefined, end }
  return {
    locator: { label: term?.label ?? 'page', value },
    span: { start: tokens[from]!.start, end },
    end,
  }
}

function closingBrace(tokens: readonly Token[], open: number): number | undefined {
  let depth = 0
  for (let at = open; at < tokens.length; at++) {
    const { text } = tokens[at]!
    if (text === '{' || text === '[') depth++
    else if ((text === '}' || text === ']') && --depth === 0) return text === '}' ? at : undefined
  }
  return undefined
}

function integrated(
  rest: string,
  tokens: readonly Token[],
  from: number,
  terms: Terms,
): ParsedLocator | undefined {
  const starts = (next: number) => wordAt(tokens, next, 'first')?.isNumber ?? false
  const term = longestTerm(tokens, from, terms, starts)
  if (!term && !hasDigit(tokens, wordAt(tokens, from, 'first'))) return undefined
  let end = term?.end ?? from
  for (let place: 'first' | 'later' = 'first'; ; place = 'later') {
    const word = wordAt(tokens, end, place)
    if (!word || !(term ? word.isNumber : hasDigit(tokens, word))) break
    end = word.end
  }
  const [start, stop] = [tokens[from]!.start, tokens[end - 1]!.end]
  const value = written(tokens.slice(term?.end ?? from, end))
  if (value === '') return undefined
  return {
    locator: { label: term?.label ?? 'page', value },
    span: { start, end: start + rest.slice(start, stop).trimEnd().length },
    end: stop,
  }
}

/** The longest locator term from a token on that a value follows; `end` is the value's first token. */
function longestTerm(
  tokens: readonly Token[],
  from: number,
  terms: Terms,
  valueStarts: (token: number) => boolean,
): { label: string; end: number } | undefined {
  let found: { label: string; end: number } | undefined
  let form = ''
  for (let end = from; end < tokens.length && form.length <= LONGEST_TERM; ) {
    form += tokens[end++]!.text
    const label = labelOfTerm(form.trim()) ?? (terms === 'loose' ? labelOfLooseTerm(form.trim()) : undefined)
    if (label && valueStarts(end)) found = { label, end }
  }
  return found
}

/** A part of a locator's value: up to the token `end`. */
interface Word {
  readonly start: number
  readonly end: number
  /** It has a digit, or is in Roman numerals. */
  readonly isNumber: boolean
}

/** One word of a value, with the white space before it; later ones may have a comma or semicolon before that. */
function wordAt(tokens: readonly Token[], start: number, place: 'first' | 'later'): Word | undefined {
  let at = start
  if (place === 'later' && (tokens[at]?.text === ',' || tokens[at]?.text === ';')) at++
  if (tokens[at]?.isSpace) at++
  const from = at
  let isNumber = false
  for (;;) {
    const part = unitsAt(tokens, at) ?? enclosedAt(tokens, at)
    if (!part) break
    isNumber ||= part.isNumber
    at = part.end
  }
  return at > from ? { start, end: at, isNumber } : undefined
}

const CLOSING: ReadonlyMap<string, string> = new Map(Object.entries({ '(': ')', '[': ']', '{': '}' }))

/** `(a)`, `[3]` */
function enclosedAt(tokens: readonly Token[], start: number): Word | undefined {
  const closing = CLOSING.get(tokens[start]?.text ?? '')
  if (!closing) return undefined
  const inner = unitsAt(tokens, start + 1)
  const end = inner?.end ?? start + 1
  return tokens[end]?.text === closing
    ? { start, end: end + 1, isNumber: inner?.isNumber ?? false }
    : undefined
}

/** `1`, `1.2`, `.2`, `vi`, `33-35`, but not the full stop of `1.` */
function unitsAt(tokens: readonly Token[], start: number): Word | undefined {
  let end = unitAt(tokens, start)?.end ?? start
  let isNumber = unitAt(tokens, start)?.isNumber ?? false
  for (let next: Word | undefined; tokens[end]?.text === '.'; end = next.end) {
    next = unitAt(tokens, end + 1)
    if (!next) break
    isNumber ||= next.isNumber
  }
  return end > start ? { start, end, isNumber } : undefined
}

/** Roman numerals as a parser takes them: in falling order, all in one case. */
const ROMAN = /^(?=.)m*(?:cm)?d?(?:cd)?c*(?:xc)?l?(?:xl)?x*(?:ix)?v?(?:iv)?i*$/

function unitAt(tokens: readonly Token[], start: number): Word | undefined {
  const first = tokens[start]?.text
  if (first === undefined) return undefined
  if (ROMAN.test(first) || (first === first.toUpperCase() && ROMAN.test(first.toLowerCase())))
    return { start, end: start + 1, isNumber: true }
  let end = start
  while (
    end < tokens.length &&
    !tokens[end]!.isSpace &&
    (!tokens[end]!.isMark || /[-–]/.test(tokens[end]!.text))
  )
    end++
  if (end === start) return undefined
  const word = { start, end }
  return { ...word, isNumber: hasDigit(tokens, word) }
}

function hasDigit(tokens: readonly Token[], word: Span | undefined): boolean {
  return word !== undefined && tokens.slice(word.start, word.end).some(({ text }) => /\d/.test(text))
}

/** White space becomes one space each; emphasis goes. */
function written(tokens: readonly Token[]): string {
  return tokens
    .map(({ text }) => (text.length > 1 ? text.replace(/^[*_]|[*_]$/g, '') : text))
    .join('')
    .trim()
}
