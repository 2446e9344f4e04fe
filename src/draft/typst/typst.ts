import type { Span } from '../../base/span.ts'
import { linesOf } from '../../library/paragraphs.ts'
import { paragraphsBetween, proseWith, shownWith } from '../cuts.ts'
import { inNotes } from '../notes.ts'
import type { Markup } from '../reading.ts'
import { scanTypst } from './scan.ts'

export const typst: Markup = {
  read(text) {
    const { cuts, marked, notes, breaks, quotes, labels, isOpen, ...scan } = scanTypst(text)
    const prose = proseWith(text, cuts)
    const citations = inNotes(scan.citations, notes)
    return {
      text,
      prose,
      paragraphs: paragraphsBetween({ text, prose, lines: linesOf(text), breaks, quotes, citations }),
      citations,
      marked,
      inlineNotes: notes,
      noteMarks: [],
      labels,
      mayEndBefore: () => !isOpen,
      shown: (lines: readonly Span[]) => shownWith(text, cuts, lines),
    }
  },
}
