import {
  type CodeAction,
  CodeActionKind,
  type CompletionItem,
  CompletionItemKind,
  type Diagnostic,
  DiagnosticSeverity,
  type DocumentSymbol,
  type InlayHint,
  InlayHintKind,
  type LocationLink,
  type Position,
  type Range,
  SymbolKind,
} from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { escapeMarkdown, label, visible } from '../base/escape.ts'
import { t } from '../base/l10n.ts'
import { append } from '../base/lists.ts'
import { hull, overlaps, type Span } from '../base/span.ts'
import { writeLocator } from '../draft/locator.ts'
import { inQuotationMarks } from '../draft/write.ts'
import type { Completion } from '../service/completion.ts'
import type { Definition } from '../service/definition.ts'
import type { DraftSymbol } from '../service/draftSymbols.ts'
import type { Extent as FoundExtent } from '../service/extent.ts'
import type { Finding, Fix, Severity } from '../service/finding.ts'
import type { Hint } from '../service/hints.ts'
import type { QuotationCompletion } from '../service/quotationCompletion.ts'
import type { QuoteFound } from '../service/quotes.ts'
import type { SearchResult as FoundPassage } from '../service/search.ts'
import type { DraftPlace, Extent, QuoteSummary, SearchResult, SourcePlace } from './protocol.ts'

/** The one place where the service's offsets become the protocol's lines and characters. */

/** What a client can open of a source, by the URI of its file; without text, no place in it can be shown. */
export type ShownSource = (
  uri: string,
) => Promise<{ readonly uri: string; readonly text: string | undefined }>

export type PlaceOf = (uri: string, span: Span) => Promise<SourcePlace>

/** The place of a span; the start of the file where its places cannot be shown. */
export async function toPlace(uri: string, span: Span, shown: ShownSource): Promise<SourcePlace> {
  const { uri: opened, text } = await shown(uri)
  return { uri: opened, range: rangeIn(asDocument(opened, text ?? ''), span) }
}

export function rangeIn(document: TextDocument, span: Span): Range {
  return { start: document.positionAt(span.start), end: document.positionAt(span.end) }
}

export function spanIn(document: TextDocument, { start, end }: Range): Span {
  return { start: document.offsetAt(start), end: document.offsetAt(end) }
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

/** `manual` is the URI of docs/findings, which has a page for each code. */
export async function toDiagnostic(
  document: TextDocument,
  finding: Finding,
  placeOf: PlaceOf,
  manual: string | undefined,
): Promise<Diagnostic> {
  const { related } = finding
  const diagnostic: Diagnostic = {
    range: rangeIn(document, finding),
    severity: SEVERITY[finding.severity],
    code: finding.code,
    source: 'verbatim',
    message: visible(finding.message),
    ...(manual !== undefined && { codeDescription: { href: `${manual}/${finding.code}.md` } }),
  }
  if (!related) return diagnostic
  const location = await placeOf(related.uri, related.span)
  return { ...diagnostic, relatedInformation: [{ location, message: visible(related.message) }] }
}

/** The quick fixes of those findings that a selection touches, and one for all of their kind in the file. */
export function toCodeActions(
  document: TextDocument,
  findings: readonly { readonly finding: Finding; readonly diagnostic: Diagnostic }[],
  selection: Range,
  hasCommands: boolean,
): CodeAction[] {
  const span = { start: document.offsetAt(selection.start), end: document.offsetAt(selection.end) }
  const touched = findings.filter(({ finding }) =>
    overlaps({ start: finding.start, end: finding.end + 1 }, { ...span, end: span.end + 1 }),
  )
  const single = touched.flatMap(({ finding, diagnostic }) =>
    (finding.fixes ?? []).map((fix, i) => ({
      title: label(fix.title),
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      isPreferred: i === 0,
      edit: { changes: { [document.uri]: toTextEdits(document, fix.edits) } },
    })),
  )
  const codes = [...new Set(touched.map(({ finding }) => finding.code))].filter(code =>
    MENDED_TOGETHER.has(code),
  )
  const compared = hasCommands ? touched.find(({ finding }) => finding.related) : undefined
  return [
    ...single,
    ...(compared ? [compareAction(document, compared.finding)] : []),
    ...codes.flatMap(code => fixAll(document, findings, code)),
  ]
}

function compareAction(document: TextDocument, { start }: Finding): CodeAction {
  const title = t`Compare with the source`
  const place: DraftPlace = { uri: document.uri, position: document.positionAt(start) }
  const command = { title, command: 'verbatim.compareQuotation', arguments: [place] }
  return { title, kind: CodeActionKind.QuickFix, command }
}

/** Findings of which the first fix is right for all of them alike. */
const MENDED_TOGETHER = new Set([
  'altered-quotation',
  'altered-punctuation',
  'misattributed',
  'wrong-locator',
  'uncited-quotation',
])

/** Mends all findings of one kind in the file by their first fix; those that would touch the same place once. */
function fixAll(
  document: TextDocument,
  findings: readonly { readonly finding: Finding; readonly diagnostic: Diagnostic }[],
  code: Finding['code'],
): CodeAction[] {
  const alike = findings.filter(({ finding }) => finding.code === code && finding.fixes?.[0])
  if (alike.length < 2) return []
  const edits: Fix['edits'][number][] = []
  for (const { finding } of alike) {
    const own = finding.fixes![0]!.edits
    if (!own.some(edit => edits.some(other => edit.start <= other.end && other.start <= edit.end)))
      append(edits, own)
  }
  return [
    {
      title: t`Mend all ${alike.length} of “${code}” in this file`,
      kind: CodeActionKind.QuickFix,
      diagnostics: alike.map(({ diagnostic }) => diagnostic),
      edit: { changes: { [document.uri]: toTextEdits(document, edits) } },
    },
  ]
}

export function toTextEdits(document: TextDocument, edits: Fix['edits']) {
  return edits.map(edit => ({ range: rangeIn(document, edit), newText: edit.newText }))
}

export async function toSearchResult(passage: FoundPassage, shown: ShownSource): Promise<SearchResult> {
  const { citekey, path, title, quotation, spans, locator, speaker, date, score, kind } = passage
  const { uri, text } = await shown(passage.uri)
  const document = asDocument(uri, text ?? '')
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
    date,
    score,
    kind,
  }
}

export function toExtent(document: TextDocument, { quotation, locator, speaker }: FoundExtent): Extent {
  return {
    quotation: inQuotationMarks(quotation.text),
    range: rangeIn(document, quotation),
    locator: locator && writeLocator(locator),
    speaker,
  }
}

export function toQuoteSummary(document: TextDocument, quote: QuoteFound): QuoteSummary {
  const { text, spans, speaker, locator } = quote
  const range = rangeIn(document, hull(spans))
  return { uri: document.uri, range, text, speaker, locator: locator && writeLocator(locator) }
}

export async function toLocationLink(
  document: TextDocument,
  { origin, uri, target }: Definition,
  shown: ShownSource,
): Promise<LocationLink> {
  const { uri: targetUri, range } = await toPlace(uri, target, shown)
  return {
    originSelectionRange: rangeIn(document, origin),
    targetUri,
    targetRange: range,
    targetSelectionRange: range,
  }
}

/**
 * The list is in the service's order and for what was typed, so the editor neither sorts nor filters it again; what it
 * replaces may go on behind the cursor.
 */
export function toCompletionItem(
  document: TextDocument,
  { kind, label: written, detail, newText, span }: Completion,
  rank: number,
  cursor: Position,
): CompletionItem {
  const replace = rangeIn(document, span)
  const insert = { start: replace.start, end: cursor }
  return {
    label: label(written),
    detail: label(detail),
    kind: kind === 'citekey' ? CompletionItemKind.Reference : CompletionItemKind.Keyword,
    sortText: String(rank).padStart(4, '0'),
    filterText: document.getText(insert) || newText,
    textEdit: { newText, range: replace },
  }
}

/** The words themselves are the label; beneath it stands where they are from. */
export function toQuotationItem(
  document: TextDocument,
  { span, newText, text, source, locator }: QuotationCompletion,
  rank: number,
): CompletionItem {
  const range = rangeIn(document, span)
  const place = locator ? `${source.citekey}, ${writeLocator(locator)}` : source.citekey
  return {
    label: label(newText.trim()),
    labelDetails: { description: label(place) },
    detail: label(source.title),
    documentation: { kind: 'markdown', value: `> ${escapeMarkdown(text)}` },
    kind: CompletionItemKind.Text,
    sortText: String(rank).padStart(4, '0'),
    filterText: document.getText(range) || newText,
    textEdit: { newText, range },
  }
}

export function toDocumentSymbol(document: TextDocument, symbol: DraftSymbol): DocumentSymbol {
  return {
    name: label(symbol.name),
    detail: symbol.detail && label(symbol.detail),
    kind: symbol.kind === 'quotation' ? SymbolKind.String : SymbolKind.Key,
    range: rangeIn(document, symbol),
    selectionRange: rangeIn(document, symbol.selection),
  }
}

export function toInlayHint(document: TextDocument, { offset, label: written, tooltip }: Hint): InlayHint {
  const position = document.positionAt(offset)
  const told = tooltip && { tooltip: visible(tooltip) }
  return { position, label: label(written), kind: InlayHintKind.Type, paddingLeft: true, ...told }
}
