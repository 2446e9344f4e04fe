import { append } from '../base/lists.ts'
import { contains, hull, overlapping, type Span } from '../base/span.ts'
import { type Piece, TextMap } from '../base/textMap.ts'
import { trim } from '../library/paragraphs.ts'
import { type Anchor, anchorsIn, type Belonging } from './belonging.ts'
import { blanked } from './blanked.ts'
import type { Citation, Quotation } from './model.ts'
import type { Reading } from './reading.ts'

/** A reading as it is seen from the running text or from inside its notes. */
export interface View {
  readonly reading: Reading
  /** The writer's words; in the running text without its notes. */
  readonly prose: string
  /** The same with spaces for citations and marks of notes. */
  readonly words: string
  /** The words with names for the citations that stand for names, so that a sentence may begin with one. */
  readonly sentences: string
  /** In the order of the text. */
  readonly anchors: readonly Anchor[]
}

/** The citations in the notes that stand apart, by the labels of these. */
export type CitedInNotes = ReadonlyMap<string, readonly Citation[]>

/** Those of the notes whose text is in a reading. */
export function citedInNotes({ citations, paragraphs }: Reading): Map<string, readonly Citation[]> {
  const cited = new Map<string, Citation[]>()
  for (const { note, lines } of paragraphs) {
    if (note === undefined) continue
    const within = overlapping(citations, citation => citation, hull(lines))
    const known = cited.get(note)
    if (known) append(known, within)
    else cited.set(note, within)
  }
  return cited
}

/** Citations stand for themselves; those in notes stand where the text has the marks of their notes. */
export function textView(reading: Reading, cited: CitedInNotes): View {
  return viewWith(reading, proseOfText(reading), anchorsInText(reading, cited))
}

/** The writer's words without their notes. */
export function proseOfText({ prose, inlineNotes }: Reading): string {
  return blanked(prose, inlineNotes)
}

export function noteView(reading: Reading): View {
  return viewWith(
    reading,
    reading.prose,
    reading.citations.map(citation => ({ citation, at: citation, isNote: false })),
  )
}

function viewWith(reading: Reading, prose: string, anchors: readonly Anchor[]): View {
  const marks = [...anchors.map(({ at }) => at), ...reading.noteMarks].sort((a, b) => a.start - b.start)
  const names = reading.citations.filter(({ items }) => items[0]?.mode === 'narrative')
  return { reading, prose, words: blanked(prose, marks, ' '), sentences: blanked(prose, names, 'X'), anchors }
}

function anchorsInText({ citations, inlineNotes, noteMarks }: Reading, cited: CitedInNotes): Anchor[] {
  let note = 0
  const inText = citations.map((citation): Anchor => {
    while (note < inlineNotes.length && inlineNotes[note]!.end <= citation.start) note++
    const around = inlineNotes[note]
    return around && contains(around, citation)
      ? { citation, at: around, isNote: true }
      : { citation, at: citation, isNote: false }
  })
  if (noteMarks.length === 0) return inText
  const byMark = noteMarks.flatMap(at =>
    (cited.get(at.label) ?? []).map(citation => ({ citation, at, isNote: true })),
  )
  return [...inText, ...byMark].sort((a, b) => a.at.start - b.at.start)
}

/** The words of a span of some lines: what stands in each line, without white space and citations at its ends. */
export function wordsIn({ words }: View, lines: readonly Span[], inner: Span): Span[] {
  return lines
    .map(line =>
      trim(words, { start: Math.max(line.start, inner.start), end: Math.min(line.end, inner.end) }),
    )
    .filter(line => line.end > line.start)
}

/** A quotation of `parts`, each the lines of one pair of marks. */
export function quotationFrom(
  { reading, words, anchors }: View,
  kind: Quotation['kind'],
  parts: readonly (readonly Span[])[],
  { anchor, candidates }: Belonging,
  facts: Pick<Quotation, 'isTranslation' | 'language'>,
): Quotation {
  const spans = parts.filter(lines => lines.length > 0).map(hull)
  const whole = hull(spans)
  const holes = anchorsIn(anchors, whole).map(({ at }) => ({
    // A hole before a full stop takes the space before it along.
    start: at.start - /\s*$/.exec(words.slice(Math.max(0, at.start - 8), at.start))![0].length,
    end: at.end,
  }))
  const pieces = parts.flatMap((lines, part) =>
    without(reading.shown(lines), holes).map((piece, i) =>
      part > 0 && i === 0 ? { ...piece, before: ' ' } : piece,
    ),
  )
  return {
    ...whole,
    kind,
    spans,
    map: TextMap.keep(reading.text, pieces),
    citation: anchor?.citation,
    candidates: candidates.map(({ citation }) => citation),
    ...facts,
  }
}

/** Pieces and holes both ascend, so that each is looked at once. */
function without(pieces: readonly Piece[], holes: readonly Span[]): Piece[] {
  let next = 0
  return pieces.flatMap(piece => {
    while (next < holes.length && holes[next]!.end <= piece.start) next++
    const left: Piece[] = []
    // What parts a piece from the one before it stands before the first of its rests only.
    const rest = (start: number, end: number): Piece => ({
      ...piece,
      start,
      end,
      before: left.length === 0 ? piece.before : undefined,
    })
    let from = piece.start
    for (let k = next; k < holes.length && holes[k]!.start < piece.end; k++) {
      if (piece.text !== undefined) return []
      const { start, end } = holes[k]!
      if (start > from) left.push(rest(from, start))
      from = Math.max(from, end)
    }
    return from < piece.end ? [...left, rest(from, piece.end)] : left
  })
}
