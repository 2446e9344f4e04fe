import { jsonText, visible } from '../base/escape.ts'
import { lineAndColumn, lineStartsOf } from '../library/lines.ts'
import type { CheckedDraft, CheckedQuotation, Finding } from '../service/finding.ts'
import { asText } from './checkText.ts'
import { asSarif } from './sarif.ts'

export interface CheckedFile extends CheckedDraft {
  readonly path: string
  readonly text: string
  /** What the source has where a finding points to. */
  readonly passages: ReadonlyMap<Finding, string>
}

/** How the findings of some drafts are written out. */
export const formats = { text: asText, json: asJson, sarif: asSarif, github: asGithub } as const

function asJson(files: readonly CheckedFile[]): string {
  const shown = files.map(({ path, quotations, findings }) => ({
    path,
    quotations: quotations.map(quotationJson),
    findings: findings.map(({ code, severity, start, end, message }) => ({
      code,
      severity,
      start,
      end,
      message,
    })),
  }))
  return jsonText({ schemaVersion: 1, files: shown, summary: summaryOf(files) }, 2)
}

function quotationJson({
  start,
  end,
  text,
  verdict,
  citekeys,
  match,
  differences,
  message,
}: CheckedQuotation) {
  const where = match && {
    citekey: match.citekey,
    path: match.path,
    start: match.start,
    end: match.end,
    spans: match.spans,
    locator: match.locator ?? null,
  }
  return { start, end, text, verdict, citekeys, match: where ?? null, differences, message }
}

/** Workflow commands, which GitHub shows as annotations of a pull request. */
function asGithub(files: readonly CheckedFile[]): string {
  const level = { error: 'error', warning: 'warning', information: 'notice', hint: 'notice' } as const
  const data = (text: string) =>
    visible(text).replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A')
  const property = (text: string) => data(text).replace(/:/g, '%3A').replace(/,/g, '%2C')
  return files
    .flatMap(file => {
      const starts = lineStartsOf(file.text)
      return file.findings.map(finding => {
        const { line, column } = lineAndColumn(starts, finding.start)
        const place = `file=${property(file.path)},line=${line},col=${column},title=${property(finding.code)}`
        return `::${level[finding.severity]} ${place}::${data(finding.message)}`
      })
    })
    .join('\n')
}

/** What was found, in numbers. */
export function summaryOf(files: readonly CheckedFile[]) {
  const quotations = files.flatMap(file => file.quotations)
  const findings = files.flatMap(file => file.findings)
  const verdicts: Record<string, number> = {}
  for (const { verdict } of quotations) verdicts[verdict] = (verdicts[verdict] ?? 0) + 1
  return {
    files: files.length,
    quotations: quotations.length,
    errors: findings.filter(finding => finding.severity === 'error').length,
    warnings: findings.filter(finding => finding.severity === 'warning').length,
    verdicts,
  }
}
