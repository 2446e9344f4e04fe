import { commands, window, workspace } from 'vscode'
import type { LanguageServer } from './languageServer.ts'

/** Says what to do when there is nothing to search, and offers to do it. */
export async function reportEmptyLibrary(server: LanguageServer): Promise<void> {
  if (server.status.isReading) {
    void window.showInformationMessage('Verbatim is still reading your sources. Try again in a moment.')
    return
  }
  if (!workspace.workspaceFolders?.length) {
    const open = 'Open Folder…'
    const chosen = await window.showInformationMessage(
      'Verbatim looks for sources in the folder you have open, and none is open. Open the folder of your text.',
      open,
    )
    if (chosen === open) await commands.executeCommand('vscode.openFolder')
    return
  }
  const listed = new Intl.ListFormat('en', { type: 'disjunction' })
  const folders = listed.format(workspace.getConfiguration('verbatim').get<string[]>('sources', []))
  const setting = 'Open Setting'
  const report = 'Show Report'
  const chosen = await window.showInformationMessage(
    `Verbatim has no sources yet. Put articles (text, Markdown, web pages, PDF, Word, EPUB) into a folder ${folders} beside your draft, or name other folders in the setting.`,
    setting,
    report,
  )
  if (chosen === setting) await commands.executeCommand('workbench.action.openSettings', 'verbatim.sources')
  if (chosen === report) await commands.executeCommand('verbatim.showReport')
}
