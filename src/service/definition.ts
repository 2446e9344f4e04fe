import type { Span } from '../base/span.ts'
import { pointedAt, targetsOf, verdictOf } from './atOffset.ts'
import type { Context, DraftDocument } from './context.ts'

/** Where to go from a place in a draft. Spans of `target` are of the source file's decoded text. */
export interface Definition {
  readonly origin: Span
  readonly uri: string
  readonly target: Span
}

/** From a citation to what it cites, from a quotation to its passage. */
export async function definition(
  context: Context,
  document: DraftDocument,
  offset: number,
): Promise<Definition[]> {
  const pointed = pointedAt(document, offset)
  if (pointed?.kind === 'citation') {
    const targets = await targetsOf(context, document, pointed.item)
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
