import type { Span } from '../../base/span.ts'
import type { People } from './people.ts'

/** What one person says in a transcript, from one label (`MS. PSAKI:`) to the next. */
export interface Turn extends Span {
  /** As fully named as the text knows; none for a label that names nobody (`Q`). */
  readonly speaker: string | undefined
}

/** So many labels make a text a transcript. */
const LABELS = 2
/** `MS. PSAKI:`, `THE PRESIDENT:`, and the reporters' `Q`. */
const LABEL = /^(?:(?<name>\p{Lu}[\p{Lu}\p{M}.’' -]{1,40})(?:\s\([^)\n]{1,60}\))?:|Q(?::|\s\s))\s/u

/** The turns of a transcript, in order; of any other text, none. */
export function turnsOf(text: string, paragraphs: readonly Span[], people: () => People): Turn[] {
  const labels = paragraphs.flatMap(paragraph => {
    const found = LABEL.exec(text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + 120)))
    return found ? [{ start: paragraph.start, name: found.groups?.name }] : []
  })
  if (labels.length < LABELS) return []
  return labels.map(({ start, name }, k) => ({
    start,
    end: labels[k + 1]?.start ?? paragraphs.at(-1)!.end,
    speaker: name && people().fullName(inSmallLetters(name)),
  }))
}

/** `MS. PSAKI` as a text would name her: `Ms. Psaki`. */
function inSmallLetters(name: string): string {
  return name.replace(/(?<=\p{L})\p{Lu}+/gu, letters => letters.toLowerCase())
}
