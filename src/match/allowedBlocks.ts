import type { IndexView } from '../index/passageIndex.ts'
import { REMOVED } from '../index/segment.ts'

/** Which documents count. The same function must give the same answers while the library stays as it is. */
export type DocFilter = (doc: number) => boolean

export interface AllowedBlocks {
  /** 1 for each block of a document that counts, over all segments. */
  readonly blocks: Uint8Array
  /** How many these are. */
  readonly count: number
}

const known = new WeakMap<DocFilter, { view: IndexView; allowed: AllowedBlocks }>()

/** The blocks of the documents that count; asked once for each state of the library, whatever is typed. */
export function allowedBlocks(view: IndexView, filter: DocFilter): AllowedBlocks {
  const last = known.get(filter)
  if (last?.view === view) return last.allowed
  const blocks = new Uint8Array(view.firstBlocks.at(-1)!)
  let count = 0
  view.segments.forEach(({ docs, docBlocks }, s) => {
    const base = view.firstBlocks[s]!
    for (let at = 0; at < docs.length; at++) {
      const doc = docs[at]!
      if (doc === REMOVED || !filter(doc)) continue
      blocks.fill(1, base + docBlocks[at]!, base + docBlocks[at + 1]!)
      count += docBlocks[at + 1]! - docBlocks[at]!
    }
  })
  const allowed = { blocks, count }
  known.set(filter, { view, allowed })
  return allowed
}
