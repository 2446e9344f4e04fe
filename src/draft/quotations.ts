import { contains, hull, overlapping, type Span } from '../base/span.ts'
import { trim } from '../library/paragraphs.ts'
import { type Anchor, anchorsIn, type Belonging, behind, belonging, choose, NOBODY } from './belonging.ts'
import { blockQuotations } from './blockQuotations.ts'
import { interrupted } from './interruption.ts'
import type { Quotation } from './model.ts'
import { type MarkedQuotation, markedQuotations } from './quotationMarks.ts'
import type { MarkedByMarkup, Paragraph, Reading } from './reading.ts'
import { type SentenceAround, sentencesIn } from './sentenceAround.ts'
import { isTitle } from './titles.ts'
import { isTranslation } from './translation.ts'
import { noteView, quotationFrom, textView, type View, wordsIn } from './view.ts'

/** The quotations of a document, each with the citation that it belongs to, in the order of the text. */
export function quotationsOf(reading: Reading): Quotation[] {
  const text = textView(reading)
  const notes = reading.inlineNotes.map(({ start, end }): Paragraph => {
    return { lines: [{ start: start + 1, end: end - 1 }], quote: undefined, note: '' }
  })
  return [
    ...inlineQuotations(text, reading.paragraphs),
    ...(notes.length > 0 ? inlineQuotations(noteView(reading), notes) : []),
    ...blockQuotations(text),
    ...reading.marked.flatMap(marked => quotationByMarkup(text, marked)),
  ].sort((a, b) => a.start - b.start || b.end - a.end)
}

/** A quotation that is still to be given to a citation: the lines of each pair of marks, and all of it with its marks. */
interface Found {
  readonly parts: readonly (readonly Span[])[]
  readonly outer: Span
}

/** A quotation that a paragraph does not close. */
interface Open extends Found {
  readonly mark: string
}

function inlineQuotations(view: View, paragraphs: readonly Paragraph[]): Quotation[] {
  const quotations: Quotation[] = []
  let open: Open | undefined
  for (const paragraph of paragraphs) {
    if (paragraph.quote !== undefined) {
      open = undefined
      continue
    }
    const block = hull(paragraph.lines)
    const start = trim(view.words, block).start
    const marks = markedQuotations(view.prose, block)
    const anchors = anchorsIn(view.anchors, block)
    const found = marks.quotations
      .filter(marked => isQuotation(view, marked, anchors, paragraph))
      .map((marked): MarkedQuotation => marked)
    const groups = interrupted(view.words, found).map(
      (group): Found => ({
        parts: group.map(({ inner }) => wordsIn(view, paragraph.lines, inner)),
        outer: hull(group.map(({ outer }) => outer)),
      }),
    )
    // “Each paragraph of a long quotation opens anew, / “and only the last one closes.”
    const before: Open | undefined = open && view.prose[start] === open.mark ? open : undefined
    const [first] = groups
    if (before && first?.outer.start === start) {
      const outer = { start: before.outer.start, end: first.outer.end }
      groups[0] = { parts: [...before.parts, ...first.parts], outer }
    }
    quotations.push(...assigned(view, groups, block, anchors))
    open = marks.unclosed && unclosed(view, paragraph, marks.unclosed, start, before)
  }
  return quotations
}

function unclosed(
  view: View,
  { lines }: Paragraph,
  mark: Span,
  start: number,
  before: Open | undefined,
): Open {
  const goesOn = before && mark.start === start ? before : undefined
  const end = hull(lines).end
  return {
    parts: [...(goesOn?.parts ?? []), wordsIn(view, lines, { start: mark.end, end })],
    outer: { start: goesOn?.outer.start ?? mark.start, end },
    mark: view.prose[mark.start]!,
  }
}

/** Has words, and is not inside a citation or a quoting command, nor the title of a work. */
function isQuotation(
  { reading, words }: View,
  marked: MarkedQuotation,
  anchors: readonly Anchor[],
  paragraph: Paragraph,
): boolean {
  return (
    /[\p{L}\p{N}]/u.test(words.slice(marked.inner.start, marked.inner.end)) &&
    !anchorsIn(anchors, marked.inner).some(({ citation }) => contains(citation, marked.inner)) &&
    overlapping(reading.marked, ({ outer }) => outer, marked.outer).length === 0 &&
    !isTitle(words, marked, paragraph.note !== undefined)
  )
}

/** Gives each quotation of a paragraph its citation. */
function assigned(view: View, found: readonly Found[], block: Span, anchors: readonly Anchor[]): Quotation[] {
  const prose = view.prose.slice(0, block.end)
  const text = view.reading.text.slice(0, block.end)
  const claims = found.map(({ outer }) => behind(prose, outer, anchors))
  const claimed = new Set(claims.flat())
  const sentenceOf = sentencesIn(view.sentences, block)
  return found.map(({ parts, outer }, i) => {
    const belongs = belongingOf(outer, sentenceOf, anchors, claims[i]!, claimed)
    return quotationFrom(view, 'inline', parts, belongs, {
      isTranslation: isTranslation(text, outer, belongs.citation),
      language: languageBehind(text, outer),
    })
  })
}

function belongingOf(
  outer: Span,
  sentenceOf: SentenceAround,
  anchors: readonly Anchor[],
  own: readonly Anchor[],
  claimed: ReadonlySet<Anchor>,
): Belonging {
  if (own.length > 0) return choose(outer, own)
  if (anchors.length === 0) return NOBODY
  return belonging(outer, sentenceOf(outer), anchors, claimed)
}

function quotationByMarkup(
  view: View,
  { kind, inner, outer, citation, language }: MarkedByMarkup,
): Quotation[] {
  const { paragraphs, text } = view.reading
  const around = overlapping(paragraphs, ({ lines }) => hull(lines), outer).flatMap(({ lines }) => lines)
  const lines = wordsIn(view, around.length > 0 ? around : [inner], inner)
  if (lines.length === 0) return []
  const block = hull([...around, outer])
  const anchors = anchorsIn(view.anchors, block)
  const belongs = citation
    ? { citation, candidates: [] }
    : belongingOf(
        outer,
        sentencesIn(view.sentences, block),
        anchors,
        behind(view.prose.slice(0, block.end), outer, anchors),
        new Set(),
      )
  const facts = { isTranslation: isTranslation(text.slice(0, block.end), outer, belongs.citation), language }
  return [quotationFrom(view, kind, [lines], belongs, facts)]
}

/** `[“Ja”]{lang=de}` */
function languageBehind(text: string, { end }: Span): string | undefined {
  return /^\]\{[^{}\n]*\blang=["']?([\w-]+)/.exec(text.slice(end, end + 80))?.[1]
}
