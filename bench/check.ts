/**
 * How long a long draft takes: `node bench/check.ts --corpus DIR [--quotations 2000]`. The draft quotes sentences of
 * the sources, one in so many with a change (`--altered 10`); then one paragraph is changed in one way or another and the
 * draft is checked again, sixty times each.
 * Times are processor time of the thread that checks, in ms; of them `parse` is the reading of the draft.
 */
import { parseArgs } from 'node:util'
import { readCorpus } from '../eval/corpus.ts'
import { MemoryWorkspace } from '../src/base/memoryWorkspace.ts'
import { sentencesOf } from '../src/library/sentences.ts'
import { createService } from '../src/service/service.ts'

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    quotations: { type: 'string', default: '2000' },
    altered: { type: 'string', default: '10' },
  },
})
if (!values.corpus) throw new Error('Usage: node bench/check.ts --corpus DIR [--quotations N]')

const corpus = readCorpus(values.corpus)
const service = createService(
  new MemoryWorkspace(Object.fromEntries(corpus.texts.map((text, i) => [`seeds/s${i}.md`, text]))),
)
await service.library.refresh()
// A warm index is one that has been tidied, as one from the store is.
while (service.tidy(1000));

const paragraphs: string[] = []
const sources = service.library.sources
for (let k = 0; paragraphs.length < Number(values.quotations); k++) {
  const source = sources[(k * 7) % sources.length]!
  const text = await service.library.text(source)
  const paragraph = text?.paragraphs[k % (text.paragraphs.length || 1)]
  const sentence = paragraph && sentencesOf(text.map.text, paragraph)[0]
  if (!sentence || sentence.end - sentence.start < 60 || sentence.end - sentence.start > 400) continue
  const words = text.map.text
    .slice(sentence.start, sentence.end)
    .replace(/[\s“”"[\]*_]+/g, ' ')
    .trim()
  const quoted =
    paragraphs.length % Number(values.altered) > 0 ? words : words.replace(/ (\S+) /, ' otherwise ')
  paragraphs.push(`They wrote about it at some length, and said: “${quoted}” [@${source.citekey}].`)
}

const check = async (draft: string) => {
  const document = service.draft('memory:/draft.md', 'markdown', draft)
  const start = process.threadCpuUsage()
  const parsing = document.draft.quotations.length > 0 && since(start)
  const { quotations, findings } = await service.check(document)
  return { ms: since(start), parse: parsing, quotations: quotations.length, findings: findings.length }
}

function since(start: NodeJS.CpuUsage): number {
  const { user, system } = process.threadCpuUsage(start)
  return Math.round((user + system) / 100) / 10
}

const draft = paragraphs.join('\n\n')
console.log(`${sources.length} sources, ${draft.split(/\s+/).length} words`)
console.log('first check', await check(draft))

/** What a writer does next; the paragraphs after it all move along. */
const CHANGES: Readonly<Record<string, (paragraph: string) => string>> = {
  'a word put into a quotation': paragraph => paragraph.replace('“', '“Otherwise '),
  'a letter typed before it': paragraph => paragraph.replace('They', 'Theyy'),
  'another citation': paragraph => paragraph.replace(/\[@[^\]]+\]/, `[@${sources[0]!.citekey}]`),
  'a paragraph put in': paragraph => `Nobody had heard of it.\n\n${paragraph}`,
}
for (const [name, change] of Object.entries(CHANGES)) {
  const times: number[] = []
  for (let k = 0; k < 60; k++) {
    const at = (k * 31 + 7) % paragraphs.length
    paragraphs[at] = change(paragraphs[at]!)
    times.push((await check(paragraphs.join('\n\n'))).ms)
  }
  times.sort((a, b) => a - b)
  console.log(`${name}: median ${times[30]}, 95th percentile ${times[57]}, longest ${times[59]} ms`)
}
