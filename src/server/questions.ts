import { t } from '../base/l10n.ts'
import { messageOf } from '../base/log.ts'
import type { FetchPage } from '../service/newSource.ts'
import type { On } from './answers.ts'
import type { Feature } from './languageFeatures.ts'
import { newSource } from './newSource.ts'
import { asDocument, rangeIn, spanIn, toExtent, toQuoteSummary, toSearchResult } from './toLsp.ts'

interface Questioned extends Feature {
  /** The text of a source or a bibliography; `undefined` when it is gone. */
  readonly textOf: (uri: string) => Promise<string | undefined>
  readonly fetchPage: FetchPage
}

/** Answers the questions of the extension about the library, and about what a draft cites. */
export function answerQuestions(on: On, asked: Questioned): void {
  const { service, documents, draftOf, shown, openedUri, fileOf, textOf, fetchPage } = asked

  on('verbatim/search', async ({ query, typing }, token) => {
    const { results, elapsedMs } = await service.search({ query, typing, token })
    const places = await Promise.all(results.map(result => toSearchResult(result, shown)))
    return { results: places, elapsedMs, sources: service.library.size }
  })
  on('verbatim/findSources', async ({ query }) =>
    service.findSources(query).map(source => ({ ...source, uri: openedUri(source.uri) })),
  )
  on('verbatim/rendering', async ({ uri }) => {
    const text = await textOf(fileOf(uri))
    return text === undefined ? null : { text }
  })
  on('verbatim/sourceTree', async ({ query }, token) => {
    const { sources, isComplete } = await service.sourceTree(query, token)
    return { sources: sources.map(source => ({ ...source, uri: openedUri(source.uri) })), isComplete }
  })
  on('verbatim/quotesOf', async params => {
    const source = service.library.byUri(fileOf(params.uri))
    const text = source && (await service.library.text(source))
    if (!text) return []
    const document = asDocument(openedUri(source.uri), text.raw)
    return (await service.quotesOfSource(source)).map(quote => toQuoteSummary(document, quote))
  })
  on('verbatim/extent', async ({ range, step, ...place }) => {
    const uri = fileOf(place.uri)
    const document = asDocument(place.uri, (await textOf(uri)) ?? '')
    const found = await service.extent({ uri, quotation: spanIn(document, range), step })
    return found ? toExtent(document, found) : null
  })
  on('verbatim/insertion', async ({ range, ...params }) => {
    const uri = fileOf(params.uri)
    const document = asDocument(uri, (await textOf(uri)) ?? '')
    const quotation = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) }
    return (await service.insertion({ ...params, uri, quotation })) ?? null
  })
  on('verbatim/insertBibliography', async ({ uri }, token) => {
    const document = documents.get(uri)
    if (!document) return { fault: t`Open the draft first.` }
    const draft = draftOf(document)
    await service.library.settled
    if (token.isCancellationRequested) return { fault: 'It was cancelled.' }
    try {
      const { newText, unknown, ...span } = await service.insertBibliography(draft)
      return { range: rangeIn(asDocument(uri, draft.text), span), newText, unknown }
    } catch (thrown) {
      return { fault: `${messageOf(thrown)}.` }
    }
  })
  on('verbatim/references', async ({ uri, format }) => {
    const document = documents.get(uri)
    if (!document) return { fault: t`Open the draft first.` }
    await service.library.settled
    // Formats for other programs are written in no style, so any will do.
    return service.references([draftOf(document)], { format, style: { name: 'apa' } })
  })
  on('verbatim/renderedCitations', async ({ uri }, token) => {
    const document = documents.get(uri)
    // A style that does not exist is told by the command that writes a bibliography: a preview asks at every change.
    return document ? service.renderedCitations(draftOf(document), token).catch(() => null) : null
  })
  on('verbatim/newSource', (given, token) => newSource(service, given, fetchPage, token))
  on('verbatim/comparison', async ({ uri, position }) => {
    const document = documents.get(uri)
    return (document && (await service.comparison(draftOf(document), document.offsetAt(position)))) ?? null
  })
}
