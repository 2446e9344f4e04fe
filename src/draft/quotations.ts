import { contains, hull, overlapping, type Span } from '../base/span.ts'
import {
  type Anchor,
  anchorsIn,
  type Belonging,
  behind,
  belonging,
  choose,
  leadingTo,
  NOBODY,
} from './belonging.ts'
import { blockQuotations } from './blockQuotations.ts'
import { interrupted } from './interruption.ts'
import type { Quotation } from './model.ts'
import { type MarkedQuotation, markedQuotations } from './quotationMarks.ts'
import type { MarkedByMarkup, Paragraph, Reading } from './reading.ts'
import { type SentenceAround, sentencesIn } from './sentenceAround.ts'
import { isTitle } from './titles.ts'
import { isTranslation } from './translation.ts'
import { type CitedInNotes, noteView, quotationFrom, textView, type View, wordsIn } from './view.ts'

/** The quotations of a reading, each with the citation that it belongs to, in the order of the text. */
export function quotationsOf(reading: Reading, cited: CitedInNotes): Quotation[] {
  const text = textView(reading, cited)
  const notes = reading.inlineNotes.map(({ start, end }): Paragraph => {
    return { lines: [{ start: start + 1, end: end - 1 }], quote: undefined, note: '' }
  })
  const inNotes = notes.length > 0 ? noteView(reading) : text
  const [aroundInText, aroundInNotes] = [aroundsIn(text), aroundsIn(inNotes)]
  const markedIn = (note: Paragraph) => overlapping(reading.marked, ({ outer }) => outer, hull(note.lines))
  const noted = new Set(notes.flatMap(markedIn))
  return [
    ...assigned(text, [
      ...inlineQuotations(text, aroundInText, reading.paragraphs),
      ...reading.marked
        .filter(marked => !noted.has(marked))
        .flatMap(marked => quotationByMarkup(text, aroundInText, reading.paragraphs, marked)),
    ]),
    ...notes.flatMap(note =>
      assigned(inNotes, [
        ...inlineQuotations(inNotes, aroundInNotes, [note]),
        ...markedIn(note).flatMap(marked => quotationByMarkup(inNotes, aroundInNotes, [note], marked)),
      ]),
    ),
    ...blockQuotations(text),
  ].sort((a, b) => a.start - b.start || b.end - a.end)
}

/** The words that a quotation may share a citation with: a paragraph, or what a quoting command runs over. */
interface Around {
  readonly span: Span
  readonly anchors: readonly Anchor[]
  readonly sentenceOf: SentenceAround
}

/** A quotation that is still to be given to a citation: the lines of each pair of marks, and all of it with its marks. */
interface Found {
  readonly kind: Quotation['kind']
  readonly parts: readonly (readonly Span[])[]
  readonly outer: Span
  readonly around: Around
  /** The citation that its command makes. */
  readonly own?: Anchor | undefined
  readonly language: string | undefined
}

/** A quotation that a paragraph does not close. */
interface Open {
  /** Grows with each paragraph that goes on. */
  readonly parts: (readonly Span[])[]
  readonly outer: Span
  readonly mark: string
}

type AroundOf = (span: Span) => Around

/** Gives what is around; once for all quotations of the same words. */
function aroundsIn(view: View): AroundOf {
  const known = new Map<string, Around>()
  return span => {
    const key = `${span.start}-${span.end}`
    const around = known.get(key) ?? {
      span,
      anchors: anchorsIn(view.anchors, span),
      sentenceOf: sentencesIn(view.sentences, span),
    }
    known.set(key, around)
    return around
  }
}

function inlineQuotations(view: View, aroundOf: AroundOf, paragraphs: readonly Paragraph[]): Found[] {
  const quotations: Found[] = []
  let open: Open | undefined
  for (const paragraph of paragraphs) {
    if (paragraph.quote !== undefined) {
      open = undefined
      continue
    }
    const around = aroundOf(hull(paragraph.lines))
    const start = wordsStart(view, around.span)
    const marks = markedQuotations(view.prose, around.span)
    const found = marks.quotations.filter(marked => isQuotation(view, marked, around, paragraph))
    const groups = interrupted(view.words, found).map(
      (group): Pick<Found, 'parts' | 'outer'> => ({
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
    for (const { parts, outer } of groups) {
      const language = languageBehind(view.reading.text, outer)
      quotations.push({ kind: 'inline', parts, outer, around, language })
    }
    open = marks.unclosed && unclosed(view, paragraph, marks.unclosed, start, before)
  }
  return quotations
}

/** Where a paragraph's first word, sign or mark stands that readers see; citations are not looked at. */
function wordsStart({ words }: View, { start, end }: Span): number {
  const found = /[^\s\u0000]/.exec(words.slice(start, end))
  return found ? start + found.index : end
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
  const parts = goesOn?.parts ?? []
  parts.push(wordsIn(view, lines, { start: mark.end, end }))
  return {
    parts,
    outer: { start: goesOn?.outer.start ?? mark.start, end },
    mark: view.prose[mark.start]!,
  }
}

/** Has words, and is not inside a citation or a quoting command, nor the title of a work. */
function isQuotation(
  { reading, words }: View,
  marked: MarkedQuotation,
  { span, anchors }: Around,
  { note }: Paragraph,
): boolean {
  return (
    /[\p{L}\p{N}]/u.test(words.slice(marked.inner.start, marked.inner.end)) &&
    !anchorsIn(anchors, marked.inner).some(({ at }) => contains(at, marked.inner)) &&
    overlapping(reading.marked, ({ outer }) => outer, marked.outer).length === 0 &&
    !isTitle(words, span, marked, note !== undefined)
  )
}

function quotationByMarkup(
  view: View,
  aroundOf: AroundOf,
  paragraphs: readonly Paragraph[],
  { kind, inner, outer, citation, language }: MarkedByMarkup,
): Found[] {
  const touched = overlapping(paragraphs, ({ lines }) => hull(lines), outer)
  const within = touched.flatMap(({ lines }) => lines)
  const lines = wordsIn(view, within.length > 0 ? within : [inner], inner)
  // What a block quote holds is part of it.
  if (lines.length === 0 || (touched.length > 0 && touched.every(({ quote }) => quote !== undefined)))
    return []
  const around = aroundOf(hull([...within, outer]))
  const own = citation && around.anchors.find(anchor => anchor.citation.items[0] === citation.items[0])
  return [{ kind, parts: [lines], outer, around, own, language }]
}

/**
 * Gives each quotation its citation. What stands right behind one of them, leads to it, or is part of its command, is
 * that one's first of all (`claimed`).
 */
function assigned(view: View, found: readonly Found[]): Quotation[] {
  const claims = found.map(({ outer, around: { span, anchors }, own }) =>
    own ? [own] : behind(view.prose, outer, anchors, span.end),
  )
  const leading = found.map(({ outer, around }, i) =>
    claims[i]!.length > 0 ? undefined : leadingTo(view.prose, outer, around.anchors),
  )
  const claimed = new Set([...claims.flat(), ...leading.filter(anchor => anchor !== undefined)])
  return found.map(({ kind, parts, outer, around, language }, i) => {
    const belongs = belongingOf(outer, around, claims[i]!, claimed, leading[i])
    return quotationFrom(view, kind, parts, belongs, {
      isTranslation: isTranslation(view.reading.text, outer, belongs.anchor, around.span.end),
      language,
    })
  })
}

function belongingOf(
  outer: Span,
  { anchors, sentenceOf }: Around,
  own: readonly Anchor[],
  claimed: ReadonlySet<Anchor>,
  leading: Anchor | undefined,
): Belonging {
  if (own.length > 0) return choose(outer, own)
  if (anchors.length === 0) return NOBODY
  return belonging(outer, sentenceOf(outer), anchors, claimed, leading)
}

/** `[“Ja”]{lang=de}` */
function languageBehind(text: string, { end }: Span): string | undefined {
  return /^\]\{[^{}\n]*\blang=["']?([\w-]+)/.exec(text.slice(end, end + 80))?.[1]
}
