import { Disposable, StatusBarAlignment, window } from 'vscode'
import type { LanguageServer, Status } from './languageServer.ts'

/** How many sources there are, at a glance; a click tells more. */
export function statusItem(server: LanguageServer): Disposable {
  const item = window.createStatusBarItem('verbatim.status', StatusBarAlignment.Right, 100)
  item.name = 'Verbatim'
  item.command = 'verbatim.showReport'
  const show = (status: Status) => {
    const { sources } = status
    const [icon, tooltip] = server.hasStopped ? STOPPED : stateOf(status)
    item.text = `$(${icon}) ${sources} source${sources === 1 ? '' : 's'}`
    item.tooltip = tooltip
    item.show()
  }
  return Disposable.from(item, server.onDidChangeStatus(show))
}

const STOPPED = ['error', 'Verbatim has stopped. Click to start it again'] as const

function stateOf({ problems, isReading }: Status): readonly [icon: string, tooltip: string] {
  if (isReading) return ['sync~spin', 'Verbatim is reading your sources']
  if (problems === 0) return ['quote', 'Verbatim: show the library report']
  const some = `${problems} problem${problems === 1 ? '' : 's'}`
  return ['warning', `Verbatim: ${some} with sources. Click for the report`]
}
