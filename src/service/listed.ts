import { type CancellationToken, neverCancelled, pacer } from '../base/cancellation.ts'
import type { Span } from '../base/span.ts'
import { REMOVED } from '../index/segment.ts'
import type { SourceText } from '../library/source.ts'
import { quotesOf, turnSpeaker } from '../library/speech/speech.ts'
import type { DocFilter } from '../match/allowedBlocks.ts'
import type { Found } from '../match/search.ts'
import type { Context } from './context.ts'
import { isSpeakerMeant } from './filters.ts'
import { speakerAt } from './places.ts'
import type { Filters } from './queryFilters.ts'

/**
 * What filters leave that stand alone: what those say who are asked for, or else the sources' paragraphs, of each
 * source as many as there is room for. In the order of paths and texts.
 */
export async function listed(
  context: Context,
  filters: Filters,
  filter: DocFilter,
  limit: number,
  token: CancellationToken = neverCancelled,
): Promise<Found[]> {
  const { library } = context
  const isSpeech = filters.speakers.length > 0
  // Where speakers are meant, a source may have their name and nothing that they say.
  const docs = await docsOf(context, filter, isSpeech ? Number.POSITIVE_INFINITY : limit, token)
  const share = isSpeech ? limit : Math.max(1, Math.floor(limit / docs.length))
  const found: Found[] = []
  for (const doc of docs) {
    if (found.length >= limit || token.isCancellationRequested) break
    const source = library.byId(doc)
    const text = source && (await library.text(source))
    if (!text) continue
    const places = isSpeech ? spoken(text, filters) : text.paragraphs
    for (const { start, end } of places.slice(0, share))
      found.push({ doc, start, end, spans: [{ start, end }], score: 1, kind: 'exact' })
  }
  return found.slice(0, limit)
}

/** The first so many documents that count, by path. */
async function docsOf(
  { passages, library }: Context,
  filter: DocFilter,
  most: number,
  token: CancellationToken,
): Promise<number[]> {
  const pause = pacer()
  const docs: number[] = []
  for (const segment of passages.view().segments) {
    for (const doc of segment.docs) {
      if (docs.length >= most || token.isCancellationRequested) break
      if (doc !== REMOVED && filter(doc)) docs.push(doc)
      await pause()
    }
  }
  const pathOf = (doc: number) => library.byId(doc)?.path ?? ''
  return docs.sort((one, other) => (pathOf(one) < pathOf(other) ? -1 : 1))
}

function spoken(text: SourceText, filters: Filters): Span[] {
  const quotes = quotesOf(text).filter(({ speaker }) => isSpeakerMeant(speaker, filters))
  const turns = text.paragraphs.filter(paragraph =>
    isSpeakerMeant(speakerAt(text, paragraph) ?? turnSpeaker(text, paragraph), filters),
  )
  return [...quotes.flatMap(({ spans }) => spans), ...turns].sort((one, other) => one.start - other.start)
}
