import type { CancellationToken } from '../base/cancellation.ts'
import { writeLocator } from '../draft/locator.ts'
import type { Feature } from './languageFeatures.ts'
import type { DraftPlace, ServerRequests } from './protocol.ts'
import { fileUri } from './renderings.ts'
import { rangeIn } from './toLsp.ts'

export type Answer<M extends keyof ServerRequests> = (
  params: ServerRequests[M]['params'],
  token: CancellationToken,
) => Promise<ServerRequests[M]['result']>

type On = <M extends keyof ServerRequests>(method: M, answer: Answer<M>) => void

/** Answers the questions about what is being written into a draft. */
export function answerWriting(on: On, feature: Feature): void {
  const { service, documents, draftOf, checker, whenRead } = feature
  const at = ({ uri, position }: DraftPlace) => {
    const document = documents.get(uri)
    return document && checker.isDraft(document)
      ? { document, draft: draftOf(document), offset: document.offsetAt(position) }
      : undefined
  }

  on('verbatim/quotationCompletion', async (given, token) => {
    const place = at(given)
    if (!place) return []
    const look = () => service.quotationCompletion(place.draft, place.offset, token)
    let offered = await look()
    const reading = offered.length === 0 ? whenRead() : undefined
    if (reading) {
      // The editor asks once for each place and keeps the answer.
      await reading
      offered = token.isCancellationRequested ? [] : await look()
    }
    return offered.map(({ span, newText }) => ({ range: rangeIn(place.document, span), newText }))
  })

  on('verbatim/recognise', async (given, token) => {
    const text = isUri(given.text) ? fileUri(given.text.trim()) : given.text
    const found = await service.recognise({ ...given, text }, token)
    if (!found) return null
    const { kind, citekey, locator, insertion } = found
    return { kind, insertion, place: locator ? `${citekey}, ${writeLocator(locator)}` : citekey }
  })
}

/** A document that stands for a source names its file. */
function isUri(text: string): boolean {
  return text.trim().startsWith('verbatim-source:')
}
