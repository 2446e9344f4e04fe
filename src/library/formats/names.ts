import type { Item, Name } from '../source.ts'

/** A name as people write it. Only a comma tells surely which part is the family's; else the name stays whole. */
export function personOf(written: string): Name {
  const name = written
    .replace(/^by\s+/i, '')
    .replace(/\s+/g, ' ')
    .trim()
  const parts = /^([^,]+),\s*([^,]+)$/.exec(name)
  return parts && !/\b(?:Inc|Ltd|LLC|Jr|Sr|PhD|MD)\.?$/.test(name)
    ? { family: parts[1]!, given: parts[2]! }
    : { literal: name }
}

/** `2024`, `2024-03`, `2024/3/5`, `2024-03-05T10:00:00Z` and the PDF's `D:20240305…`; anything else as written. */
export function dateOf(written: string | undefined): Item['issued'] {
  const text = written?.trim()
  if (!text) return undefined
  const parts =
    /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:$|[T\s])/.exec(text) ??
    /^D:(\d{4})(\d\d)?(\d\d)?/.exec(text)
  if (!parts) return { raw: text }
  return { 'date-parts': [parts.slice(1, 4).filter(Boolean).map(Number)] }
}
