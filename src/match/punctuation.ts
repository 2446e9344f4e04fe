import type { Span } from '../base/span.ts'
import { isAbbreviation } from './houseStyle.ts'
import type { Gap } from './units.ts'

export type PunctuationLikeness = 'same' | 'house-style' | 'quotation-marks' | 'other'

/** The word before a gap, the one before that and the one after, so far as there are any. */
export type Neighbours = readonly [word: string, before: string, after: string]

/** How like the punctuation between two words is. */
export function likenessOfGaps(
  draft: Gap,
  source: Gap,
  around: { readonly draft: Neighbours; readonly source: Neighbours },
): PunctuationLikeness {
  // Lines of verse are set off by strokes when they are quoted in running text.
  if (source.brackets !== draft.brackets) return 'other'
  const isVerse = source.breaksLine && draft.marks !== source.marks
  const marks = isVerse ? draft.marks.replace(/\/{1,2}/, '') : draft.marks
  if (marks === source.marks) {
    if (draft.hasQuotes === source.hasQuotes) return 'same'
    return draft.hasQuotes || source.startsWithPrime ? 'other' : 'quotation-marks'
  }
  const isAbbreviated = isAbbreviation(...around.draft) || isAbbreviation(...around.source)
  const rest = (text: string) => text.replace(/^\./, '')
  return isAbbreviated && rest(marks) === rest(source.marks) ? 'house-style' : 'other'
}

/** Marks that may be dropped, moved or exchanged for one another where a quotation ends. */
const FINAL = /[.,;:]/g

/** How like the punctuation after a quotation's last word is to what the source has there. */
export function likenessOfEnds(draft: Gap, source: Gap): 'same' | 'final-punctuation' | 'other' {
  if (draft.marks === '' || source.marks.startsWith(draft.marks)) return 'same'
  const [own, theirs] = [draft.marks.replace(FINAL, ''), source.marks.replace(FINAL, '')]
  if (own !== '') return theirs.startsWith(own) ? 'final-punctuation' : 'other'
  return /^[!?]/.test(theirs) ? 'other' : 'final-punctuation'
}

/** `12(b)(3)`: the number of a section with those of its parts. */
const REFERENCE = /^[^\s\p{L}\p{N}]*\p{N}+(?:\.\p{N}+)*(?:\((?:\p{N}{1,2}|\p{L}|[ivx]{2,4})\))+/u

/** What of the number of a section, with those of its parts, stands behind an offset inside it: that makes it another one. */
export function restOfReference(text: string, offset: number): Span | undefined {
  const start = text.slice(Math.max(0, offset - LONGEST_REFERENCE), offset).search(/\S+$/)
  if (start < 0) return undefined
  const from = Math.max(0, offset - LONGEST_REFERENCE) + start
  const reference = REFERENCE.exec(text.slice(from, from + LONGEST_REFERENCE))?.[0]
  const end = from + (reference?.length ?? 0)
  return text.slice(offset, end).includes('(')
    ? { start: text[offset] === ')' ? offset + 1 : offset, end }
    : undefined
}

/** In characters. */
const LONGEST_REFERENCE = 40

/** Whether a question or exclamation mark beside an ellipsis or interruption is one of the source's. */
export function isAtBreak(draft: Gap, beforeBreak: Gap, afterBreak: Gap): boolean {
  const own = draft.marks.replace(/[^!?]/g, '')
  return [...own].every(mark => (beforeBreak.marks + afterBreak.marks).includes(mark))
}
