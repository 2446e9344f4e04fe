import { joined, t } from '../base/l10n.ts'
import { displayPath } from '../base/uri.ts'
import { writeLocator } from '../draft/locator.ts'
import type { CitationItem, Quotation } from '../draft/model.ts'
import { writerFor } from '../draft/writers.ts'
import type { Comparison } from '../match/verdict.ts'
import { alterationFindings } from './alterationFindings.ts'
import type { Context, DraftDocument } from './context.ts'
import { differenceFindings, wordings } from './differenceFindings.ts'
import type { CheckedQuotation, Finding, QuotationDifference, QuotationMatch } from './finding.ts'
import { citeFix, recite } from './fixes.ts'
import type { Judged } from './judge.ts'
import { type JudgedCited, judgeCited } from './judgeCited.ts'
import { judgeLibrary } from './judgeLibrary.ts'

export interface Checked {
  readonly quotation: CheckedQuotation
  readonly findings: readonly Finding[]
}

/** To say that words altered in the cited source are from another one, they must be so many and the same there. */
const LEAST_WORDS_ELSEWHERE = 5

/**
 * Checks one quotation that has a citation, or several that it might belong to. Fixes are in the markup of `language`.
 */
export async function checkCited(context: Context, quotation: Quotation, language = ''): Promise<Checked> {
  const citations = quotation.citation ? [quotation.citation] : quotation.candidates
  const items = citations.flatMap(citation => citation.items)
  const base = baseOf(quotation, items)
  if (quotation.isTranslation || items.some(isTranslation)) {
    return unchecked(base, t`This is marked as a translation.`)
  }
  const judged = await judgeCited(context, quotation, items)
  if (judged === 'no-source') return ofNoSource(context, quotation, items, base, language)
  if (judged === 'no-text') {
    return unchecked(base, t`The text of ${base.citekeys.join(', ')} is not in the library.`)
  }
  if (!judged || isWordedOtherwise(judged.comparison)) {
    const right = await judgeLibrary(context, quotation, judged?.source)
    if (right && (!judged || isTheRightOne(right.comparison, quotation)))
      return misattributed(quotation, items, right, base, language)
  }
  return judged ? described(context, quotation, judged, base, language) : notFound(base)
}

/** Checks one quotation without a citation; `undefined` when there is nothing to say of it. */
export async function checkUncited(
  context: Context,
  document: DraftDocument,
  quotation: Quotation,
): Promise<Checked | undefined> {
  const base = baseOf(quotation, [])
  const { start, end } = base
  const right = quotation.isTranslation ? undefined : await judgeLibrary(context, quotation)
  if (!right) {
    if (context.settings.check.uncited !== 'all' || quotation.isTranslation) return undefined
    const message = t`No citation is near, and nothing like this is in the library.`
    return {
      quotation: { ...base, verdict: 'not-found', message },
      findings: [{ start, end, code: 'not-found', severity: 'information', message }],
    }
  }
  const { match } = right
  const differences = differencesOf(quotation, right.comparison)
  const where = placeName(match)
  const [first] = differences
  const message = first
    ? t`No citation is near; these words are from ${where}, but not word for word: ${wordings(first)}.`
    : t`No citation is near; these words are from ${where}.`
  const finding: Finding = {
    start,
    end,
    code: 'uncited-quotation',
    severity: 'information',
    message,
    related: { uri: match.uri, span: match, message: t`The passage` },
    fixes: citeFix(document, quotation, match, context.settings.insert.templates),
  }
  const verdict = verdictOf(quotation, right.comparison)
  return {
    quotation: { ...base, ...alterationsOf(right.comparison), verdict, match, differences, message },
    findings: [finding],
  }
}

type Base = Omit<CheckedQuotation, 'verdict' | 'message'>

function baseOf({ start, end, map }: Quotation, items: readonly CitationItem[]): Base {
  const citekeys = [...new Set(items.map(item => item.citekey))]
  return { start, end, text: map.text, citekeys, match: undefined, differences: [], alterations: [] }
}

/** `[@smith, p. 3, my translation]` */
function isTranslation({ prefix, suffix }: CitationItem): boolean {
  return /\b(?:translat(?:ion|ed)|trans\.|übersetz|traduction|traduit|traducción|traduzione)/i.test(
    `${prefix} ${suffix}`,
  )
}

function unchecked(base: Base, message: string): Checked {
  const { start, end } = base
  return {
    quotation: { ...base, verdict: 'unchecked', message },
    findings: [{ start, end, code: 'unchecked', severity: 'hint', message }],
  }
}

async function ofNoSource(
  context: Context,
  quotation: Quotation,
  items: readonly CitationItem[],
  base: Base,
  language: string,
): Promise<Checked> {
  const entry = items.map(({ citekey }) => context.library.entry(citekey)).find(found => found !== undefined)
  if (entry) {
    const where = displayPath(entry.uri, context.workspace.roots)
    return unchecked(base, t`There is no text here of ${entry.citekey}, only its entry in ${where}.`)
  }
  const right = await judgeLibrary(context, quotation)
  if (!right) {
    const message = t`None of the sources cited here is in the library.`
    return { quotation: { ...base, verdict: 'unchecked', message }, findings: [] }
  }
  const { match } = right
  const where = placeName(match)
  const message = t`None of the sources cited here is in the library; the words are in ${where}.`
  const fixes = recite(items, match, language)
  const findings = fixes.map(
    (fix): Finding => ({
      ...items[0]!.keySpan,
      code: 'unknown-citekey',
      severity: 'error',
      message: t`There is no source with the citekey ${items[0]!.citekey} in the library; the words are in ${where}.`,
      related: { uri: match.uri, span: match, message: t`The passage` },
      fixes: [fix],
    }),
  )
  return { quotation: { ...base, verdict: 'unchecked', message }, findings }
}

function described(
  { settings }: Context,
  quotation: Quotation,
  judged: JudgedCited,
  base: Base,
  language: string,
): Checked {
  const { comparison, match } = judged
  const differences = differencesOf(quotation, comparison)
  const where = placeName(match)
  const checked = {
    ...base,
    ...alterationsOf(comparison),
    verdict: verdictOf(quotation, comparison),
    match,
    differences,
  }
  const elsewhere = locatorFindings(judged, match, language)
  if (comparison.verdict !== 'altered') {
    const accepted = alterationFindings(quotation, judged, match, settings.check.style)
    return {
      quotation: { ...checked, message: praise(checked.verdict, comparison, where) },
      findings: [...accepted, ...elsewhere],
    }
  }
  const altered = differenceFindings(quotation, differences, match, where, language)
  const message = altered.map(finding => finding.message).join(' ')
  return { quotation: { ...checked, message }, findings: [...altered, ...elsewhere] }
}

/** The same characters are verbatim only where the draft has no markup among them. */
function verdictOf({ spans, map }: Quotation, { verdict }: Comparison): Comparison['verdict'] {
  const written = spans.reduce((sum, { start, end }) => sum + end - start, 0)
  return verdict === 'verbatim' && written !== map.text.length ? 'typographic' : verdict
}

function praise(verdict: Comparison['verdict'], { alterations }: Comparison, where: string): string {
  if (verdict === 'verbatim') return t`The same, character by character, in ${where}.`
  if (verdict === 'typographic') return t`The same words in ${where}.`
  const changes = [...new Set(alterations.map(({ text }) => text))]
  return t`The words of ${where}: ${changes.join('; ')}.`
}

/** Says that the words stand elsewhere in the source than the citation says; in all places where they do. */
function locatorFindings(
  { source, item, places, isWhereCited }: JudgedCited,
  match: QuotationMatch,
  language: string,
): Finding[] {
  const { locator, locatorSpan } = item
  if (isWhereCited !== false || !locator || !locatorSpan) return []
  const right = places.map(writeLocator)
  const message = t`These words stand in ${joined(right)} of ${source.citekey}, not in ${writeLocator(locator)}.`
  return [
    {
      ...locatorSpan,
      code: 'wrong-locator',
      severity: 'warning',
      message,
      related: { uri: source.uri, span: match, message: t`The passage, ${right[0]!}` },
      fixes: places.map(place => ({
        title: t`Correct the locator to ${writeLocator(place)}`,
        edits: [{ ...locatorSpan, newText: writerFor(language).locator(place) }],
      })),
    },
  ]
}

/** Whether words, not only punctuation, are others in the cited source. */
function isWordedOtherwise({ verdict, differences }: Comparison): boolean {
  return verdict === 'altered' && differences.some(({ op }) => op !== 'punctuation')
}

function isTheRightOne({ verdict }: Comparison, { map }: Quotation): boolean {
  return verdict !== 'altered' && map.text.trim().split(/\s+/).length >= LEAST_WORDS_ELSEWHERE
}

function misattributed(
  quotation: Quotation,
  items: readonly CitationItem[],
  right: Judged,
  base: Base,
  language: string,
): Checked {
  const { start, end } = base
  const { match } = right
  const differences = differencesOf(quotation, right.comparison)
  const [first] = differences
  const [cited, where] = [base.citekeys.join(', '), placeName(match)]
  const message = first
    ? t`Not in ${cited}: these words are from ${where}, but not word for word: ${wordings(first)}.`
    : t`Not in ${cited}: these words are from ${where}.`
  const related = { uri: match.uri, span: match, message: t`The passage` }
  return {
    quotation: { ...base, verdict: 'misattributed', match, differences, message },
    findings: [
      {
        start,
        end,
        code: 'misattributed',
        severity: 'error',
        message,
        related,
        fixes: recite(items, match, language),
      },
    ],
  }
}

function notFound(base: Base): Checked {
  const { start, end, citekeys } = base
  const message = t`Nothing like this is in ${citekeys.join(', ')}, nor anywhere else in the library.`
  return {
    quotation: { ...base, verdict: 'not-found', message },
    findings: [{ start, end, code: 'not-found', severity: 'warning', message }],
  }
}

function differencesOf({ map }: Quotation, { differences }: Comparison): QuotationDifference[] {
  return differences.map(({ op, source, draft, draftSpan }) => ({
    op,
    source,
    draft,
    ...map.toRaw(draftSpan),
  }))
}

function alterationsOf({ alterations }: Comparison): Pick<CheckedQuotation, 'alterations'> {
  return { alterations: alterations.map(({ text }) => text) }
}

function placeName({ citekey, locator }: QuotationMatch): string {
  return locator ? `${citekey}, ${writeLocator(locator)}` : citekey
}
