import { parseArgs } from 'node:util'
import { sentencesOf } from '../src/library/sentences.ts'
import type { Service } from '../src/service/service.ts'

/** `--corpus DIR [--quotations 2000] [--altered 10]` of the command line. Throws without a corpus. */
export function longDraftOptions() {
  const { values } = parseArgs({
    options: {
      corpus: { type: 'string' },
      quotations: { type: 'string', default: '2000' },
      altered: { type: 'string', default: '10' },
    },
  })
  const { corpus, quotations, altered } = values
  if (!corpus) throw new Error('Say where the texts are: --corpus DIR [--quotations N] [--altered N]')
  return { corpus, quotations: Number(quotations), altered: Number(altered) }
}

/** Paragraphs that each quote a sentence of some source, one in so many with a word changed. */
export async function quotingParagraphs(service: Service, count: number, altered: number): Promise<string[]> {
  const paragraphs: string[] = []
  const { sources } = service.library
  for (let k = 0; paragraphs.length < count; k++) {
    const source = sources[(k * 7) % sources.length]!
    const text = await service.library.text(source)
    const paragraph = text?.paragraphs[k % (text.paragraphs.length || 1)]
    const sentence = paragraph && sentencesOf(text.map.text, paragraph)[0]
    if (!sentence || sentence.end - sentence.start < 60 || sentence.end - sentence.start > 400) continue
    const words = text.map.text
      .slice(sentence.start, sentence.end)
      .replace(/[\s“”"[\]*_]+/g, ' ')
      .trim()
    const quoted = paragraphs.length % altered > 0 ? words : words.replace(/ (\S+) /, ' otherwise ')
    paragraphs.push(`They wrote about it at some length, and said: “${quoted}” [@${source.citekey}].`)
  }
  return paragraphs
}

/** What a writer does next; the paragraphs after it all move along. */
export const changes = (citekey: string): Readonly<Record<string, (paragraph: string) => string>> => ({
  'a word put into a quotation': paragraph => paragraph.replace('“', '“Otherwise '),
  'a letter typed before it': paragraph => paragraph.replace('They', 'Theyy'),
  'another citation': paragraph => paragraph.replace(/\[@[^\]]+\]/, `[@${citekey}]`),
  'a paragraph put in': paragraph => `Nobody had heard of it.\n\n${paragraph}`,
})

/** The paragraph that is changed in a round. */
export const changedParagraph = (round: number, count: number) => (round * 31 + 7) % count

export function tellTimes(name: string, times: readonly number[]): void {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor(sorted.length * share)]!.toFixed(1)
  console.log(
    `${name}: median ${at(0.5)}, 95th percentile ${at(0.95)}, longest ${sorted.at(-1)!.toFixed(1)} ms`,
  )
}
