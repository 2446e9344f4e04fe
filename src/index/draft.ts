import { withRoom } from './growable.ts'
import { BLOCK, REMOVED } from './segment.ts'

/** Documents on their way into a segment: their words as numbers, one document after another. */
export class SegmentDraft {
  count = 0
  /** The caller's number of each document, or `REMOVED`. */
  docs: Uint32Array = new Uint32Array(64)
  /** Where each document's words end in `words`; they start where the one before ends. */
  ends: Uint32Array = new Uint32Array(64)
  words: Uint32Array = new Uint32Array(1 << 12)
  /** As in `Segment`, of all documents one after another. */
  checkpoints: Uint32Array = new Uint32Array(64)
  /** Where each document's checkpoints end. */
  checkpointEnds: Uint32Array = new Uint32Array(64)

  get wordCount(): number {
    return this.count === 0 ? 0 : this.ends[this.count - 1]!
  }

  /** Room for a document of `words` words, which the caller then writes from the returned place on. */
  open(doc: number, words: number): number {
    const at = this.count
    const start = this.wordCount
    const checkpoint = at === 0 ? 0 : this.checkpointEnds[at - 1]!
    this.docs = withRoom(this.docs, at + 1)
    this.ends = withRoom(this.ends, at + 1)
    this.checkpointEnds = withRoom(this.checkpointEnds, at + 1)
    this.words = withRoom(this.words, start + words + BLOCK)
    this.docs[at] = doc
    this.ends[at] = start + words
    this.checkpointEnds[at] = checkpoint
    this.count++
    return start
  }

  /** Adds the text offset of the next checkpoint of the document opened last. */
  addCheckpoint(offset: number): void {
    const at = this.checkpointEnds[this.count - 1]!
    this.checkpoints = withRoom(this.checkpoints, at + 1)
    this.checkpoints[at] = offset
    this.checkpointEnds[this.count - 1] = at + 1
  }

  /** Takes up new documents in the room of the old ones. */
  clear(): void {
    this.count = 0
  }

  /** The place of a document, or -1. */
  find(doc: number): number {
    return this.docs.subarray(0, this.count).lastIndexOf(doc)
  }

  remove(at: number): void {
    this.docs[at] = REMOVED
  }
}
