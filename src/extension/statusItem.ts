import { Disposable, l10n, StatusBarAlignment, window } from 'vscode'
import type { LanguageServer, Status } from './languageServer.ts'

/** How many sources there are, at a glance; a click tells more. */
export function statusItem(server: LanguageServer): Disposable {
  const item = window.createStatusBarItem('verbatim.status', StatusBarAlignment.Right, 100)
  item.name = 'Verbatim'
  item.command = 'verbatim.showReport'
  const show = (status: Status) => {
    const { sources } = status
    const [icon, tooltip] = server.hasStopped ? stopped() : stateOf(status)
    const count = sources === 1 ? l10n.t('1 source') : l10n.t('{0} sources', sources)
    item.text = `$(${icon}) ${count}`
    item.tooltip = tooltip
    item.accessibilityInformation = { label: `${count}. ${tooltip}` }
    item.show()
  }
  return Disposable.from(item, server.onDidChangeStatus(show))
}

const stopped = () => ['error', l10n.t('Verbatim has stopped. Click to start it again')] as const

function stateOf({ problems, isReading }: Status): readonly [icon: string, tooltip: string] {
  if (isReading) return ['sync~spin', l10n.t('Verbatim is reading your sources')]
  if (problems === 0) return ['quote', l10n.t('Verbatim: show the library report')]
  const some = problems === 1 ? l10n.t('1 problem') : l10n.t('{0} problems', problems)
  return ['warning', l10n.t('Verbatim: {0} with sources. Click for the report', some)]
}
