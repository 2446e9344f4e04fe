import { Disposable, StatusBarAlignment, window } from 'vscode'
import type { LanguageServer, Status } from './languageServer.ts'

/** How many sources there are, at a glance; a click tells more. */
export function statusItem(server: LanguageServer): Disposable {
  const item = window.createStatusBarItem('verbatim.status', StatusBarAlignment.Right, 100)
  item.name = 'Verbatim'
  item.command = 'verbatim.showReport'
  const show = ({ sources, problems, isReading }: Status) => {
    const icon = isReading ? '$(sync~spin)' : problems > 0 ? '$(warning)' : '$(quote)'
    item.text = `${icon} ${sources} source${sources === 1 ? '' : 's'}`
    item.tooltip = isReading
      ? 'Verbatim is reading your sources'
      : problems > 0
        ? `Verbatim: ${problems} problem${problems === 1 ? '' : 's'} with sources. Click for the report`
        : 'Verbatim: show the library report'
    item.show()
  }
  return Disposable.from(item, server.onDidChangeStatus(show))
}
