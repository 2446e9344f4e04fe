import { REMOVED, type Segment } from './segment.ts'

/** So few documents are looked through one by one. */
const FEW = 64

interface Places {
  readonly least: number
  /** 1 + the place of each document from `least` on, 0 for those that are elsewhere. */
  readonly places: Uint32Array
}

const known = new WeakMap<Segment, Places>()

/** The place of a document in a segment that has not been removed from it, or -1. */
export function placeInSegment(segment: Segment, doc: number): number {
  const { docs } = segment
  if (docs.length <= FEW) return docs.lastIndexOf(doc)
  let found = known.get(segment)
  if (!found) {
    found = placesOf(docs)
    known.set(segment, found)
  }
  const at = (found.places[doc - found.least] ?? 0) - 1
  return at >= 0 && docs[at] === doc ? at : -1
}

function placesOf(docs: Uint32Array): Places {
  let least = REMOVED
  let most = 0
  for (const doc of docs) {
    if (doc === REMOVED) continue
    if (doc < least) least = doc
    if (doc > most) most = doc
  }
  const places = new Uint32Array(Math.max(0, most - least + 1))
  docs.forEach((doc, at) => {
    if (doc !== REMOVED) places[doc - least] = at + 1
  })
  return { least, places }
}
