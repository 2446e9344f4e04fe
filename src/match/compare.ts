import { t } from '../base/l10n.ts'
import { hull, type Span } from '../base/span.ts'
import type { TextMap } from '../base/textMap.ts'
import { type Aligned, align, spansOf } from './aligned.ts'
import type { Side } from './blocks.ts'
import { readBreak } from './breaks.ts'
import { Findings, type IsCorrection } from './differences.ts'
import { literalPlace } from './literalPlace.ts'
import { type Piece, piecesOf, soughtOf } from './pieces.ts'
import { placesOf, type ReadText } from './placement.ts'
import { plainTextMap } from './plainText.ts'
import { type Gap, unitsOf } from './units.ts'
import type { Comparison, Style } from './verdict.ts'

export interface CompareOptions {
  readonly style?: Style
  /** Where the quotation is looked for first. */
  readonly within?: Span
  /** Offsets of the quotation's text at which the draft interrupts it with words of its own. */
  readonly interruptions?: readonly number[]
  readonly isCorrection?: IsCorrection
}

/** Without so large a share of words of the source, what the writer put in brackets is no longer an insertion. */
const LEAST_OWN_SHARE = 0.5

/**
 * Compares every word and every mark of a quotation with its source, at the place where it fits best. `undefined`
 * when the source has nothing like it, or the quotation no words.
 */
export function compare(
  source: ReadText,
  quotation: string,
  options: CompareOptions = {},
): Comparison | undefined {
  const asWritten = compareAsWritten(source, quotation, options)
  if (asWritten && asWritten.verdict !== 'altered') return asWritten
  // What looks like damage may be meant: `é »` with a no-break space is also a character read wrongly.
  const copied = plainTextMap(quotation)
  const asMeant = copied && comparedAsMeant(source, copied, options)
  return asMeant && (!asWritten || isBetter(asMeant, asWritten)) ? asMeant : asWritten
}

function compareAsWritten(
  source: ReadText,
  quotation: string,
  options: CompareOptions,
): Comparison | undefined {
  const draft: Side = { text: quotation, ...unitsOf(quotation, true) }
  const pieces = piecesOf(draft, options.interruptions ?? [])
  const own = pieces.filter(piece => piece.units.some(unit => unit.bracket === undefined))
  const sought = own.map(({ units }) => soughtOf(quotation, units))
  const literal =
    own.length === 1 && own[0] === pieces[0]
      ? literalPlace(source.text, quotation, options.within)
      : undefined
  const same = literal && compareAt(source.text, draft, own, [literal], options)
  if (same && RANK[same.verdict] >= RANK.typographic) return same
  const suits = (k: number, window: Span) => hasAsItIs(source.text, draft, own[k]!, window, options)
  let best: Comparison | undefined
  for (const places of placesOf(source, sought, suits, options.within)) {
    for (const windows of places) {
      const comparison = compareAt(source.text, draft, own, windows, options)
      if (comparison && (!best || isBetter(comparison, best))) best = comparison
      if (best && RANK[best.verdict] >= RANK.typographic) return best
    }
    if (best && best.verdict !== 'altered') return best
  }
  return best
}

/** Compares a quotation that was damaged when it was copied as what it was before. */
function comparedAsMeant(source: ReadText, copied: TextMap, options: CompareOptions): Comparison | undefined {
  const comparison = compareAsWritten(source, copied.text, options)
  const toRaw = <D extends { readonly draftSpan: Span }>(one: D) => ({
    ...one,
    draftSpan: copied.toRaw(one.draftSpan),
  })
  return (
    comparison && {
      ...comparison,
      verdict: comparison.verdict === 'verbatim' ? 'typographic' : comparison.verdict,
      differences: comparison.differences.map(toRaw),
      alterations: comparison.alterations.map(toRaw),
      elisions: comparison.elisions.map(toRaw),
    }
  )
}

const RANK: Record<Comparison['verdict'], number> = { verbatim: 3, typographic: 2, editorial: 1, altered: 0 }

/** Whether one comparison explains a quotation better than another. */
export function isBetter(a: Comparison, b: Comparison): boolean {
  if (a.verdict !== b.verdict) return RANK[a.verdict] > RANK[b.verdict]
  return a.differences.length - a.agreement < b.differences.length - b.agreement
}

/** Whether a window of the source has a piece without any difference. */
function hasAsItIs(
  sourceText: string,
  draft: Side,
  piece: Piece,
  window: Span,
  options: CompareOptions,
): boolean {
  const aligned = align(sourceText, piece, window)
  if (!aligned) return false
  const findings = findingsFor(options)
  findings.read(draft, aligned.source, aligned.steps, piece.break !== 'interruption')
  return findings.differences.length === 0
}

function findingsFor({ style = 'standard', isCorrection = () => false }: CompareOptions): Findings {
  return new Findings(style, isCorrection)
}

function compareAt(
  sourceText: string,
  draft: Side,
  pieces: readonly Piece[],
  windows: readonly (Span | undefined)[],
  options: CompareOptions,
): Comparison | undefined {
  const findings = findingsFor(options)
  const aligned: Aligned[] = []
  let same = 0
  let own = 0
  let longest = 0
  pieces.forEach((piece, k) => {
    own += piece.units.filter(unit => unit.bracket === undefined).length
    const one = windows[k] && align(sourceText, piece, windows[k])
    if (!one) {
      const at = aligned.at(-1)?.last.source.end ?? 0
      const span = { start: piece.units[0]!.start, end: piece.units.at(-1)!.end }
      findings.differ(draft, { ...draft, text: sourceText }, span, { start: at, end: at })
      return
    }
    const kept = findings.read(draft, one.source, one.steps, piece.break !== 'interruption')
    same += kept
    if (kept === piece.units.length) longest = Math.max(longest, kept)
    const before = aligned.at(-1)
    if (before) readBreak(findings, draft, sourceText, before, one)
    aligned.push(one)
  })
  const [first, last] = [aligned[0], aligned.at(-1)]
  if (!first || !last) return undefined
  if (last.piece === pieces.at(-1)) findings.readEnd(draft, last.source, last.steps.at(-1)!)
  noteBrackets(findings, draft, own)
  noteEdges(findings, draft)

  const { differences, alterations, elisions } = findings
  const spans = spansOf(aligned)
  const isVerbatim = () =>
    sourceText.startsWith(draft.text, first.first.source.start - first.first.draft.start)
  const accepted = alterations.length > 0 ? 'editorial' : isVerbatim() ? 'verbatim' : 'typographic'
  return {
    verdict: differences.length > 0 ? 'altered' : accepted,
    spans,
    span: hull(spans),
    differences: differences.sort((a, b) => a.draftSpan.start - b.draftSpan.start),
    alterations,
    elisions,
    isOpenBefore: draft.list[0]!.gap.isElided,
    isOpenAfter: draft.end.isElided,
    agreement: own === 0 ? 0 : Math.min(1, same / own),
    wholePiece: longest,
  }
}

/** Words in brackets must stay fewer than the source's own. */
function noteBrackets(findings: Findings, draft: Side, own: number): void {
  const given = findings.alterations
    .filter(({ kind }) => kind === 'brackets')
    .map(({ draftSpan }) => draftSpan)
  const words = draft.list.filter(
    unit =>
      unit.bracket !== undefined && given.some(span => span.start <= unit.start && unit.end <= span.end),
  ).length
  if (words === 0 || own / (own + words) >= LEAST_OWN_SHARE) return
  for (const span of given) findings.differ(draft, draft, span, { start: 0, end: 0 }, 'insert')
}

/** An ellipsis at either end says that the source goes on there. */
function noteEdges(findings: Findings, { list, end, text }: Side): void {
  const edge = (gap: Gap, draftSpan: Span) => {
    if (gap.isElided)
      findings.note(gap.isRound ? 'round-ellipsis' : 'ellipsis', t`an ellipsis at the edge`, draftSpan)
  }
  edge(list[0]!.gap, { start: 0, end: list[0]!.start })
  edge(end, { start: list.at(-1)!.end, end: text.length })
}
