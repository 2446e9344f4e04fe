import { breathe, type CancellationToken, neverCancelled } from '../base/cancellation.ts'
import type { Span } from '../base/span.ts'
import { writeLocator } from '../draft/locator.ts'
import type { CitationItem, Quotation } from '../draft/model.ts'
import type { Source, SourceText } from '../library/source.ts'
import type { Comparison } from '../match/verdict.ts'
import type { Context, DraftDocument } from './context.ts'
import { differenceFindings } from './differenceFindings.ts'
import type {
  CheckedDraft,
  CheckedQuotation,
  Finding,
  QuotationDifference,
  QuotationMatch,
} from './finding.ts'
import { type JudgedCited, judgeCited, judgeLibrary } from './judge.ts'
import { locatorOf, standsAt } from './passage.ts'

/** Checks every citation and every cited quotation of a draft. */
export async function checkDraft(
  context: Context,
  document: DraftDocument,
  token: CancellationToken = neverCancelled,
): Promise<CheckedDraft> {
  const findings: Finding[] = document.draft.citations.flatMap(citation =>
    citation.items.flatMap(item => citekeyFindings(context, item)),
  )
  const quotations: CheckedQuotation[] = []
  for (const quotation of document.draft.quotations) {
    if (!quotation.citation) continue
    const checked = await checkQuotation(context, quotation)
    quotations.push(checked.quotation)
    findings.push(...checked.findings)
    await breathe()
    if (token.isCancellationRequested) break
  }
  return { quotations, findings: findings.sort((a, b) => a.start - b.start || a.end - b.end) }
}

function citekeyFindings({ library }: Context, { citekey, keySpan }: CitationItem): Finding[] {
  const sources = library.byCitekey(citekey)
  if (sources.length === 0) {
    const message = `There is no source with the citekey ${citekey} in the library.`
    return [{ ...keySpan, code: 'unknown-citekey', severity: 'error', message }]
  }
  if (sources.length === 1) return []
  const message = `The citekey ${citekey} is that of ${sources.map(source => source.path).join(' and of ')}.`
  return [{ ...keySpan, code: 'duplicate-citekey', severity: 'warning', message }]
}

interface Checked {
  readonly quotation: CheckedQuotation
  readonly findings: readonly Finding[]
}

/** Checks one quotation that has a citation. */
export async function checkQuotation(context: Context, quotation: Quotation): Promise<Checked> {
  const { start, end, map } = quotation
  const items = quotation.citation!.items
  const base = {
    start,
    end,
    text: map.text,
    citekeys: items.map(item => item.citekey),
    differences: [],
    alterations: [],
  }
  const judged = await judgeCited(context, quotation, items)
  if (judged === 'no-source') {
    const message = 'Not checked: none of the sources cited here is in the library.'
    return { quotation: { ...base, verdict: 'unchecked', match: undefined, message }, findings: [] }
  }
  if (judged) return describe(quotation, judged, base)
  return elsewhere(context, quotation, base)
}

type Base = Pick<CheckedQuotation, 'start' | 'end' | 'text' | 'citekeys' | 'differences' | 'alterations'>

function describe(quotation: Quotation, judged: JudgedCited, base: Base): Checked {
  const { source, text, item, comparison } = judged
  const match = matchOf(source, text, comparison.span)
  const differences = comparison.differences.map((difference): QuotationDifference => {
    const { op, source: sourceWords, draft, draftSpan } = difference
    return { op, source: sourceWords, draft, ...quotation.map.toRaw(draftSpan) }
  })
  const checked = {
    ...base,
    verdict: comparison.verdict,
    match,
    differences,
    alterations: comparison.alterations,
  }
  const where = `${source.citekey}${match.locator ? `, ${writeLocator(match.locator)}` : ''}`
  const isElsewhere = item.locator && standsAt(text, comparison.span, item.locator) === false
  const findings: Finding[] = []
  if (isElsewhere && match.locator && item.locatorSpan) {
    const right = writeLocator(match.locator)
    findings.push({
      ...item.locatorSpan,
      code: 'wrong-locator',
      severity: 'warning',
      message: `These words stand in ${right} of ${source.citekey}, not in ${writeLocator(item.locator)}.`,
      related: { uri: source.uri, span: match, message: `The passage, ${right}` },
      fixes: [{ title: `Correct the locator to ${right}`, edits: [{ ...item.locatorSpan, newText: right }] }],
    })
  }
  if (comparison.verdict !== 'altered') {
    return { quotation: { ...checked, message: praise(comparison, where) }, findings }
  }
  const altered = differenceFindings(quotation, differences, match, where)
  const message = altered.map(finding => finding.message).join(' ')
  return { quotation: { ...checked, message }, findings: [...altered, ...findings] }
}

function praise({ verdict, alterations }: Comparison, where: string): string {
  if (verdict === 'verbatim') return `The same, character by character, in ${where}.`
  if (verdict === 'typographic') return `The same words in ${where}; only the typography differs.`
  return `The words of ${where}, with accepted changes: ${alterations.join('; ')}.`
}

/** Looks for a quotation that its cited source does not have in all the others. */
async function elsewhere(context: Context, quotation: Quotation, base: Base): Promise<Checked> {
  const right = await judgeLibrary(context, quotation)
  const { start, end } = quotation
  const cited = base.citekeys.join(', ')
  if (!right) {
    const message = `Nothing like this is in ${cited}, nor anywhere else in the library.`
    return {
      quotation: { ...base, verdict: 'not-found', match: undefined, message },
      findings: [{ start, end, code: 'not-found', severity: 'warning', message }],
    }
  }
  const match = matchOf(right.source, right.text, right.comparison.span)
  const where = `${right.source.citekey}${match.locator ? `, ${writeLocator(match.locator)}` : ''}`
  const message = `Not in ${cited}: these words are from ${where}.`
  return {
    quotation: { ...base, verdict: 'misattributed', match, message },
    findings: [
      {
        start,
        end,
        code: 'misattributed',
        severity: 'error',
        message,
        related: { uri: right.source.uri, span: match, message: 'The passage' },
      },
    ],
  }
}

function matchOf(source: Source, text: SourceText, span: Span): QuotationMatch {
  const raw = text.map.toRaw(span)
  const { citekey, uri, path } = source
  return { citekey, uri, path, ...raw, spans: [raw], locator: locatorOf(text, span) }
}
