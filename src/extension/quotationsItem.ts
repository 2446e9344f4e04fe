import { Disposable, l10n, StatusBarAlignment, window } from 'vscode'
import type { Checked, LanguageServer } from './languageServer.ts'

/** How many quotations of the draft in front are what their sources say; a click shows what is open. */
export function quotationsItem(server: LanguageServer): Disposable {
  const item = window.createStatusBarItem('verbatim.quotations', StatusBarAlignment.Right, 99)
  item.name = l10n.t('Verbatim: Quotations')
  item.command = 'workbench.actions.view.problems'
  const known = new Map<string, Checked>()
  const show = () => {
    const checked = known.get(window.activeTextEditor?.document.uri.toString() ?? '')
    if (!checked || checked.quotations === 0) return item.hide()
    const open = checked.quotations - checked.verified
    item.text = open > 0 ? `$(check) ${checked.verified} $(warning) ${open}` : `$(check) ${checked.verified}`
    const verified = l10n.t(
      '{0} of {1} quotations are what their sources say',
      checked.verified,
      checked.quotations,
    )
    const told = open > 0 ? l10n.t('Verbatim: {0}. Click for the others', verified) : `Verbatim: ${verified}`
    item.tooltip = told
    // What a screen reader would make of the signs says nothing.
    item.accessibilityInformation = { label: told }
    item.show()
  }
  return Disposable.from(
    item,
    window.onDidChangeActiveTextEditor(show),
    server.onDidCheck(checked => {
      known.set(checked.uri, checked)
      show()
    }),
  )
}
