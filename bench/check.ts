/**
 * How long a long draft takes: `node bench/check.ts --corpus DIR [--quotations 2000]`. The draft quotes sentences of
 * the sources, one in so many with a change (`--altered 10`); then one paragraph is changed in one way or another and the
 * draft is checked again, sixty times each.
 * Times are processor time of the thread that checks, in ms; of them `parse` is the reading of the draft.
 */
import { readCorpus } from '../eval/corpus.ts'
import { MemoryWorkspace } from '../src/base/memoryWorkspace.ts'
import { createService } from '../src/service/service.ts'
import { changedParagraph, changes, longDraftOptions, quotingParagraphs, tellTimes } from './longDraft.ts'

const options = longDraftOptions()
const corpus = readCorpus(options.corpus)
const service = createService(
  new MemoryWorkspace(Object.fromEntries(corpus.texts.map((text, i) => [`seeds/s${i}.md`, text]))),
)
await service.library.refresh()
// A warm index is one that has been tidied, as one from the store is.
while (service.tidy(1000));

const { sources } = service.library
const paragraphs = await quotingParagraphs(service, options.quotations, options.altered)

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

for (const [name, change] of Object.entries(changes(sources[0]!.citekey))) {
  const times: number[] = []
  for (let round = 0; round < 60; round++) {
    const at = changedParagraph(round, paragraphs.length)
    paragraphs[at] = change(paragraphs[at]!)
    times.push((await check(paragraphs.join('\n\n'))).ms)
  }
  tellTimes(name, times)
}
