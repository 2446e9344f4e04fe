import type { Span } from '../base/span.ts'
import type { Quotation } from '../draft/model.ts'
import type { Alteration, AlterationKind, Style } from '../match/verdict.ts'
import type { Finding, QuotationMatch } from './finding.ts'
import type { Judged } from './judge.ts'

/** What a profile says of an alteration that is accepted in general. */
const OBJECTIONS: Record<Style, Partial<Record<AlterationKind, string>>> = {
  standard: {},
  chicago: { 'round-ellipsis': 'Chicago sets ellipses in square brackets or in none' },
  apa: { 'round-ellipsis': 'APA sets ellipses in no round brackets' },
  ap: {
    ellipsis: 'AP advises against leaving words out of a quotation',
    'round-ellipsis': 'AP advises against leaving words out of a quotation',
    brackets: 'AP advises against words in brackets within a quotation',
    note: 'AP advises against notes within a quotation',
    correction: 'AP lets nobody correct a quotation',
  },
}

/** What is to be said of a quotation whose changes are all accepted: by the profile, and by what they leave out. */
export function alterationFindings(
  quotation: Quotation,
  { comparison, risks }: Judged,
  match: QuotationMatch,
  style: Style,
): Finding[] {
  const toRaw = (span: Span) => visible(quotation, quotation.map.toRaw(span))
  const related = { uri: match.uri, span: match, message: 'The passage in the source' }
  const objections = comparison.alterations.flatMap((alteration): Finding[] => {
    const severity = alteration.kind === 'correction' && style === 'chicago' ? 'information' : 'warning'
    const message = objectionTo(alteration, style)
    return message === undefined
      ? []
      : [{ ...toRaw(alteration.draftSpan), code: 'style-alteration', severity, message, related }]
  })
  const risky = risks.map(({ kind, cue, isSpeaker, draftSpan }): Finding => {
    const word = `“${cue.replace(/\s+/g, ' ')}”`
    const message = {
      elision: isSpeaker
        ? `The words left out here change the speaker: ${word}.`
        : `The words left out here hold ${word}; without it the quotation may say something else.`,
      before: `In the source ${word} stands just before these words; without it they may say something else.`,
      after: `In the source the sentence goes on with ${word}; without it these words may say more than was said.`,
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
  return [...objections, ...risky]
}

function objectionTo({ kind, text }: Alteration, style: Style): string | undefined {
  if (kind === 'correction' && style === 'chicago') return `Silently corrected: ${text}.`
  const objection = OBJECTIONS[style][kind]
  return objection && `${objection}: ${text}.`
}

/** A marked ellipsis tells the reader that the sentence goes on. */
function openEdge(kind: 'elision' | 'before' | 'after', { spans }: Quotation): Finding['fixes'] {
  if (kind === 'elision') return []
  const at = kind === 'before' ? spans[0]!.start : spans.at(-1)!.end
  const newText = kind === 'before' ? '… ' : ' …'
  return [{ title: 'Show with … that the sentence is longer', edits: [{ start: at, end: at, newText }] }]
}

/** An underline needs something to stand under. */
function visible(quotation: Span, span: Span): Span {
  if (span.end > span.start) return span
  return { start: Math.max(quotation.start, span.start - 1), end: Math.min(quotation.end, span.end + 1) }
}
