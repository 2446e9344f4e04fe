import type { Span } from '../base/span.ts'
import type { Quotation } from '../draft/model.ts'
import type { Finding, Fix, QuotationDifference, QuotationMatch } from './finding.ts'

/** More differences than this in one quotation are told in one finding. */
const MANY_DIFFERENCES = 3
/** What is to be said of an altered quotation: a finding for each difference, or one for all where they are many. */
export function differenceFindings(
  quotation: Quotation,
  differences: readonly QuotationDifference[],
  match: QuotationMatch,
  where: string,
): Finding[] {
  const isPunctuation = differences.every(difference => difference.op === 'punctuation')
  const common = {
    code: isPunctuation ? 'altered-punctuation' : 'altered-quotation',
    severity: isPunctuation ? 'warning' : 'error',
    related: { uri: match.uri, span: match, message: 'The passage in the source' },
  } as const
  const restoreAll = { title: 'Restore the wording of the source', edits: differences.flatMap(restore) }
  if (differences.length > MANY_DIFFERENCES) {
    const told = differences.slice(0, MANY_DIFFERENCES).map(wordings).join('; ')
    const more = differences.length - MANY_DIFFERENCES
    const message = `Not what ${where} says in ${differences.length} places: ${told}; and ${more} more.`
    return [{ ...common, start: quotation.start, end: quotation.end, message, fixes: [restoreAll] }]
  }
  return differences.map(difference => {
    const one = { title: restoreTitle(difference), edits: restore(difference) }
    return {
      ...common,
      ...underlined(difference, quotation),
      message: `Not what ${where} says: ${wordings(difference)}.`,
      fixes: differences.length > 1 ? [one, restoreAll] : [one],
    }
  })
}

/** Both wordings, the draft's first. */
function wordings({ op, source, draft }: QuotationDifference): string {
  const quote = (text: string) => `“${text.replace(/\s+/g, ' ')}”`
  if (op === 'insert') return `${quote(draft)} is not in the source`
  if (op === 'delete') return `${quote(source)} is left out without a mark`
  if (op === 'punctuation') return `${punctuation(draft)} here, ${punctuation(source)} in the source`
  return `${quote(draft)} here, ${quote(source)} in the source`
}

function punctuation(text: string): string {
  return text.trim() === '' ? 'no punctuation' : `“${text.trim()}”`
}

function restoreTitle({ op, source, draft }: QuotationDifference): string {
  if (op === 'insert') return `Remove “${draft}”`
  if (op === 'delete') return `Put “${source}” back`
  if (op === 'punctuation') return 'Restore the punctuation of the source'
  return `Restore “${source}”`
}

function restore({ op, source, start, end }: QuotationDifference): Fix['edits'] {
  if (op === 'delete') return [{ start, end, newText: `${source} ` }]
  return [{ start, end, newText: source.replace(/\s+/g, ' ') }]
}

/** An underline needs something to stand under: for words left out, the words around the place. */
function underlined(difference: Span, quotation: Quotation): Span {
  if (difference.end > difference.start) return { start: difference.start, end: difference.end }
  return {
    start: Math.max(quotation.start, difference.start - 1),
    end: Math.min(quotation.end, difference.end + 1),
  }
}
