import type { Log, PhysicalLocation, Region, ReportingDescriptor, Result } from 'sarif'
import { jsonText } from '../base/escape.ts'
import { version } from '../base/version.ts'
import { type LineStarts, lineAndColumn, lineStartsOf } from '../library/lines.ts'
import { type Finding, findingCodes, type Severity } from '../service/finding.ts'
import { findingTitles } from '../service/findingTitles.ts'
import type { CheckedFile } from './checkFormats.ts'

const LEVEL: Record<Severity, Result.level> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
}

/** The findings of some drafts as SARIF 2.1.0, the format of code scanning services. */
export function asSarif(files: readonly CheckedFile[]): string {
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'verbatim', semanticVersion: version, rules: findingCodes.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        artifacts: files.map(({ path }) => ({ location: { uri: encodeURI(path) } })),
        results: files.flatMap((file, index) => {
          const starts = lineStartsOf(file.text)
          return file.findings.map(finding => resultOf(file, index, starts, finding))
        }),
      },
    ],
  }
  return jsonText(log, 2)
}

function ruleOf(code: (typeof findingCodes)[number]): ReportingDescriptor {
  return { id: code, shortDescription: { text: findingTitles[code] } }
}

function resultOf(file: CheckedFile, index: number, starts: LineStarts, finding: Finding): Result {
  const { code, severity, message, related, fixes } = finding
  const artifactLocation = { uri: encodeURI(file.path), index }
  const physicalLocation: PhysicalLocation = { artifactLocation, region: regionOf(starts, finding) }
  return {
    ruleId: code,
    ruleIndex: findingCodes.indexOf(code),
    level: LEVEL[severity],
    message: { text: message },
    locations: [{ physicalLocation }],
    ...(related && {
      relatedLocations: [
        {
          message: { text: related.message },
          physicalLocation: {
            artifactLocation: { uri: related.uri },
            region: { charOffset: related.span.start, charLength: related.span.end - related.span.start },
          },
        },
      ],
    }),
    ...(fixes &&
      fixes.length > 0 && {
        fixes: fixes.map(({ title, edits }) => ({
          description: { text: title },
          artifactChanges: [
            {
              artifactLocation,
              replacements: edits.map(edit => ({
                deletedRegion: regionOf(starts, edit),
                insertedContent: { text: edit.newText },
              })),
            },
          ],
        })),
      }),
  }
}

function regionOf(
  starts: LineStarts,
  { start, end }: { readonly start: number; readonly end: number },
): Region {
  const [first, last] = [lineAndColumn(starts, start), lineAndColumn(starts, end)]
  return {
    startLine: first.line,
    startColumn: first.column,
    endLine: last.line,
    endColumn: last.column,
    charOffset: start,
    charLength: end - start,
  }
}
