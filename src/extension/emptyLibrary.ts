import { commands, l10n, window, workspace } from 'vscode'
import { joined } from '../base/l10n.ts'
import type { LanguageServer } from './languageServer.ts'

/** Says what to do when there is nothing to search, and offers to do it. */
export async function reportEmptyLibrary(server: LanguageServer): Promise<void> {
  if (server.status.isReading) {
    void window.showInformationMessage(
      l10n.t('Verbatim is still reading your sources. Try again in a moment.'),
    )
    return
  }
  if (!workspace.workspaceFolders?.length) {
    const open = l10n.t('Open Folder…')
    const chosen = await window.showInformationMessage(
      l10n.t(
        'Verbatim looks for sources in the folder you have open, and none is open. Open the folder of your text.',
      ),
      open,
    )
    if (chosen === open) await commands.executeCommand('vscode.openFolder')
    return
  }
  const folders = joined(workspace.getConfiguration('verbatim').get<string[]>('sources', []), 'disjunction')
  const setting = l10n.t('Open Setting')
  const report = l10n.t('Show Report')
  const chosen = await window.showInformationMessage(
    l10n.t(
      'Verbatim has no sources yet. Put articles (text, Markdown, web pages, PDF, Word, EPUB) into a folder {0} beside your draft, or name other folders in the setting.',
      folders,
    ),
    setting,
    report,
  )
  if (chosen === setting) await commands.executeCommand('workbench.action.openSettings', 'verbatim.sources')
  if (chosen === report) await commands.executeCommand('verbatim.showReport')
}
