import type { Span } from '../../base/span.ts'
import { linesOf } from '../../library/paragraphs.ts'
import { paragraphsBetween, proseWith, shownWith } from '../cuts.ts'
import type { Draft } from '../model.ts'
import { inNotes } from '../notes.ts'
import { quotationsOf } from '../quotations.ts'
import { scanTypst } from './scan.ts'

/** The citations and quotations of a document in Typst. */
export function parseTypst(text: string): Draft {
  const scan = scanTypst(text)
  const prose = proseWith(text, scan.cuts)
  const citations = inNotes(scan.citations, scan.notes)
  const reading = {
    text,
    prose,
    paragraphs: paragraphsBetween(text, prose, linesOf(text), scan.breaks, []),
    citations,
    marked: scan.marked,
    inlineNotes: scan.notes,
    noteMarks: [],
    shown: (lines: readonly Span[]) => shownWith(text, scan.cuts, lines),
  }
  return { citations, quotations: quotationsOf(reading) }
}
