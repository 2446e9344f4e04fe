import {
  commands,
  type Disposable,
  EventEmitter,
  type TextDocumentContentProvider,
  Uri,
  window,
  workspace,
} from 'vscode'
import type { LanguageServer } from './languageServer.ts'

const REPORT = Uri.from({ scheme: 'verbatim-report', path: '/Library report.md' })

/** The library report as a read-only document, shown in the editor's Markdown preview. */
export class Report implements TextDocumentContentProvider, Disposable {
  readonly #server: LanguageServer
  readonly #changed = new EventEmitter<Uri>()
  readonly #registration = workspace.registerTextDocumentContentProvider(REPORT.scheme, this)
  readonly onDidChange = this.#changed.event

  constructor(server: LanguageServer) {
    this.#server = server
  }

  async provideTextDocumentContent(): Promise<string> {
    return (await this.#server.ask('verbatim/report', {})).markdown
  }

  async show(): Promise<void> {
    this.#changed.fire(REPORT)
    const available = await commands.getCommands(true)
    if (available.includes('markdown.showPreview'))
      await commands.executeCommand('markdown.showPreview', REPORT)
    else await window.showTextDocument(REPORT)
  }

  dispose(): void {
    this.#registration.dispose()
    this.#changed.dispose()
  }
}

export async function rebuildIndex(server: LanguageServer): Promise<void> {
  // The server shows how far it is, and can be stopped there.
  const { sources } = await server.ask('verbatim/rebuild', {})
  void window.showInformationMessage(`${sources} source${sources === 1 ? '' : 's'} in the library.`)
}
