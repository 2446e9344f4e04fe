import type { Settings } from '../base/settings.ts'
import { contains, type Span } from '../base/span.ts'
import { sentencesOf } from '../library/sentences.ts'
import type { SourceText } from '../library/source.ts'
import { passageAt } from './passage.ts'

type Profile = Settings['check']['style']

/** What stands for words left out at the end of a sentence; `ap` would rather have nothing marked, nor left out. */
const ELLIPSES: Readonly<Record<Profile, string>> = { standard: '…', chicago: '. . .', apa: '. . .', ap: '' }

/**
 * The paragraphs of a quotation as a writer may give them: where a sentence is broken off an ellipsis says so, and where
 * a sentence of the draft begins in the middle of one, its first letter is a capital in brackets. A sentence that ends
 * where the source's own quotation does is whole.
 */
export function cutShort(
  text: SourceText,
  span: Span,
  paragraphs: readonly string[],
  profile: Profile,
  startsSentence: boolean,
): string[] {
  const ellipsis = ELLIPSES[profile]
  const last = paragraphs.length - 1
  return paragraphs.map((paragraph, i) => {
    const opened = i === 0 && startsSentence && ellipsis !== '' ? bracketed(paragraph) : paragraph
    if (i < last || ellipsis === '' || !isBrokenOff(text, span)) return opened
    return `${opened
      .trimEnd()
      .replace(/[,;:—–-]+$/, '')
      .trimEnd()} ${ellipsis}`
  })
}

/** `[G]ood friends` */
function bracketed(paragraph: string): string {
  return paragraph.replace(/^\p{Ll}(?=\p{Ll}*(?:\s|$|[,;]))/u, letter => {
    const capital = letter.toUpperCase()
    return capital.length === letter.length ? `[${capital}]` : letter
  })
}

/** Whether the sentence goes on behind the span, and the direct quote too that holds it. */
function isBrokenOff(source: SourceText, span: Span): boolean {
  const { text } = source.map
  const end = { start: span.end - 1, end: span.end }
  const paragraph = source.paragraphs.find(one => contains(one, end))
  const sentence = paragraph && sentencesOf(text, paragraph).find(one => contains(one, end))
  const { quoted } = passageAt(source, span)
  const whole = Math.min(sentence?.end ?? span.end, quoted?.end ?? Number.POSITIVE_INFINITY)
  return /[\p{L}\p{N}]/u.test(text.slice(span.end, whole))
}
