import { commands, l10n, ProgressLocation, window } from 'vscode'
import { joined } from '../base/l10n.ts'
import type { CheckSummary } from '../server/protocol.ts'
import { draftInFront } from './draftInFront.ts'
import type { LanguageServer } from './languageServer.ts'

/** Checks the draft in front of the writer, also when checking while typing is off. */
export async function checkDraft(server: LanguageServer): Promise<void> {
  const document = (await draftInFront())?.document
  if (!document) {
    void window.showInformationMessage(l10n.t('Open the draft to be checked first.'))
    return
  }
  await tell(await server.ask('verbatim/check', { uri: document.uri.toString() }), l10n.t('in this draft'))
}

export async function checkWorkspace(server: LanguageServer): Promise<void> {
  const options = {
    location: ProgressLocation.Notification,
    title: l10n.t('Checking all drafts'),
    cancellable: true,
  }
  const summary = await window.withProgress(options, (_, token) => server.ask('verbatim/check', {}, token))
  await tell(summary, summary.files === 1 ? l10n.t('in 1 draft') : l10n.t('in {0} drafts', summary.files))
}

async function tell({ quotations, errors, warnings }: CheckSummary, where: string): Promise<void> {
  const checked =
    quotations === 1
      ? l10n.t('1 cited quotation {0}', where)
      : l10n.t('{0} cited quotations {1}', quotations, where)
  if (errors + warnings === 0) {
    void window.showInformationMessage(l10n.t('Checked {0}: nothing to mend.', checked))
    return
  }
  const show = l10n.t('Show Problems')
  const found = [
    errors === 1 ? l10n.t('1 error') : errors && l10n.t('{0} errors', errors),
    warnings === 1 ? l10n.t('1 warning') : warnings && l10n.t('{0} warnings', warnings),
  ].filter(one => one !== 0)
  const chosen = await window.showWarningMessage(l10n.t('Checked {0}: {1}.', checked, joined(found)), show)
  if (chosen === show) await commands.executeCommand('workbench.actions.view.problems')
}
