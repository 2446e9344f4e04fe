import { visible } from '../base/escape.ts'
import { writeLocator } from '../draft/locator.ts'
import { lineAndColumn, lineStartsOf } from '../library/lines.ts'
import type { CheckedQuotation, Finding, Severity } from '../service/finding.ts'
import { type CheckedFile, summaryOf } from './checkFormats.ts'

/** Colours of a terminal (ANSI, select graphic rendition). */
const COLOUR: Record<Severity, number> = { error: 31, warning: 33, information: 36, hint: 90 }
const GREY = 90

/** Longer passages are cut. In characters. */
const LONGEST_PASSAGE = 240

/** The findings one by one, each with the words of the draft and those of its source. */
export function asText(files: readonly CheckedFile[], hasColours = false): string {
  const paint = (colour: number, text: string) => (hasColours ? `\u001b[${colour}m${text}\u001b[0m` : text)
  const lines = files.flatMap(file => {
    const starts = lineStartsOf(file.text)
    return file.findings.flatMap(finding => {
      const { line, column } = lineAndColumn(starts, finding.start)
      const severity = paint(COLOUR[finding.severity], finding.severity)
      const head = `${visible(`${file.path}:${line}:${column}`)}: ${severity}: ${visible(finding.message)} ${paint(GREY, `[${finding.code}]`)}`
      return [head, ...passages(file, finding).map(passage => paint(GREY, `    ${visible(passage)}`))]
    })
  })
  const { quotations, errors, warnings } = summaryOf(files)
  const many = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`
  const checked = `${many(quotations, 'quotation')} in ${many(files.length, 'file')}`
  return [...lines, `${checked}: ${many(errors, 'error')}, ${many(warnings, 'warning')}.`].join('\n')
}

/** The quotation that a finding is about, and its source's words. */
function passages(file: CheckedFile, finding: Finding): string[] {
  const quotation = file.quotations.find(({ start, end }) => start <= finding.start && finding.end <= end)
  const passage = finding.related && file.passages.get(finding)
  if (!quotation || passage === undefined) return []
  return [`draft:  “${shortened(quotation.text)}”`, `source: “${shortened(passage)}” (${placeOf(quotation)})`]
}

function placeOf({ match }: CheckedQuotation): string {
  return match ? [match.path, match.locator && writeLocator(match.locator)].filter(Boolean).join(', ') : ''
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length <= LONGEST_PASSAGE
    ? line
    : `${line.slice(0, LONGEST_PASSAGE / 2)} … ${line.slice(-LONGEST_PASSAGE / 2)}`
}
