import { contains, type Span } from '../base/span.ts'
import { sentencesOf } from './sentences.ts'
import type { DirectQuote } from './source.ts'

const REPORTING_VERB =
  '(?:said|says|told|added|adds|declared|declaring|declares|stressed|stated|wrote|writes|argued|argues|warned|warns|' +
  'insisted|noted|asked|replied|announced|explained|called|promised|promise|vowed|claimed|praised|tweeted|acknowledged)'
const NAME_WORD = "\\p{Lu}(?:\\.|[\\p{L}'’-]*\\p{L})"
const NAME = `${NAME_WORD}(?:\\s+${NAME_WORD})*`

/** `” Xi said` and `,” said Xi Jinping` after a quote. */
const AFTER = [
  new RegExp(`^\\s*(${NAME})\\s+${REPORTING_VERB}\\b`, 'u'),
  new RegExp(`^\\s*${REPORTING_VERB}\\s+(${NAME})`, 'u'),
]
/** `Xi said: “` before a quote; up to a clause may stand between the name and the verb only after a comma. */
const BEFORE = new RegExp(`(?:^|[.,;:]\\s)(${NAME})\\s+${REPORTING_VERB}[^.“”]{0,40}$`, 'u')

/**
 * The direct quotes of a text: what stands between “ and ”, or between straight marks, within a paragraph. The
 * speaker is named only where a name and a reporting verb stand right beside the quote; in doubt there is none.
 */
export function directQuotes(text: string, paragraphs: readonly Span[]): DirectQuote[] {
  return paragraphs.flatMap(paragraph => {
    const quotes = quotedSpans(text, paragraph)
    if (quotes.length === 0) return []
    const sentences = sentencesOf(text, paragraph)
    return quotes.map(span => {
      const sentence = sentences.find(s => contains(s, { start: span.start, end: span.start })) ?? paragraph
      const speaker = speakerOf(text, span, { start: sentence.start, end: paragraph.end })
      return speaker === undefined ? { span } : { span, speaker }
    })
  })
}

function quotedSpans(text: string, paragraph: Span): Span[] {
  const inner = text.slice(paragraph.start, paragraph.end)
  return [...inner.matchAll(/“([^“”]+)”|(?<![\p{L}\p{N}])"([^"]+)"/gu)].map(found => ({
    start: paragraph.start + found.index + 1,
    end: paragraph.start + found.index + found[0].length - 1,
  }))
}

function speakerOf(text: string, quote: Span, within: Span): string | undefined {
  const after = text.slice(quote.end + 1, Math.min(within.end, quote.end + 100))
  for (const pattern of AFTER) {
    const name = pattern.exec(after)?.[1]
    if (name) return isName(name) ? name : undefined
  }
  const before = BEFORE.exec(text.slice(within.start, quote.start - 1))?.[1]
  return before && isName(before) ? before : undefined
}

function isName(words: string): boolean {
  return !/^(?:He|She|They|It|We|I|You|The|A|An|This|That|These|Those|One|Who|And|But|As|In|On|At)\b/.test(
    words,
  )
}
