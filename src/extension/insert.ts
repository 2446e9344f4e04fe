import { env, Position, Range, Selection, type TextDocument, type TextEditor, window } from 'vscode'
import type { SourcePlace } from '../server/protocol.ts'
import type { LanguageServer } from './languageServer.ts'

/**
 * Writes a quotation with its citation, or the citation alone, over the selection, as one step to undo. Without an
 * open draft (`null` for none) the text goes to the clipboard.
 */
export async function insertAtCursor(
  server: LanguageServer,
  place: SourcePlace,
  form: 'quotation' | 'citation',
  {
    editor = window.activeTextEditor,
    citekey,
  }: { editor?: TextEditor | null | undefined; citekey?: string } = {},
): Promise<void> {
  const { before, after } = editor
    ? surroundings(editor.document, editor.selection)
    : { before: '', after: '' }
  const inserted = await server.ask('verbatim/insertion', {
    uri: place.uri,
    range: place.range,
    form,
    before,
    after,
    ...(editor && { language: editor.document.languageId }),
    ...(citekey !== undefined && { citekey }),
  })
  if (!inserted) {
    void window.showWarningMessage('This source is no longer in the library.')
    return
  }
  if (!editor) {
    await env.clipboard.writeText(inserted.text)
    void window.showInformationMessage('No draft is open, so the text was copied to the clipboard.')
    return
  }
  await window.showTextDocument(editor.document, {
    viewColumn: editor.viewColumn,
    selection: editor.selection,
  })
  const isWritten = await editor.edit(edit => edit.replace(editor.selection, inserted.text))
  if (!isWritten) {
    await env.clipboard.writeText(inserted.text)
    void window.showWarningMessage(
      'This document cannot be changed, so the text was copied to the clipboard.',
    )
    return
  }
  const { end } = editor.selection
  editor.selection = new Selection(end, end)
}

/** Some lines around a range: as much as tells whether a block can start here. */
export function surroundings(
  document: TextDocument,
  { start, end }: Range,
): { before: string; after: string } {
  const from = new Position(Math.max(0, start.line - 2), 0)
  const to = document.validatePosition(new Position(end.line + 2, Number.MAX_SAFE_INTEGER))
  return { before: document.getText(new Range(from, start)), after: document.getText(new Range(end, to)) }
}
