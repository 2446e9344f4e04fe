import { append } from '../base/lists.ts'
import { hull, type Span } from '../base/span.ts'
import { type Block, readMarkdownBlocks } from '../library/markdownBlocks.ts'
import { inlinePieces } from '../library/markdownText.ts'
import { blanked } from './blanked.ts'
import type { Citation } from './model.ts'
import { mystRoles } from './mystRoles.ts'
import { pandocCitations } from './pandocCitations.ts'
import { opaqueParts } from './pandocOpaque.ts'
import type { Markup, Paragraph, Reading } from './reading.ts'

/** Pandoc Markdown, Quarto, R Markdown and MyST. */
export const pandocMarkdown: Markup = { read: readPandocMarkdown }

const PROSE: ReadonlySet<Block['kind']> = new Set(['paragraph', 'heading', 'table'])

function readPandocMarkdown(text: string, isBeginning: boolean): Reading {
  const { blocks, isOpen } = readMarkdownBlocks(text, isBeginning)
  const paragraphs = blocks.filter(block => PROSE.has(block.kind)).flatMap(rowsApart)
  const { written, prose } = layersOf(text, paragraphs)
  const inlineNotes: Span[] = []
  const citations = paragraphs.flatMap(paragraph => {
    const block = hull(paragraph.lines)
    const notes = inlineNotesIn(prose, block)
    append(inlineNotes, notes)
    const roles = mystRoles(written, prose, block)
    const pandoc = pandocCitations(written, prose, block)
    return (roles.length > 0 ? [...pandoc, ...roles].sort((a, b) => a.start - b.start) : pandoc).map(
      (citation): Citation => {
        const isInNote =
          paragraph.note !== undefined ||
          notes.some(note => note.start < citation.start && citation.end < note.end)
        return isInNote ? { ...citation, isInNote } : citation
      },
    )
  })
  return {
    text,
    prose,
    paragraphs,
    citations,
    marked: [],
    inlineNotes,
    noteMarks: paragraphs.flatMap(({ lines }) => noteMarksIn(prose, hull(lines))),
    labels: exampleLabels(text),
    // What is indented may belong to a list above; so may what stands behind the fence of a div.
    mayEndBefore: next => !isOpen && /^[^\s>:]/.test(next),
    shown: lines => inlinePieces(text, lines),
  }
}

/** A row of a table is a paragraph of its own. */
function rowsApart(block: Block): Paragraph[] {
  return block.kind === 'table' ? block.lines.map(line => ({ ...block, lines: [line] })) : [block]
}

/** The labels of numbered examples, `(@good) …`, which are called as a citation is written. */
function exampleLabels(text: string): string[] {
  if (!text.includes('(@')) return []
  return [...text.matchAll(/^[ \t>]*\(@([\w-]+)\)\s/gm)].map(found => found[1]!)
}

/**
 * The text at the same offsets, with spaces for all that stands outside of the paragraphs' lines (`written`), and with
 * blanks also for what is not prose inside them (`prose`).
 */
function layersOf(text: string, paragraphs: readonly Paragraph[]): { written: string; prose: string } {
  const lines = paragraphs.flatMap(paragraph => paragraph.lines)
  const ends = [0, ...lines.map(line => line.end)]
  const starts = [...lines.map(line => line.start), text.length]
  const written = blanked(
    text,
    starts.map((start, i) => ({ start: ends[i]!, end: start })),
    ' ',
  )
  const opaque = paragraphs.flatMap(paragraph => opaqueParts(written, hull(paragraph.lines)))
  return { written, prose: blanked(written, opaque) }
}

/** `^[a note]` */
function inlineNotesIn(prose: string, block: Span): Span[] {
  const notes: Span[] = []
  const inner = prose.slice(block.start, block.end)
  for (let at = inner.indexOf('^['); at >= 0; ) {
    const end = bracketEnd(inner, at + 1)
    if (end === undefined) break
    if (inner[end] !== '^') notes.push({ start: block.start + at + 1, end: block.start + end })
    at = inner.indexOf('^[', end)
  }
  return notes
}

function bracketEnd(prose: string, open: number): number | undefined {
  let depth = 0
  for (let at = open; at < prose.length; at++) {
    if (prose[at] === '[') depth++
    else if (prose[at] === ']' && --depth === 0) return at + 1
  }
  return undefined
}

function noteMarksIn(prose: string, block: Span) {
  const inner = prose.slice(block.start, block.end)
  if (!inner.includes('[^')) return []
  return [...inner.matchAll(/\[\^([^[\]\s]+)\]/g)].map(found => ({
    start: block.start + found.index,
    end: block.start + found.index + found[0].length,
    label: found[1]!,
  }))
}
