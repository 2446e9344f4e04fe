import type { Service } from '../../src/service/service.ts'

/** What a writer has open while everything happens: cited, wrongly cited and uncited quotations. */
export const DRAFT = {
  uri: 'memory:/project/draft.md',
  language: 'markdown',
  text: `---
bibliography: refs.bib
---

“the harbour treaty” [@a], “seventeen ships before winter came” [@b, para. 1], “minister promised our budget vote” [@key].

She said “the harbour treaty minister promised seventeen ships”, and “winter came before” [@c; @roe-2024] [@nobody].
`,
}

const QUERIES = [
  'harbour treaty',
  'minister promised seventeen ships',
  'winter came',
  'budget',
  'speaker:Roe ships',
]

/** Everything that a library says to whoever asks, in an order that does not depend on how it came to know it. */
export async function everyAnswer(service: Service) {
  const found = []
  for (const query of QUERIES) {
    const { results } = await service.search({ query })
    const shown = results.map(({ citekey, path, title, start, end, score, locator, speaker }) => ({
      ...{ citekey, path, title, start, end, score, locator, speaker },
    }))
    // Equally good ones stand in the order in which their sources came into the library.
    found.push(shown.sort((a, b) => b.score - a.score || compare(a.path, b.path) || a.start - b.start))
  }
  const draft = service.draft(DRAFT.uri, DRAFT.language, DRAFT.text)
  const { quotations, findings } = await service.check(draft)
  const openLink = (uri: string) => uri
  const hover = await service.hover(draft, DRAFT.text.indexOf('@a') + 1, openLink)
  const { library } = service
  const texts = []
  for (const source of library.sources) texts.push((await library.text(source))?.raw)
  return {
    found,
    quotations,
    findings,
    hover,
    texts,
    sources: library.sources.map(({ id: _, ...source }) => source),
    size: library.size,
    entries: library.entriesWithoutText.map(({ citekey }) => citekey).sort(),
    likeRoe: service
      .findSources('roe')
      .map(({ citekey, path }) => `${citekey} ${path}`)
      .sort(),
    problems: library.problems.map(({ uri, message }) => `${uri} ${message}`).sort(),
    seriousProblems: library.seriousProblems,
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
