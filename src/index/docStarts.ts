import { withRoom } from './growable.ts'
import type { Segment } from './segment.ts'

/** Where documents start, over all segments. Kept from state to state, since a change alters the last segments only. */
export class DocStarts {
  private starts: Uint8Array = new Uint8Array(0)
  private segments: readonly Segment[] = []

  /** 1 for each block with which a document starts, and for the end. Valid until the next call. */
  of(segments: readonly Segment[], firstBlocks: readonly number[]): Uint8Array {
    const end = firstBlocks.at(-1)!
    this.starts = withRoom(this.starts, end + 1)
    const { starts } = this
    let s = 0
    while (s < segments.length && segments[s] === this.segments[s]) s++
    starts.fill(0, firstBlocks[s], end)
    for (; s < segments.length; s++) {
      const { docs, docBlocks } = segments[s]!
      for (let at = 0; at < docs.length; at++) starts[firstBlocks[s]! + docBlocks[at]!] = 1
    }
    starts[end] = 1
    this.segments = [...segments]
    return starts.subarray(0, end + 1)
  }
}
