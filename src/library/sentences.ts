import type { Span } from '../base/span.ts'
import { trim } from './paragraphs.ts'

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })

/** A full stop after one of these does not end a sentence. */
const ABBREVIATION =
  /(?:^|[\s(“‘"'])(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|St|Jr|Sr|Inc|Ltd|Corp|Co|vs|etc|No|Nos|Fig|p|pp|para|paras|cf|al|e\.g|i\.e|U\.S|U\.K|U\.N|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|[A-Z])\.\s*$/

/**
 * The sentences of one paragraph, as spans of the whole text. `Intl.Segmenter` proposes; a border is taken back
 * after an abbreviation and before a small letter. It must only ever see a paragraph: it is quadratic on long
 * texts, and takes a line end for a border, so those are shown to it as spaces.
 */
export function sentencesOf(text: string, paragraph: Span): Span[] {
  const inner = text.slice(paragraph.start, paragraph.end).replace(/[\r\n]/g, ' ')
  const sentences: Span[] = []
  for (const { segment, index } of segmenter.segment(inner)) {
    const span = { start: paragraph.start + index, end: paragraph.start + index + segment.length }
    const open = sentences.at(-1)
    if (open && (ABBREVIATION.test(text.slice(open.start, open.end)) || /^\W*\p{Ll}/u.test(segment))) {
      sentences[sentences.length - 1] = { start: open.start, end: span.end }
    } else {
      sentences.push(span)
    }
  }
  return sentences.map(span => trim(text, span)).filter(span => span.end > span.start)
}

/** Title for a source that has none: its first sentence, shortened at a word to at most `limit` characters. */
export function firstSentence(text: string, paragraphs: readonly Span[], limit = 80): string {
  const first = paragraphs[0]
  if (!first) return ''
  // A first sentence longer than this is shortened anyway, so the segmenter need not see more.
  const opening = { start: first.start, end: Math.min(first.end, first.start + 1_000) }
  const sentence = sentencesOf(text, opening)[0] ?? opening
  const words = text.slice(sentence.start, sentence.end).replace(/\s+/g, ' ')
  if (words.length <= limit) return words
  const cut = words.lastIndexOf(' ', limit - 1)
  return `${words.slice(0, cut > limit / 2 ? cut : limit - 1)}…`
}
