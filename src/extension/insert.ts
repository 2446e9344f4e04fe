import {
  DocumentDropEdit,
  env,
  l10n,
  type Position,
  Range,
  Selection,
  SnippetString,
  type TextDocument,
  type TextEditor,
  WorkspaceEdit,
  window,
} from 'vscode'
import type { Insertion, InsertionForm, SourcePlace } from '../server/protocol.ts'
import type { LanguageServer } from './languageServer.ts'

/**
 * Writes a quotation with its citation, or the citation alone, over the selection, as one step to undo; several places
 * one behind the other. Without an open draft (`null` for none) the text goes to the clipboard.
 */
export async function insertAtCursor(
  server: LanguageServer,
  places: SourcePlace | readonly SourcePlace[],
  form: InsertionForm,
  {
    editor = window.activeTextEditor,
    citekey,
  }: { editor?: TextEditor | null | undefined; citekey?: string } = {},
): Promise<void> {
  const { before, after } = editor
    ? surroundings(editor.document, editor.selection)
    : { before: '', after: '' }
  let text = ''
  let overwritten = 0
  let stops: readonly { readonly start: number; readonly end: number }[] = []
  const all = 'uri' in places ? [places] : places
  for (const { uri, range } of all) {
    const inserted = await server.ask('verbatim/insertion', {
      uri,
      range,
      form,
      before: before + text,
      after: after.slice(overwritten),
      ...(editor && { language: editor.document.languageId }),
      ...(citekey !== undefined && { citekey }),
    })
    if (!inserted) {
      void window.showWarningMessage(l10n.t('This source is no longer in the library.'))
      return
    }
    stops = [
      ...stops,
      ...inserted.stops.map(({ start, end }) => ({ start: start + text.length, end: end + text.length })),
    ]
    text += inserted.text
    overwritten += inserted.overwrites
  }
  if (!editor) {
    await env.clipboard.writeText(text)
    void window.showInformationMessage(l10n.t('No draft is open, so the text was copied to the clipboard.'))
    return
  }
  const { document, viewColumn, selection } = editor
  const end = document.positionAt(document.offsetAt(selection.end) + overwritten)
  const range = new Range(selection.start, end)
  // The editor that was given is gone if another file has been in front in the meantime.
  const shown = await window.showTextDocument(document, { viewColumn, selection })
  const isWritten =
    stops.length > 0
      ? await shown.insertSnippet(snippet(text, stops), range)
      : await shown.edit(edit => edit.replace(range, text))
  if (!isWritten) {
    await env.clipboard.writeText(text)
    void window.showWarningMessage(
      l10n.t('This document cannot be changed, so the text was copied to the clipboard.'),
    )
    return
  }
  if (stops.length > 0) return
  const { end: cursor } = shown.selection
  shown.selection = new Selection(cursor, cursor)
}

/** The text with places for the tab key, and the cursor behind it at last. */
function snippet(
  text: string,
  stops: readonly { readonly start: number; readonly end: number }[],
): SnippetString {
  const made = new SnippetString()
  let at = 0
  for (const { start, end } of stops.toSorted((a, b) => a.start - b.start)) {
    made.appendText(text.slice(at, start))
    if (end > start) made.appendPlaceholder(text.slice(start, end))
    else made.appendTabstop()
    at = end
  }
  return made.appendText(text.slice(at)).appendTabstop(0)
}

/** What a document has before and after a range. */
export function surroundings(
  document: TextDocument,
  { start, end }: Range,
): { before: string; after: string } {
  const text = document.getText()
  return { before: text.slice(0, document.offsetAt(start)), after: text.slice(document.offsetAt(end)) }
}

/** Takes away what closes a quotation behind a place already, where what is inserted there closes it itself. */
export function overwritten(
  document: TextDocument,
  place: Position,
  { overwrites }: Insertion,
): WorkspaceEdit | undefined {
  if (overwrites === 0) return undefined
  const edit = new WorkspaceEdit()
  edit.delete(document.uri, new Range(place, document.positionAt(document.offsetAt(place) + overwrites)))
  return edit
}

/** Writes an insertion where something is dropped. */
export function dropEdit(document: TextDocument, place: Position, insertion: Insertion): DocumentDropEdit {
  const edit = new DocumentDropEdit(insertion.text)
  const overwriting = overwritten(document, place, insertion)
  if (overwriting) edit.additionalEdit = overwriting
  return edit
}
