import { t } from '../base/l10n.ts'
import type { Span } from '../base/span.ts'
import type { Quotation } from '../draft/model.ts'
import type { AlterationKind, Style } from '../match/verdict.ts'
import type { Finding, QuotationMatch } from './finding.ts'
import type { Judged } from './judge.ts'

/** What a profile says of an alteration that is accepted in general. */
const objections = (text: string): Record<Style, Partial<Record<AlterationKind, string>>> => ({
  standard: {},
  chicago: {
    'round-ellipsis': t`Chicago sets ellipses in square brackets or in none: ${text}.`,
    correction: t`Silently corrected: ${text}.`,
  },
  apa: { 'round-ellipsis': t`APA sets ellipses in no round brackets: ${text}.` },
  ap: {
    ellipsis: t`AP advises against leaving words out of a quotation: ${text}.`,
    'round-ellipsis': t`AP advises against leaving words out of a quotation: ${text}.`,
    brackets: t`AP advises against words in brackets within a quotation: ${text}.`,
    note: t`AP advises against notes within a quotation: ${text}.`,
    correction: t`AP lets nobody correct a quotation: ${text}.`,
  },
})

/** What is to be said of a quotation whose changes are all accepted: by the profile, and by what they leave out. */
export function alterationFindings(
  quotation: Quotation,
  { comparison, risks }: Judged,
  match: QuotationMatch,
  style: Style,
): Finding[] {
  const toRaw = (span: Span) => visible(quotation, quotation.map.toRaw(span))
  const related = { uri: match.uri, span: match, message: t`The passage in the source` }
  const unwanted = comparison.alterations.flatMap(({ kind, text, draftSpan }): Finding[] => {
    const severity = kind === 'correction' && style === 'chicago' ? 'information' : 'warning'
    const message = objections(text)[style][kind]
    return message === undefined
      ? []
      : [{ ...toRaw(draftSpan), code: 'style-alteration', severity, message, related }]
  })
  const risky = risks.map(({ kind, cue, isSpeaker, draftSpan }): Finding => {
    const word = t`“${cue.replace(/\s+/g, ' ')}”`
    const message = {
      elision: isSpeaker
        ? t`The words left out here change the speaker: ${word}.`
        : t`The words left out here hold ${word}; without it the quotation may say something else.`,
      before: t`In the source ${word} stands just before these words; without it they may say something else.`,
      after: t`In the source the sentence goes on with ${word}; without it these words may say more than was said.`,
    }[kind]
    const severity = kind === 'elision' ? 'warning' : 'information'
    return {
      ...toRaw(draftSpan),
      code: 'risky-elision',
      severity,
      message,
      related,
      fixes: openEdge(kind, quotation),
    }
  })
  return [...unwanted, ...risky]
}

/** A marked ellipsis tells the reader that the sentence goes on. */
function openEdge(kind: 'elision' | 'before' | 'after', { spans }: Quotation): Finding['fixes'] {
  if (kind === 'elision') return []
  const at = kind === 'before' ? spans[0]!.start : spans.at(-1)!.end
  const newText = kind === 'before' ? '… ' : ' …'
  return [{ title: t`Show with … that the sentence is longer`, edits: [{ start: at, end: at, newText }] }]
}

/** An underline needs something to stand under. */
function visible(quotation: Span, span: Span): Span {
  if (span.end > span.start) return span
  return { start: Math.max(quotation.start, span.start - 1), end: Math.min(quotation.end, span.end + 1) }
}
