import type { Span } from '../../base/span.ts'
import { linesOf } from '../../library/paragraphs.ts'
import { paragraphsBetween, proseWith, shownWith } from '../cuts.ts'
import { inNotes } from '../notes.ts'
import { outermost } from '../outermost.ts'
import type { Markup, Reading } from '../reading.ts'
import { scanLatex } from './scan.ts'

/** LaTeX, with natbib or biblatex, and csquotes. */
export const latex: Markup = { read: readLatex }

function readLatex(text: string, isBeginning: boolean): Reading {
  const preamble = isBeginning ? preambleOf(text) : { end: 0, isOpen: false }
  const { output, isOpen } = scanLatex(text, preamble.end)
  const { cuts, breaks, quotes } = output
  const prose = proseWith(text, cuts)
  const notes = outermost(output.notes, note => note)
  const citations = inNotes(output.citations, notes)
  return {
    text,
    prose,
    paragraphs: paragraphsBetween({ text, prose, lines: linesOf(text), breaks, quotes, citations }),
    citations,
    marked: outermost(output.marked, ({ outer }) => outer),
    inlineNotes: notes,
    noteMarks: [],
    labels: [],
    mayEndBefore: () => !isOpen && !preamble.isOpen,
    shown: (lines: readonly Span[]) => shownWith(text, cuts, lines),
  }
}

/** Nothing but comments and what may stand before `\documentclass`. */
const BEFORE_CLASS =
  /^(?:\s|%[^\n]*(?:\n|$)|\\(?:RequirePackage|PassOptionsTo(?:Class|Package)|DocumentMetadata)(?![a-zA-Z])[^\n]*)*/

/** A document with a preamble has its text behind `\begin{document}`; it is open as long as that may still come. */
function preambleOf(text: string): { readonly end: number; readonly isOpen: boolean } {
  const start = BEFORE_CLASS.exec(text)![0].length
  if (start === text.length) return { end: 0, isOpen: true }
  if (!text.startsWith('\\documentclass', start)) return { end: 0, isOpen: false }
  const begin = '\\begin{document}'
  const found = text.indexOf(begin)
  return found < 0 ? { end: 0, isOpen: true } : { end: found + begin.length, isOpen: false }
}
