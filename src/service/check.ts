import { breathe, type CancellationToken, neverCancelled } from '../base/cancellation.ts'
import type { Span } from '../base/span.ts'
import { words } from '../base/words.ts'
import type { CitationItem } from '../draft/model.ts'
import type { Source } from '../library/source.ts'
import { checkCited, checkUncited } from './checkQuotation.ts'
import type { Context, DraftDocument } from './context.ts'
import type { CheckedDraft, CheckedQuotation, Finding } from './finding.ts'
import { isIgnored } from './ignored.ts'

/** After so long, other work of the thread has its turn. In milliseconds. */
const TURN_MS = 8

/** Checks every citation and every quotation of a draft; what was judged before is not judged again. */
export async function checkDraft(
  context: Context,
  document: DraftDocument,
  token: CancellationToken = neverCancelled,
): Promise<CheckedDraft> {
  const findings: Finding[] = document.draft.citations.flatMap(citation =>
    citation.items.flatMap(item => citekeyFindings(context, item)),
  )
  const { uncited, uncitedWords } = context.settings.check
  const quotations: CheckedQuotation[] = []
  let turn = performance.now()
  for (const quotation of document.draft.quotations) {
    if (performance.now() - turn > TURN_MS) {
      await breathe()
      if (token.isCancellationRequested) break
      turn = performance.now()
    }
    const isCited = quotation.citation !== undefined || quotation.candidates.length > 0
    if (!isCited && (uncited === 'off' || words(quotation.map.text).count < uncitedWords)) continue
    const checked = isCited
      ? await checkCited(context, quotation)
      : await checkUncited(context, document, quotation)
    if (!checked) continue
    quotations.push(checked.quotation)
    findings.push(...checked.findings.filter(finding => !isIgnored(document.text, quotation, finding)))
  }
  return { quotations, findings: once(findings).sort((a, b) => a.start - b.start || a.end - b.end) }
}

/** What harms the text of a source may make its quotations look altered. */
function problemFindings(keySpan: Span, { path, problems }: Source): Finding[] {
  return problems
    .filter(({ severity }) => severity === 'warning')
    .map(({ message }) => ({
      ...keySpan,
      code: 'source-problem',
      severity: 'information',
      message: `${path} ${message}.`,
    }))
}

/** Of an unknown citekey the later finding knows more: the check of its quotation has looked in the library. */
function once(findings: readonly Finding[]): Finding[] {
  const isLater = (finding: Finding, other: Finding) =>
    other.code === 'unknown-citekey' && other.start === finding.start
  return findings.filter(
    (finding, k) =>
      finding.code !== 'unknown-citekey' || !findings.slice(k + 1).some(other => isLater(finding, other)),
  )
}

function citekeyFindings({ library }: Context, { citekey, keySpan, isUrl }: CitationItem): Finding[] {
  const sources = library.byCitekey(citekey)
  // A page may cite what nobody has saved.
  if (sources.length === 0 && isUrl) return []
  // Known from a bibliography: it can be cited, though nothing of it can be checked.
  if (sources.length === 0 && library.entry(citekey)) return []
  if (sources.length === 0) {
    const message = `There is no source with the citekey ${citekey} in the library.`
    return [{ ...keySpan, code: 'unknown-citekey', severity: 'error', message }]
  }
  if (sources.length === 1) return problemFindings(keySpan, sources[0]!)
  const message = `The citekey ${citekey} is that of ${sources.map(source => source.path).join(' and of ')}.`
  return [{ ...keySpan, code: 'duplicate-citekey', severity: 'warning', message }]
}
