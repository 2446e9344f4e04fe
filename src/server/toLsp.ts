import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  DiagnosticSeverity,
  type LocationLink,
  type Range,
} from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { overlaps, type Span } from '../base/span.ts'
import { writeLocator } from '../draft/locator.ts'
import { inQuotationMarks } from '../draft/write.ts'
import type { Definition } from '../service/definition.ts'
import type { Finding, Fix, Severity } from '../service/finding.ts'
import type { SearchResult as FoundPassage } from '../service/search.ts'
import type { SearchResult } from './protocol.ts'

/** The one place where the service's offsets become the protocol's lines and characters. */

/** Gives the text of a file by its URI, for counting lines. */
export type TextOf = (uri: string) => Promise<string | undefined>

export function rangeIn(document: TextDocument, span: Span): Range {
  return { start: document.positionAt(span.start), end: document.positionAt(span.end) }
}

export function asDocument(uri: string, text: string, language = ''): TextDocument {
  return TextDocument.create(uri, language, 0, text)
}

const SEVERITY: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
}

export async function toDiagnostic(
  document: TextDocument,
  finding: Finding,
  textOf: TextOf,
): Promise<Diagnostic> {
  const { related } = finding
  const text = related && (await textOf(related.uri))
  const diagnostic: Diagnostic = {
    range: rangeIn(document, finding),
    severity: SEVERITY[finding.severity],
    code: finding.code,
    source: 'verbatim',
    message: finding.message,
  }
  if (!related || text === undefined) return diagnostic
  const range = rangeIn(asDocument(related.uri, text), related.span)
  return {
    ...diagnostic,
    relatedInformation: [{ location: { uri: related.uri, range }, message: related.message }],
  }
}

/** The quick fixes of those findings that a selection touches. */
export function toCodeActions(
  document: TextDocument,
  findings: readonly { readonly finding: Finding; readonly diagnostic: Diagnostic }[],
  selection: Range,
): CodeAction[] {
  const span = { start: document.offsetAt(selection.start), end: document.offsetAt(selection.end) }
  return findings
    .filter(({ finding }) =>
      overlaps({ start: finding.start, end: finding.end + 1 }, { ...span, end: span.end + 1 }),
    )
    .flatMap(({ finding, diagnostic }) =>
      (finding.fixes ?? []).map((fix, i) => ({
        title: fix.title,
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnostic],
        isPreferred: i === 0,
        edit: { changes: { [document.uri]: toTextEdits(document, fix) } },
      })),
    )
}

function toTextEdits(document: TextDocument, fix: Fix) {
  return fix.edits.map(edit => ({ range: rangeIn(document, edit), newText: edit.newText }))
}

export async function toSearchResult(passage: FoundPassage, textOf: TextOf): Promise<SearchResult> {
  const { citekey, uri, path, title, quotation, spans, locator, speaker, score, kind } = passage
  const document = asDocument(uri, (await textOf(uri)) ?? '')
  return {
    citekey,
    uri,
    path,
    title,
    quotation: inQuotationMarks(quotation.text),
    range: rangeIn(document, quotation),
    matches: spans.map(span => rangeIn(document, span)),
    locator: locator && writeLocator(locator),
    speaker,
    score,
    kind,
  }
}

export async function toLocationLink(
  document: TextDocument,
  { origin, uri, target }: Definition,
  textOf: TextOf,
): Promise<LocationLink> {
  const range = rangeIn(asDocument(uri, (await textOf(uri)) ?? ''), target)
  return {
    originSelectionRange: rangeIn(document, origin),
    targetUri: uri,
    targetRange: range,
    targetSelectionRange: range,
  }
}
