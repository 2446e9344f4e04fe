import { contains, hull, overlapping, type Span } from '../base/span.ts'
import { trim } from '../library/paragraphs.ts'
import { parseLocator } from './locator.ts'
import type { Citation, CitationItem } from './model.ts'
import type { Paragraph, Reading } from './reading.ts'
import type { SourceNames } from './sourceNames.ts'

/**
 * The references in the notes of a reading that are written out, as `Jane Marlow, ‘The Tides’, 2019, p. 4`, and name
 * one work of the library and no other.
 */
export function writtenReferences(reading: Reading, names: SourceNames): Citation[] {
  const { prose, citations, paragraphs, inlineNotes } = reading
  const inline = inlineNotes.map(({ start, end }) => ({ start: start + 1, end: end - 1 }))
  return [...paragraphs.filter(isNote).map(({ lines }) => hull(lines)), ...inline]
    .flatMap(note => referencesIn(prose, note))
    .filter(reference => overlapping(citations, citation => citation, reference).length === 0)
    .flatMap(reference => citationBy(prose, reference, names) ?? [])
    .sort((a, b) => a.start - b.start)
}

/** Whether a reading has notes in which something might be written out. */
export function hasNotes({ paragraphs, inlineNotes }: Reading): boolean {
  return inlineNotes.length > 0 || paragraphs.some(isNote)
}

function isNote({ note }: Paragraph): boolean {
  return note !== undefined
}

/** The parts of a note between semicolons, and from one “See” to the next. A longer note is a text, and names nothing. */
function referencesIn(prose: string, note: Span): Span[] {
  if (note.end - note.start > LONGEST) return []
  const parts: Span[] = []
  let start = note.start
  for (const found of prose.slice(note.start, note.end).matchAll(BETWEEN)) {
    parts.push({ start, end: note.start + found.index })
    start = note.start + found.index + found[0].length
  }
  return [...parts, { start, end: note.end }].filter(part =>
    /[\p{L}\p{N}]/u.test(prose.slice(part.start, part.end)),
  )
}

const BETWEEN = /;|\.\s+(?=(?:see|cf|compare|also)\b)/gi
/** UTF-16 units. */
const LONGEST = 2_000

const MARKED = /[“„«"]([^“”„«»"]+)[”“»"]|[‘‚](.+?)[’‘](?![\p{L}\p{N}])|([*_]+)([^*_]+)\3/dgu

function citationBy(prose: string, reference: Span, names: SourceNames): Citation | undefined {
  const text = prose.slice(reference.start, reference.end)
  const marked = [...text.matchAll(MARKED)].map(({ indices }): Span => {
    const [start, end] = (indices![1] ?? indices![2] ?? indices![4])!
    return { start: reference.start + start, end: reference.start + end }
  })
  const naming = names.named(prose, reference, marked)
  if (!naming) return undefined
  // A title's marks, or the bracket behind a year, belong to it.
  const start = naming.start - /["“„«‘‚*_]*$/.exec(prose.slice(reference.start, naming.start))![0].length
  const end = naming.end + /^(?:[.,]?[”“»"’‘*_)\]]+)?/.exec(prose.slice(naming.end, reference.end))![0].length
  const { locator, span } = locatorIn(prose, { start: end, end: reference.end })
  const all = trim(prose, reference)
  const whole = { start, end: Math.max(end, span?.end ?? end) }
  const item: CitationItem = {
    ...whole,
    citekey: naming.citekey,
    keySpan: { start, end },
    isWritten: true,
    mode: 'parenthetical',
    prefix: wordsIn(prose, all.start, whole.start),
    locator,
    locatorSpan: span,
    suffix: wordsIn(prose, whole.end, all.end).replace(/^[\s.,]+|[\s.]+$/g, ''),
  }
  return { ...whole, items: [item], isInNote: true }
}

function wordsIn(prose: string, start: number, end: number): string {
  return prose
    .slice(start, end)
    .replace(/\u0000+/g, ' ')
    .trim()
}

/** A locator with its term, or a bare number at the end, which is a page unless it is a year. */
function locatorIn(prose: string, rest: Span): Pick<ReturnType<typeof parseLocator>, 'locator' | 'span'> {
  const parts = [...prose.slice(rest.start, rest.end).matchAll(/[^,:]+/g)].map(({ 0: part, index }) => {
    return { part, start: rest.start + index, ...parseLocator(part, 'loose') }
  })
  const found =
    parts.find(({ part, locator }) => locator && !/^\s*\d/.test(part)) ??
    parts.slice(-1).find(({ part, locator }) => locator && !/^\s*(?:1[5-9]|20)\d\d\b/.test(part))
  const span = found?.span && { start: found.start + found.span.start, end: found.start + found.span.end }
  return span && contains(rest, span)
    ? { locator: found.locator, span }
    : { locator: undefined, span: undefined }
}
