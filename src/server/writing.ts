import { type CodeAction, CodeActionKind, type Range } from 'vscode-languageserver'
import { t } from '../base/l10n.ts'
import { contains } from '../base/span.ts'
import { writeLocator } from '../draft/locator.ts'
import type { On } from './answers.ts'
import type { Feature } from './languageFeatures.ts'
import type { DraftPlace } from './protocol.ts'
import { fileUri } from './renderings.ts'
import { asDocument, rangeIn, spanIn, toTextEdits } from './toLsp.ts'

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

  on('verbatim/convert', async ({ uri, range, to }, token) => {
    const document = documents.get(uri)
    if (!document || !checker.isDraft(document)) return { refused: t`Open the draft first.` }
    const [draft, selection] = [draftOf(document), spanIn(document, range)]
    const converted =
      to === 'shorter'
        ? await service.shorten(draft, selection, token)
        : to === 'typographic' || to === 'straight'
          ? service.convertMarks(draft, selection, to)
          : service.convert(draft, selection.end, to)
    return 'refused' in converted
      ? converted
      : { ...converted, edits: toTextEdits(asDocument(uri, draft.text), converted.edits) }
  })
}

/** The forms that the quotation at a selection can be given, and its being cut short by that selection. */
export function conversionActions(
  { service, documents, draftOf, checker }: Feature,
  uri: string,
  range: Range,
): CodeAction[] {
  const document = documents.get(uri)
  if (!document || !checker.isDraft(document)) return []
  const draft = draftOf(document)
  const { start, end } = spanIn(document, range)
  const forms = service.conversionsAt(draft, end).map(form => conversions()[form])
  const isWithin = start < end && draft.draft.quotations.some(one => contains(one, { start, end }))
  return isWithin
    ? [...forms, action(t`Shorten the quotation by what is selected`, 'verbatim.shortenQuotation')]
    : forms
}

const conversions = () => ({
  inline: action(t`Convert the quotation to inline`, 'verbatim.convertToInline'),
  block: action(t`Convert the quotation to a block quote`, 'verbatim.convertToBlock'),
  footnote: action(t`Put the citation into a footnote`, 'verbatim.convertToFootnote'),
})

function action(title: string, command: string): CodeAction {
  return { title, kind: CodeActionKind.RefactorRewrite, command: { title, command } }
}

/** A document that stands for a source names its file. */
function isUri(text: string): boolean {
  return text.trim().startsWith('verbatim-source:')
}
