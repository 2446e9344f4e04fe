import { append } from '../../base/lists.ts'
import { hull, type Span } from '../../base/span.ts'
import { linesOf } from '../../library/paragraphs.ts'
import { proseWith, shownWith } from '../cuts.ts'
import { LineReading } from '../lineReading.ts'
import type { Citation } from '../model.ts'
import { movedCitation } from '../moved.ts'
import { inNotes } from '../notes.ts'
import type { Markup, Reading } from '../reading.ts'
import { orgCitations } from './cite.ts'
import { scanInline } from './inline.ts'

/** Org mode. */
export const org: Markup = { read: readOrg }

function readOrg(text: string): Reading {
  const { reading, isOpen } = readLines(text)
  const citations: Citation[] = []
  const inlineNotes: Span[] = []
  const noteMarks: (Span & { label: string })[] = []
  for (const { lines, note } of reading.paragraphs) {
    const block = hull(lines)
    const inline = scanInline(text, block)
    append(reading.cuts, inline.cuts)
    append(inlineNotes, inline.notes)
    append(noteMarks, inline.noteMarks)
    const cited = orgCitations(inline.prose).map(citation => movedCitation(citation, block.start))
    append(
      citations,
      cited.map(one => (note === undefined ? one : { ...one, isInNote: true as const })),
    )
  }
  const cuts = reading.cuts.sort((a, b) => a.start - b.start)
  const inText = inNotes(citations, inlineNotes)
  return {
    text,
    prose: proseWith(text, cuts),
    paragraphs: reading.paragraphs,
    citations: inText,
    marked: [],
    inlineNotes,
    noteMarks,
    labels: [],
    // The text of a note ends where another one begins, or a heading.
    mayEndBefore: next => !isOpen && (reading.note === undefined || NOTE.test(next) || HEADING.test(next)),
    shown: lines => shownWith(text, cuts, lines),
  }
}

const BLOCK = /^[ \t]*#\+begin_(\w+)/i
const KEYWORD = /^[ \t]*#(?:\+|[ \t]|$)/
const DRAWER = /^[ \t]*:(?:PROPERTIES|LOGBOOK):[ \t]*$/i
const HEADING = /^\*+[ \t]+/
const ITEM = /^[ \t]*(?:[-+]|\d+[.)]|[a-z][.)])[ \t]+/
const NOTE = /^\[fn:([^\]\s:]+)\][ \t]*/
const TABLE_ROW = /^[ \t]*\|/

function readLines(text: string): { reading: LineReading; isOpen: boolean } {
  const reading = new LineReading()
  const lines = linesOf(text)
  /** How the line begins, in small letters, that ends those that are passed over. */
  let ending: string | undefined
  for (const line of lines) {
    const content = text.slice(line.start, line.end)
    if (ending) {
      if (
        content
          .replace(/^[ \t]+/, '')
          .toLowerCase()
          .startsWith(ending)
      )
        ending = undefined
      continue
    }
    const block = BLOCK.exec(content)?.[1]?.toLowerCase()
    const marker = NOTE.exec(content) ?? HEADING.exec(content) ?? ITEM.exec(content)
    if (block === 'quote') reading.openQuote()
    else if (/^[ \t]*#\+end_quote/i.test(content)) reading.closeQuote()
    else if (block !== undefined && block !== 'verse' && block !== 'center') {
      reading.close()
      ending = `#+end_${block}`
    } else if (DRAWER.test(content)) {
      reading.close()
      ending = ':end:'
    } else if (KEYWORD.test(content) || content.trim() === '') reading.close()
    else if (TABLE_ROW.test(content)) {
      reading.close()
      reading.add(line)
      reading.close()
    } else if (marker) {
      if (content[0] === '[') reading.setNote(marker[1])
      else if (content[0] === '*') reading.setNote(undefined)
      else reading.close()
      reading.add({ start: line.start + marker[0].length, end: line.end })
      if (content[0] === '*') reading.close()
    } else reading.add(line)
  }
  reading.close()
  return { reading, isOpen: ending !== undefined || reading.quote !== undefined }
}
