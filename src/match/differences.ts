import { endOfLast } from '../base/ends.ts'
import { t } from '../base/l10n.ts'
import type { Span } from '../base/span.ts'
import type { Step } from './alignUnits.ts'
import {
  type Block,
  blocksOf,
  fit,
  gapAfter,
  isDoubled,
  isEdgeOfCompound,
  isParenthesis,
  type Side,
  spanOf,
  textOf,
} from './blocks.ts'
import { judgeBrackets } from './brackets.ts'
import { houseForm } from './houseStyle.ts'
import { likenessOfEnds, likenessOfGaps, type Neighbours, restOfReference } from './punctuation.ts'
import { isOtherByCapitals, likenessOf } from './sameWord.ts'
import { isSameTypography } from './typography.ts'
import type { Gap, Unit, Units } from './units.ts'
import type { Alteration, AlterationKind, Difference, Elision, Style } from './verdict.ts'

/** Whether a draft's word is the source's, with an obvious typing error of the source put right. */
export type IsCorrection = (source: string, draft: string) => boolean

/** Gathers what an alignment shows: differences that nothing in the draft marks, and alterations that are accepted. */
export class Findings {
  readonly differences: Difference[] = []
  readonly alterations: Alteration[] = []
  readonly elisions: Elision[] = []
  readonly #style: Style
  readonly #isCorrection: IsCorrection

  constructor(style: Style, isCorrection: IsCorrection) {
    this.#style = style
    this.#isCorrection = isCorrection
  }

  /**
   * Reads the alignment of one piece of a quotation. `startsAnew`: its first letter may have another case. Returns
   * how many words of the draft the source has.
   */
  read(draft: Side, source: Side, steps: readonly Step[], startsAnew: boolean): number {
    const blocks = blocksOf(steps)
    fit(blocks[0], blocks.length, source, 'before')
    fit(blocks.at(-1), blocks.length, source, 'after')
    blocks.forEach((block, k) => {
      const [before, after] = [blocks[k - 1], blocks[k + 1]]
      if (block.isKept) this.#readKept(draft, source, block, startsAnew && k === 0, k === blocks.length - 1)
      else this.#readRun(draft, source, block, before, after)
      if (block.isKept && before?.isKept) this.#readGap(draft, source, before, block)
    })
    return blocks.reduce((sum, block) => sum + (block.isKept ? block.draft.length : 0), 0)
  }

  /** What follows the last word of the quotation. */
  readEnd(draft: Side, source: Side, last: Step): void {
    if (!last.draft || !last.source || draft.end.isElided) return
    const rest = restOfReference(source.text, last.source.end)
    if (rest) this.differ(draft, source, { start: last.draft.end, end: last.draft.end }, rest)
    const sourceGap = gapAfter(source, last.source)
    const likeness = likenessOfEnds(draft.end, sourceGap)
    if (likeness === 'same') return
    const draftSpan = { start: last.draft.end, end: draft.text.length }
    if (likeness === 'final-punctuation') {
      this.note('final-punctuation', t`final punctuation`, draftSpan)
      return
    }
    const following = source.list[last.source.index + 1]?.start ?? source.text.length
    // The source's own closing marks are not part of its wording here.
    const length = endOfLast(source.text.slice(last.source.end, following), /[^\s"'“”‘’«»([]/)
    const sourceSpan = { start: last.source.end, end: last.source.end + length }
    this.differ(draft, source, draftSpan, sourceSpan, 'punctuation')
  }

  note(kind: AlterationKind, text: string, draftSpan: Span): void {
    this.alterations.push({ kind, text, draftSpan })
  }

  differ(draft: Side, source: Side, draftSpan: Span, sourceSpan: Span, op?: Difference['op']): void {
    const [own, theirs] = [textOf(draft, draftSpan), textOf(source, sourceSpan)]
    this.differences.push({
      op: op ?? (own === '' ? 'delete' : theirs === '' ? 'insert' : 'replace'),
      source: theirs,
      draft: own,
      draftSpan,
      sourceSpan,
    })
  }

  #readKept(draft: Side, source: Side, block: Block, isFirst: boolean, isLast: boolean): void {
    const [unit, other] = [block.draft[0]!, block.source[0]!]
    const likeness = likenessOf(unit, other)
    if (likeness === 'inflected' || unit.partial !== other.partial)
      this.note('brackets', t`${quoted(draft, unit)} for ${quoted(source, other)}`, unit)
    else if (likeness === 'capitals') {
      const isLetter = isFirst && unit.word.slice(1) === other.word.slice(1)
      this.#accept(isLetter ? 'first-letter' : 'capitals', draft, source, unit, other)
    } else if (likeness === 'house-style') this.#accept('house-style', draft, source, unit, other)
    if (unit.isPossessive === other.isPossessive || (isLast && other.isPossessive)) return
    // An apostrophe at a word's end is told from a closing quotation mark only where there is none at all.
    const [after, otherAfter] = [gapAfter(draft, unit), gapAfter(source, other)]
    if (after.startsWithApostrophe === otherAfter.startsWithApostrophe) return
    this.differ(draft, source, withApostrophe(unit, after), withApostrophe(other, otherAfter))
  }

  #accept(kind: AlterationKind, draft: Side, source: Side, unit: Span, other: Span): void {
    const isStrict = this.#style === 'apa' && (kind === 'capitals' || kind === 'house-style')
    if (isStrict) this.differ(draft, source, unit, other)
    else {
      const how =
        kind === 'house-style' ? t`house style` : kind === 'capitals' ? t`capitals` : t`first letter`
      this.note(kind, t`${how}: ${quoted(draft, unit)} for ${quoted(source, other)}`, unit)
    }
  }

  /** Words that are not the same, at one place. */
  #readRun(draft: Side, source: Side, block: Block, before?: Block, after?: Block): void {
    const draftSpan = spanOf(block.draft, before?.draft, after?.draft)
    const sourceSpan = spanOf(block.source, before?.source, after?.source)
    if (block.draft.length > 0 && block.draft.every(unit => unit.bracket !== undefined)) {
      this.#readBrackets(draft, source, block, draftSpan, sourceSpan)
    } else if (isEdgeOfCompound(block, before, after)) block.isKept = true
    else {
      block.isKept = this.#isAccepted(draft, source, block, before, after, draftSpan, sourceSpan)
      if (!block.isKept) this.differ(draft, source, draftSpan, sourceSpan)
    }
  }

  /** What the draft gives in brackets, for words of the source or for none. */
  #readBrackets(draft: Side, source: Side, block: Block, draftSpan: Span, sourceSpan: Span): void {
    if (isParenthesis(block)) {
      // Round brackets are the source's own, square ones would be the writer's.
      this.differ(draft, source, draftSpan, sourceSpan, 'punctuation')
      return
    }
    const judged = judgeBrackets(block.draft, block.source, isBetweenMarks(source, block.source))
    if (judged === 'altered') {
      // A note replaces nothing, so what is missing beside it is simply missing.
      const isNote = judgeBrackets(block.draft, [], false) === 'note'
      const place = isNote ? { start: draftSpan.start, end: draftSpan.start } : draftSpan
      this.differ(draft, source, place, sourceSpan)
      return
    }
    const shown = `[${textOf(draft, draftSpan).replace(/\s+/g, ' ')}]`
    if (judged === 'omission') this.elisions.push({ sourceSpan, draftSpan })
    const what =
      block.source.length === 0 ? t`put in ${shown}` : t`${shown} for ${quoted(source, sourceSpan)}`
    if (judged === 'note') this.note('note', shown, draftSpan)
    else this.note('brackets', what, draftSpan)
  }

  /** Whether words that are not the same one by one are so together, or differ as the style allows. */
  #isAccepted(
    draft: Side,
    source: Side,
    block: Block,
    before: Block | undefined,
    after: Block | undefined,
    draftSpan: Span,
    sourceSpan: Span,
  ): boolean {
    const [own, theirs] = [textOf(draft, draftSpan), textOf(source, sourceSpan)]
    const isChicago = this.#style === 'chicago'
    if (block.draft.length === 0) {
      if (!isChicago || !isDoubled(block, before, after)) return false
      this.note('correction', t`the doubled “${theirs}” once`, draftSpan)
      return true
    }
    if (block.source.length === 0) return false
    if (isSameTypography(own, theirs)) return true
    const [form, otherForm] = [houseForm(own), houseForm(theirs)]
    if (form.toLowerCase() === otherForm.toLowerCase() && !isOtherByCapitals(form, otherForm)) {
      this.#accept('house-style', draft, source, draftSpan, sourceSpan)
      return true
    }
    if (!isChicago || !this.#isCorrection(theirs, own)) return false
    this.note('correction', t`“${own}” for the typing error “${theirs}”`, draftSpan)
    return true
  }

  #readGap(draft: Side, source: Side, before: Block, block: Block): void {
    const [unit, other] = [block.draft[0], block.source[0]]
    const [last, otherLast] = [before.draft.at(-1), before.source.at(-1)]
    if (!unit || !other || !last || !otherLast) return
    const around = { draft: neighbours(draft, last), source: neighbours(source, otherLast) }
    const likeness = likenessOfGaps(unit.gap, other.gap, around)
    const draftSpan = { start: last.end, end: unit.start }
    const sourceSpan = { start: otherLast.end, end: other.start }
    if (unit.isClipped !== other.isClipped && !(unit.isClipped ? other : unit).gap.hasQuotes) {
      const clipped = (of: Unit) => ({ start: of.isClipped ? of.start - 1 : of.start, end: of.end })
      this.differ(draft, source, clipped(unit), clipped(other))
      return
    }
    if (likeness === 'same' || last.isPossessive !== otherLast.isPossessive) return
    if (likeness === 'house-style') this.#accept('house-style', draft, source, draftSpan, sourceSpan)
    else if (likeness === 'quotation-marks')
      this.note('quotation-marks', t`without the marks around ${quoted(draft, unit)}`, draftSpan)
    else if (other.gap.startsWithPrime && !unit.gap.hasQuotes)
      this.differ(draft, source, last, { start: otherLast.start, end: otherLast.end + 1 })
    else if (other.gap.marks.includes('…') && !unit.gap.marks.includes('…'))
      this.differ(draft, source, { start: unit.start, end: unit.start }, sourceSpan, 'delete')
    else this.differ(draft, source, draftSpan, sourceSpan, 'punctuation')
  }
}

function neighbours({ list }: Units, { index, word }: Unit): Neighbours {
  return [word, list[index - 1]?.word ?? '', list[index + 1]?.word ?? '']
}

function isBetweenMarks(source: Side, units: readonly Unit[]): boolean {
  const [first, last] = [units[0], units.at(-1)]
  if (!first || !last) return false
  return (first.index === 0 || first.gap.marks !== '') && gapAfter(source, last).marks !== ''
}

function withApostrophe({ start, end }: Unit, after: Gap): Span {
  return { start, end: after.startsWithApostrophe ? end + 1 : end }
}

function quoted(side: Side, span: Span): string {
  return t`“${textOf(side, span).replace(/\s+/g, ' ')}”`
}
