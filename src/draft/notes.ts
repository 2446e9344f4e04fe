import { contains, overlapping, type Span } from '../base/span.ts'
import type { Citation } from './model.ts'

/** Citations with the mark of those that stand in one of some notes, which are apart and ascend. */
export function inNotes(citations: readonly Citation[], notes: readonly Span[]): Citation[] {
  return citations.map(citation =>
    overlapping(notes, note => note, citation).some(note => contains(note, citation))
      ? { ...citation, isInNote: true }
      : citation,
  )
}
