import { breathe, type CancellationToken, neverCancelled } from '../base/cancellation.ts'
import { joined, t, translated } from '../base/l10n.ts'
import type { Span } from '../base/span.ts'
import { words } from '../base/words.ts'
import type { Citation, CitationItem, Quotation } from '../draft/model.ts'
import type { Source } from '../library/source.ts'
import { CheckedBefore } from './checkedBefore.ts'
import { type Checked, checkCited, checkUncited } from './checkQuotation.ts'
import { citedSources } from './citedSources.ts'
import type { Context, DraftDocument } from './context.ts'
import type { CheckedDraft, CheckedQuotation, Finding } from './finding.ts'
import { ignoredCodes, ignoreFixes, isIgnored } from './ignored.ts'

/** After so long, other work of the thread has its turn. In milliseconds. */
const TURN_MS = 8

/** Checks every citation and every quotation of a draft; what was judged before is not judged again. */
export async function checkDraft(
  context: Context,
  document: DraftDocument,
  token: CancellationToken = neverCancelled,
): Promise<CheckedDraft> {
  const before = new CheckedBefore(context, document)
  const findings = citekeyFindings(context, document.draft.citations, before.silent)
  const all = document.draft.quotations
  const checked = all.map(quotation => before.get(quotation))
  let turn = performance.now()
  for (const k of bySource(all, checked)) {
    if (performance.now() - turn > TURN_MS) {
      await breathe()
      if (token.isCancellationRequested) break
      turn = performance.now()
    }
    const one = await checkOne(context, document, all[k]!)
    if (!one) continue
    checked[k] = one
    before.put(all[k]!, one)
  }
  const quotations: CheckedQuotation[] = []
  checked.forEach((one, k) => {
    if (!one) return
    const quotation = all[k]!
    quotations.push(one.quotation)
    for (const finding of one.findings)
      if (!isIgnored(document.text, quotation, finding))
        findings.push(withIgnoring(document, quotation, finding))
  })
  const ignored = new Set<string>([...ignoredCodes(document.text), ...context.settings.check.ignore])
  const reported = once(findings).filter(({ code }) => !ignored.has(code))
  return { quotations, findings: reported.sort((a, b) => a.start - b.start || a.end - b.end) }
}

/** What harms the text of a source may make its quotations look altered. */
function problemFindings(keySpan: Span, { path, problems }: Source): Finding[] {
  return problems
    .filter(({ severity }) => severity === 'warning')
    .map(({ message }) => ({
      ...keySpan,
      code: 'source-problem',
      severity: 'information',
      message: `${path} ${translated(message)}.`,
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

function withIgnoring(document: DraftDocument, quotation: Quotation, finding: Finding): Finding {
  const fixes = [...(finding.fixes ?? []), ...ignoreFixes(document, quotation, finding.code)]
  return { ...finding, fixes }
}

/** Those that are still to be checked; those that cite one source together, so that its text is read once. */
function bySource(
  quotations: readonly Quotation[],
  checked: readonly (Checked | undefined)[],
): readonly number[] {
  const key = (k: number) => quotations[k]!.citation?.items[0]?.citekey ?? ''
  const open = [...checked.keys()].filter(k => !checked[k])
  return open.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
}

async function checkOne(
  context: Context,
  document: DraftDocument,
  quotation: Quotation,
): Promise<Checked | undefined> {
  if (quotation.citation || quotation.candidates.length > 0)
    return checkCited(context, quotation, document.language)
  const { uncited, uncitedWords } = context.settings.check
  const isLooked = uncited !== 'off' && words(quotation.map.text).count >= uncitedWords
  return isLooked ? checkUncited(context, document, quotation) : undefined
}

/** `silent`: the citekeys of which nothing was to be said, and is not now. */
function citekeyFindings(context: Context, citations: readonly Citation[], silent: Set<string>): Finding[] {
  const items: CitationItem[] = []
  for (const citation of citations)
    for (const item of citation.items) if (!silent.has(item.citekey)) items.push(item)
  // In an order near to that in which the sources are kept.
  items.sort((a, b) => (a.citekey < b.citekey ? -1 : a.citekey > b.citekey ? 1 : 0))
  return items.flatMap(item => {
    const found = itemFindings(context, item)
    if (found.length === 0) silent.add(item.citekey)
    return found
  })
}

function itemFindings({ library }: Context, item: CitationItem): Finding[] {
  const { citekey, keySpan, isUrl } = item
  const sources = citedSources(library, item)
  // A page may cite what nobody has saved.
  if (sources.length === 0 && isUrl) return []
  // Known from a bibliography: it can be cited, though nothing of it can be checked.
  if (sources.length === 0 && library.entry(citekey)) return []
  if (sources.length === 0) {
    const message = t`There is no source with the citekey ${citekey} in the library.`
    return [{ ...keySpan, code: 'unknown-citekey', severity: 'error', message }]
  }
  if (sources.length === 1) return problemFindings(keySpan, sources[0]!)
  const message = t`Several sources have the citekey ${citekey}: ${joined(sources.map(source => source.path))}.`
  return [{ ...keySpan, code: 'duplicate-citekey', severity: 'warning', message }]
}
