/** What a query says of where to look: `in:smith-2024`, `speaker:"Jane Smith"`, `after:2025`. */
export interface Filters {
  /** The query without them. */
  readonly text: string
  /** Citekeys, or what else a source is found by. */
  readonly sources: readonly string[]
  readonly speakers: readonly string[]
  /** Dated so or later, as `2025`, `2025-03` or `2025-03-14`; the last one counts. */
  readonly after: string | undefined
  /** Dated earlier. */
  readonly before: string | undefined
}

export type FilterName = 'in' | 'speaker' | 'after' | 'before'

/** A closing mark may be missing, since queries are read while they are typed. */
const FILTER = /(?<=^|\s)(in|speaker|after|before):(?:["“]([^"”]*)["”]?|([^\s"“]+))\s?/giu
const DATE = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/
/** A query that is one phrase by the letter. */
const EXACT = /^["“]([^"”]*)["”]?$/

export function readFilters(query: string): Filters {
  const found: Record<FilterName, string[]> = { in: [], speaker: [], after: [], before: [] }
  const text = query.replace(FILTER, (_, name: string, quoted?: string, plain?: string) => {
    const value = (quoted ?? plain ?? '').trim()
    if (value !== '') found[name.toLowerCase() as FilterName].push(value)
    return ''
  })
  // A date that is still being typed says nothing yet.
  const date = (values: readonly string[]) => values.findLast(value => DATE.test(value))
  const { in: sources, speaker: speakers } = found
  return { text, sources, speakers, after: date(found.after), before: date(found.before) }
}

export function unfiltered(text: string): Filters {
  return { text, sources: [], speakers: [], after: undefined, before: undefined }
}

/** The query with a filter in front, or without those of that name where it has some. */
export function toggleFilter(query: string, name: FilterName, value: string): string {
  const without = query.replace(FILTER, (whole, found: string) => (found.toLowerCase() === name ? '' : whole))
  if (without !== query) return without.trimStart()
  const written = /[\s"“”]/.test(value) ? `"${value.replace(/["“”]/g, '')}"` : value
  return `${name}:${written}${value === '' ? '' : ' '}${query.trimStart()}`
}

/** The query with its words in quotation marks, which demand them by the letter; without those where it has some. */
export function toggleExact(query: string): string {
  const { text } = readFilters(query)
  const words = text.trim()
  const filters = query.match(FILTER)?.map(filter => filter.trim()) ?? []
  const toggled = EXACT.exec(words)?.[1] ?? `"${words.replace(/["“”]/g, '')}"`
  return [...filters, toggled].join(' ')
}
