import type { Span } from '../base/span.ts'
import type { Locator } from '../library/source.ts'

/** The locator terms of CSL's English locale with their short forms, as Pandoc reads them. */
const TERMS: Record<string, readonly string[]> = {
  book: ['book', 'books', 'bk.', 'bks.'],
  chapter: ['chapter', 'chapters', 'chap.', 'chaps.'],
  column: ['column', 'columns', 'col.', 'cols.'],
  figure: ['figure', 'figures', 'fig.', 'figs.'],
  folio: ['folio', 'folios', 'fol.', 'fols.'],
  number: ['number', 'numbers', 'no.', 'nos.'],
  line: ['line', 'lines', 'l.', 'll.'],
  note: ['note', 'notes', 'n.', 'nn.'],
  opus: ['opus', 'opera', 'op.', 'opp.'],
  page: ['page', 'pages', 'p.', 'pp.'],
  paragraph: ['paragraph', 'paragraphs', 'para.', 'paras.', '¶', '¶¶'],
  part: ['part', 'parts', 'pt.', 'pts.'],
  section: ['section', 'sections', 'sec.', 'secs.', '§', '§§'],
  'sub-verbo': ['sub verbo', 'sub verbis', 's.v.', 's.vv.'],
  verse: ['verse', 'verses', 'v.', 'vv.'],
  volume: ['volume', 'volumes', 'vol.', 'vols.'],
}

const labelOf = new Map(
  Object.entries(TERMS).flatMap(([label, forms]) => forms.map(form => [form, label] as const)),
)
const forms = [...labelOf.keys()].sort((a, b) => b.length - a.length).map(form => form.replace(/[.]/g, '\\.'))
const TERM = new RegExp(`^(?:${forms.join('|')})(?![\\p{L}])`, 'u')

/** A number in digits or Roman numerals, or a word with digits in it; ranges and lists of such. */
const UNIT = '(?:[\\p{L}]*\\p{N}[\\p{L}\\p{N}:.]*(?<![:.])|[ivxlcdmIVXLCDM]+(?![\\p{L}]))'
const VALUE = new RegExp(`^${UNIT}(?:\\s*[-–—]+\\s*${UNIT}|\\s*,\\s*${UNIT})*`, 'u')

export interface ParsedLocator {
  readonly locator: Locator | undefined
  /** Of the text given, label included; `undefined` where there is no locator. */
  readonly span: Span | undefined
  /** Where the suffix starts. */
  readonly end: number
}

/**
 * What follows a citekey: an optional comma, then a locator, bare or in braces, then the suffix. A value without
 * a term is a page.
 */
export function parseLocator(rest: string): ParsedLocator {
  const lead = /^\s*,?\s*/.exec(rest)![0].length
  const none = { locator: undefined, span: undefined, end: 0 }
  if (rest[lead] === '{') {
    const close = rest.indexOf('}', lead)
    if (close < 0) return none
    const inside = rest.slice(lead + 1, close).trim()
    if (inside === '') return { ...none, end: close + 1 }
    const term = TERM.exec(inside)?.[0]
    const value = inside.slice(term?.length ?? 0).trim()
    return {
      locator: { label: labelOf.get(term ?? 'p.')!, value },
      span: { start: lead, end: close + 1 },
      end: close + 1,
    }
  }
  const term = TERM.exec(rest.slice(lead))?.[0] ?? ''
  const gap = /^\s*/.exec(rest.slice(lead + term.length))![0].length
  const from = lead + term.length + gap
  const value = VALUE.exec(rest.slice(from))?.[0]
  const isBare = term === ''
  if (
    value === undefined ||
    (isBare && !/^\s*,/.test(rest) && !/^\p{N}/u.test(value)) ||
    (isBare && !/\p{N}/u.test(value))
  ) {
    return none
  }
  const end = from + value.length
  return { locator: { label: labelOf.get(term || 'p.')!, value }, span: { start: lead, end }, end }
}

/** `{label: 'paragraph', value: '3'}` as people write it: `para. 3`. */
export function writeLocator(locator: Locator): string {
  const isMany = /[-–,]/.test(locator.value)
  const short: Record<string, readonly [string, string]> = {
    paragraph: ['para.', 'paras.'],
    page: ['p.', 'pp.'],
    line: ['l.', 'll.'],
    verse: ['v.', 'vv.'],
    section: ['sec.', 'secs.'],
    chapter: ['chap.', 'chaps.'],
  }
  const term = short[locator.label]?.[isMany ? 1 : 0] ?? locator.label
  return `${term} ${locator.value}`
}
