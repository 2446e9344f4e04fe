import { endOfLast } from '../base/ends.ts'
import { t } from '../base/l10n.ts'
import type { Span } from '../base/span.ts'
import type { Aligned } from './aligned.ts'
import { gapAfter, type Side } from './blocks.ts'
import type { Findings } from './differences.ts'
import { isAtBreak } from './punctuation.ts'

/** What lies between two pieces: words left out at a mark, or by the source's own attribution, or without either. */
export function readBreak(
  findings: Findings,
  draft: Side,
  sourceText: string,
  before: Aligned,
  after: Aligned,
): void {
  const [left, right] = [before.last, after.first]
  const place = { start: left.draft.end, end: right.draft.start }
  const source = { ...after.source, text: sourceText }
  if (right.source.start < left.source.end) {
    const words = { start: after.piece.units[0]!.start, end: after.piece.units.at(-1)!.end }
    findings.differ(draft, source, words, { start: left.source.end, end: left.source.end })
    return
  }
  const omitted = { start: left.source.end, end: right.source.start }
  const between = sourceText.slice(omitted.start, omitted.end)
  const isAdjacent = !/[\p{L}\p{N}]/u.test(between)
  const { gap } = after.piece.units[0]!
  const [sourceBefore, sourceAfter] = [gapAfter(before.source, left.source), right.source.gap]
  const isMarked = after.piece.break === 'ellipsis'
  if (!isAtBreak(gap, sourceBefore, sourceAfter))
    findings.differ(draft, source, place, { start: omitted.start, end: omitted.start }, 'punctuation')
  if (!isMarked) {
    if (!isAdjacent && !isAttribution(between))
      findings.differ(draft, source, { start: place.end, end: place.end }, trimmed(sourceText, omitted))
    return
  }
  const kind = gap.isRound ? 'round-ellipsis' : 'ellipsis'
  if (isAdjacent) {
    if (!sourceBefore.marks.includes('…'))
      findings.note(kind, t`an ellipsis where nothing is left out`, place)
    return
  }
  findings.elisions.push({ sourceSpan: omitted, draftSpan: place })
  findings.note(kind, t`left out “${shortened(between)}”`, place)
}

const IN_WORD = /[\p{L}\p{N}]/u

/** `,” she said, “`: outside the source's own quotation marks. */
function isAttribution(between: string): boolean {
  const first = between.search(IN_WORD)
  const last = endOfLast(between, IN_WORD)
  const opening = between.slice(last).search(/["“‘«‹›„'»]/)
  return (
    first >= 0 &&
    /["”’»'“‹›«]/.test(between.slice(0, first)) &&
    /^\p{L}/u.test(between.slice(first)) &&
    opening >= 0 &&
    !/[“«„"]/.test(between.slice(first, last + opening))
  )
}

function trimmed(text: string, { start, end }: Span): Span {
  const words = text.slice(start, end)
  const lead = /^[^\p{L}\p{N}]*/u.exec(words)![0].length
  return { start: start + lead, end: start + endOfLast(words, IN_WORD) }
}

/** Enough of what was left out to know it by. */
function shortened(words: string): string {
  const line = words.slice(Math.max(0, words.search(IN_WORD)), endOfLast(words, IN_WORD)).replace(/\s+/g, ' ')
  return line.length <= 80 ? line : `${line.slice(0, 38)} … ${line.slice(-38)}`
}
