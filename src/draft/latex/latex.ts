import type { Span } from '../../base/span.ts'
import { linesOf } from '../../library/paragraphs.ts'
import { paragraphsBetween, proseWith, shownWith } from '../cuts.ts'
import type { Draft } from '../model.ts'
import { inNotes } from '../notes.ts'
import { quotationsOf } from '../quotations.ts'
import { scanLatex } from './scan.ts'

/** The citations and quotations of a document in LaTeX, with natbib or biblatex, and csquotes. */
export function parseLatex(text: string): Draft {
  const { cuts, citations, marked, notes, breaks, quotes } = scanLatex(text)
  const prose = proseWith(text, cuts)
  const reading = {
    text,
    prose,
    paragraphs: paragraphsBetween(text, prose, linesOf(text), breaks, quotes),
    citations: inNotes(citations, notes),
    marked,
    inlineNotes: notes,
    noteMarks: [],
    shown: (lines: readonly Span[]) => shownWith(text, cuts, lines),
  }
  return { citations: reading.citations, quotations: quotationsOf(reading) }
}
