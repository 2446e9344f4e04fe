import { commands, ProgressLocation, window } from 'vscode'
import type { CheckSummary } from '../server/protocol.ts'
import type { LanguageServer } from './languageServer.ts'

/** Checks the draft in front of the writer, also when checking while typing is off. */
export async function checkDraft(server: LanguageServer): Promise<void> {
  const document = window.activeTextEditor?.document
  if (!document) {
    void window.showInformationMessage('Open the draft to be checked first.')
    return
  }
  await tell(await server.ask('verbatim/check', { uri: document.uri.toString() }), 'in this draft')
}

export async function checkWorkspace(server: LanguageServer): Promise<void> {
  const options = { location: ProgressLocation.Notification, title: 'Checking all drafts', cancellable: true }
  const summary = await window.withProgress(options, (_, token) => server.ask('verbatim/check', {}, token))
  await tell(summary, `in ${count(summary.files, 'draft')}`)
}

async function tell({ quotations, errors, warnings }: CheckSummary, where: string): Promise<void> {
  const checked = `${count(quotations, 'cited quotation')} ${where}`
  if (errors + warnings === 0) {
    void window.showInformationMessage(`Checked ${checked}: nothing to mend.`)
    return
  }
  const show = 'Show Problems'
  const found = [errors && count(errors, 'error'), warnings && count(warnings, 'warning')]
    .filter(Boolean)
    .join(' and ')
  const chosen = await window.showWarningMessage(`Checked ${checked}: ${found}.`, show)
  if (chosen === show) await commands.executeCommand('workbench.actions.view.problems')
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
