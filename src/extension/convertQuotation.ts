import { l10n, window } from 'vscode'
import type { ConversionParams } from '../server/protocol.ts'
import type { LanguageServer } from './languageServer.ts'
import { asRange } from './ranges.ts'

/** Writes the quotation at the cursor in another way, as one step to undo. */
export async function convertQuotation(server: LanguageServer, to: ConversionParams['to']): Promise<void> {
  const editor = window.activeTextEditor
  if (!editor) {
    void window.showInformationMessage(l10n.t('Open the draft and put the cursor into a quotation first.'))
    return
  }
  const { document, selection } = editor
  const { version } = document
  const position = ({ line, character }: typeof selection.start) => ({ line, character })
  const range = { start: position(selection.start), end: position(selection.end) }
  const converted = await server.ask('verbatim/convert', { uri: document.uri.toString(), range, to })
  if ('refused' in converted) {
    void window.showInformationMessage(converted.refused)
    return
  }
  if (document.version !== version) {
    void window.showInformationMessage(l10n.t('The draft was changed meanwhile. Run the command again.'))
    return
  }
  await editor.edit(edit => {
    for (const { range: place, newText } of converted.edits) edit.replace(asRange(place), newText)
  })
  if (converted.remark) void window.showWarningMessage(converted.remark)
}
