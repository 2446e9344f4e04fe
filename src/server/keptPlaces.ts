import type { Library } from '../library/library.ts'
import type { SourcePlace } from './protocol.ts'
import { type PlaceOf, type ShownSource, toPlace } from './toLsp.ts'

/** More are begun anew with. */
const MOST = 10_000

/**
 * `toPlace` for what is asked again at each keystroke: the findings of a long draft lead to hundreds of places, and for
 * each the source is fetched and its lines counted. What a source's file says is kept until the library changes.
 */
export function keptPlaces(library: Pick<Library, 'revision' | 'byUri'>, shown: ShownSource): PlaceOf {
  const places = new Map<string, SourcePlace>()
  let revision = library.revision
  return async (uri, span) => {
    if (revision !== library.revision || places.size >= MOST) places.clear()
    revision = library.revision
    const key = `${span.start} ${span.end} ${uri}`
    const kept = places.get(key)
    if (kept) return kept
    const asked = revision
    const place = await toPlace(uri, span, shown)
    // Of other files nobody says when they change.
    if (asked === library.revision && library.byUri(uri)) places.set(key, place)
    return place
  }
}
