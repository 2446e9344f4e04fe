import { type CancellationToken, neverCancelled } from '../base/cancellation.ts'
import { append } from '../base/lists.ts'
import { languageOfDraft } from '../draft/draftStyle.ts'
import type { Citation } from '../draft/model.ts'
import type { LoadChunk } from '../library/formats/format.ts'
import type { CitedItem, WrittenCitations } from '../library/references/request.ts'
import type { SourceText } from '../library/source.ts'
import { paragraphsAt, type Target, targetsOf } from './atOffset.ts'
import { inStyle } from './citationStyle.ts'
import { citedItems } from './citedItems.ts'
import type { Context, DraftDocument } from './context.ts'
import { detailsOf } from './describeItem.ts'
import { hasBibliography } from './insertBibliography.ts'
import { readRichText, type TextRun } from './richText.ts'
import { passageUrl } from './textFragment.ts'

/** What a preview of a draft shows for its citations. Nothing of it is escaped. */
export interface RenderedCitations {
  /** In the order of the text; one that names what nobody knows is left out, and so stays as it is written. */
  readonly citations: readonly RenderedCitation[]
  /** The references in the order of the style; none where the draft has its bibliography in it already. */
  readonly bibliography: readonly (readonly TextRun[])[]
}

export interface RenderedCitation {
  /** As the draft has it. */
  readonly written: string
  /** The line of the draft in which it begins, from 0. */
  readonly line: number
  /** As the style has it. */
  readonly runs: readonly TextRun[]
  /** The number of its note, where the style makes notes of citations and it does not stand in one. */
  readonly note?: number | undefined
  /** Line by line: what is cited, and the passage. */
  readonly tooltip: readonly string[]
  /** Where the passage can be read on the web; of several, that of the first. */
  readonly url?: string | undefined
}

/** A passage longer than this is cut in the tooltip. In UTF-16 units. */
const PASSAGE_CHARACTERS = 500

/** A draft's citations and references in the style of the setting. Throws, in words for the writer, when there is no such style. */
export async function renderedCitations(
  context: Context,
  load: LoadChunk,
  document: DraftDocument,
  token: CancellationToken = neverCancelled,
): Promise<RenderedCitations> {
  // A reference that is written out stays as it is.
  const cited = document.draft.citations.filter(citation => !citation.items[0]!.isWritten)
  const { items } = citedItems(
    context.library,
    cited.flatMap(citation => citation.items),
  )
  const numbers = new Map(items.map(({ id }, i) => [id, i]))
  const known = cited.filter(citation => citation.items.every(({ citekey }) => numbers.has(citekey)))
  if (known.length === 0) return { citations: [], bibliography: [] }
  const request = {
    items,
    language: languageOfDraft(document.text),
    citations: known.map(citation =>
      citation.items.map(({ citekey, mode, locator, prefix, suffix }): CitedItem => {
        return { item: numbers.get(citekey)!, mode, locator, prefix, suffix }
      }),
    ),
  }
  const written = await inStyle(context, style =>
    once(JSON.stringify({ ...request, style }), async () =>
      (await load('csl')).citations({ ...request, style }),
    ),
  )
  const citations: RenderedCitation[] = []
  let line = 0
  let counted = 0
  for (const [i, citation] of known.entries()) {
    if (token.isCancellationRequested) break
    line += document.text.slice(counted, citation.start).split('\n').length - 1
    counted = citation.start
    citations.push({
      written: document.text.slice(citation.start, citation.end),
      line,
      runs: readRichText(written.citations[i] ?? ''),
      note: written.areNotes && !citation.isInNote ? i + 1 : undefined,
      ...(await passagesOf(context, document, citation)),
    })
  }
  const isWritten = hasBibliography(document.text)
  return { citations, bibliography: isWritten ? [] : written.references.map(readRichText) }
}

let last: { readonly request: string; readonly written: Promise<WrittenCitations> } | undefined

/** A preview asks after each change of the draft, and most change no citation. */
function once(request: string, write: () => Promise<WrittenCitations>): Promise<WrittenCitations> {
  if (last?.request !== request) last = { request, written: write() }
  return last.written
}

async function passagesOf(
  context: Context,
  document: DraftDocument,
  { items }: Citation,
): Promise<Pick<RenderedCitation, 'tooltip' | 'url'>> {
  const lines: string[] = []
  let url: string | undefined
  for (const item of items) {
    const targets = await targetsOf(context, document, item)
    append(lines, targets.flatMap(targetLines))
    const [target] = targets
    if (target?.place) url ??= passageUrl(target.source.item, target.text, target.place)
    const entry = targets.length === 0 ? context.library.entry(item.citekey)?.item : undefined
    if (entry) lines.push([entry.title, detailsOf(entry)].filter(Boolean).join(' · '))
  }
  return { tooltip: lines, url }
}

function targetLines({ source, text, place, missing }: Target): string[] {
  const heading = [source.title, detailsOf(source.item)].filter(Boolean).join(' · ')
  const passage = place && paragraphsAt(text, place)?.span
  if (missing !== undefined) return [heading, missing]
  return passage ? [heading, excerpt(text, passage)] : [heading]
}

function excerpt({ map }: SourceText, { start, end }: { start: number; end: number }): string {
  const cut = map.text.slice(start, Math.min(end, start + PASSAGE_CHARACTERS)).replace(/\s+/g, ' ')
  return end - start > PASSAGE_CHARACTERS ? `${cut.slice(0, cut.lastIndexOf(' '))} …` : cut
}
