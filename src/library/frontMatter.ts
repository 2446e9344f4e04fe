import { parseDocument } from 'yaml'
import type { Item, Name } from './source.ts'

/** How deep aliases may multiply: front matter needs none, and a bomb of them must cost nothing. */
const MAX_ALIASES = 50

/** The metadata of a Markdown source's front matter (`lines` of the file's start), or what is wrong with it. */
export function readFrontMatter(
  yaml: string,
): { item: Omit<Item, 'id'> & { id?: string } } | { error: string } {
  const document = parseDocument(yaml, { logLevel: 'silent' })
  const fault = document.errors[0]
  if (fault) return { error: `front matter: ${fault.message.split('\n')[0]}` }
  let values: unknown
  try {
    values = document.toJS({ maxAliasCount: MAX_ALIASES })
  } catch (thrown) {
    return { error: `front matter: ${(thrown as Error).message}` }
  }
  const given = new Map(Object.entries(typeof values === 'object' && values !== null ? values : {}))
  const text = (...keys: string[]) => {
    const value = keys.map(key => given.get(key)).find(v => typeof v === 'string' || typeof v === 'number')
    return value === undefined ? undefined : String(value).replace(/\s+/g, ' ').trim() || undefined
  }
  const issued = dateOf(given.get('date') ?? given.get('issued') ?? given.get('published'))
  return {
    item: withoutUndefined({
      id: text('citekey', 'citation-key', 'id'),
      type: text('type') ?? 'document',
      title: text('title'),
      author: namesOf(given.get('author') ?? given.get('authors')),
      issued,
      publisher: text('publisher'),
      'container-title': text('container-title', 'publication', 'site'),
      URL: text('url', 'URL', 'source_url', 'link'),
    }),
  }
}

function namesOf(value: unknown): Name[] | undefined {
  const list = Array.isArray(value) ? value : value === undefined ? [] : [value]
  const names = list.flatMap((entry): Name[] => {
    if (typeof entry === 'string' && entry.trim()) return [{ literal: entry.trim() }]
    if (typeof entry !== 'object' || entry === null) return []
    const { family, given, literal, name } = entry as Record<string, unknown>
    if (typeof family === 'string') return [typeof given === 'string' ? { family, given } : { family }]
    const whole = typeof literal === 'string' ? literal : name
    return typeof whole === 'string' ? [{ literal: whole }] : []
  })
  return names.length > 0 ? names : undefined
}

function dateOf(value: unknown): Item['issued'] {
  const written =
    value instanceof Date ? value.toISOString() : typeof value === 'number' ? String(value) : value
  if (typeof written !== 'string' || !written.trim()) return undefined
  const parts = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:$|[T\s])/.exec(written.trim())
  if (!parts) return { raw: written.trim() }
  return { 'date-parts': [parts.slice(1).filter(Boolean).map(Number)] }
}

function withoutUndefined<T extends object>(object: T): T {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T
}
