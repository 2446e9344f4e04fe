import type { Span } from '../base/span.ts'
import { pointedAt, targetsOf, verdictOf } from './atOffset.ts'
import type { Context, DraftDocument } from './context.ts'

/** Where to go from a place in a draft. Spans of `target` are of the decoded text of the source's file, or of a bibliography's. */
export interface Definition {
  readonly origin: Span
  readonly uri: string
  readonly target: Span
}

/** From a citation to what it cites, or to its entry where there is no text of it; from a quotation to its passage. */
export async function definition(
  context: Context,
  document: DraftDocument,
  offset: number,
): Promise<Definition[]> {
  const pointed = pointedAt(document, offset)
  if (pointed?.kind === 'citation') {
    const targets = await targetsOf(context, document, pointed.item)
    const entry = targets.length === 0 ? context.library.entry(pointed.item.citekey) : undefined
    if (entry) return [{ origin: pointed.range, uri: entry.uri, target: entry.keySpan }]
    return targets.map(({ source, text, place }) => ({
      origin: pointed.range,
      uri: source.uri,
      target: place ? text.map.toRaw(place) : { start: 0, end: 0 },
    }))
  }
  const match = pointed && (await verdictOf(context, pointed.quotation))?.match
  return match
    ? [{ origin: pointed.range, uri: match.uri, target: { start: match.start, end: match.end } }]
    : []
}
