import { l10n, window } from 'vscode'
import { draftInFront } from './draftInFront.ts'
import type { LanguageServer } from './languageServer.ts'
import { asRange } from './ranges.ts'

/** Writes the references of all that the draft cites at its end, or brings those up to date that stand there. */
export async function insertBibliography(server: LanguageServer): Promise<void> {
  const editor = await draftInFront()
  if (!editor) {
    void window.showInformationMessage(l10n.t('Open the draft whose bibliography is wanted first.'))
    return
  }
  const { version, uri } = editor.document
  const answer = await server.ask('verbatim/insertBibliography', { uri: uri.toString() })
  if ('fault' in answer) {
    void window.showWarningMessage(answer.fault)
    return
  }
  if (editor.document.version !== version) {
    void window.showInformationMessage(l10n.t('The draft was changed meanwhile. Run the command again.'))
    return
  }
  await editor.edit(edit => edit.replace(asRange(answer.range), answer.newText))
  const { unknown } = answer
  if (unknown.length > 0) {
    void window.showWarningMessage(
      l10n.t('Nothing is known of {0}, so there is no reference for it.', unknown.join(', ')),
    )
  }
}
