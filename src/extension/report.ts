import {
  commands,
  type Disposable,
  EventEmitter,
  extensions,
  l10n,
  type TextDocumentContentProvider,
  Uri,
  window,
  workspace,
} from 'vscode'
import type { LanguageServer } from './languageServer.ts'

const REPORT = Uri.from({ scheme: 'verbatim-report', path: `/${l10n.t('Library report')}.md` })

/** A preview that stays with its document; the ordinary one turns to whichever Markdown file is edited next. */
const PREVIEW = 'vscode.markdown.preview.editor'

/** The library report as a read-only document that follows the library, shown in the editor's Markdown preview. */
export class Report implements TextDocumentContentProvider, Disposable {
  readonly #server: LanguageServer
  readonly #changed = new EventEmitter<Uri>()
  readonly #registration = workspace.registerTextDocumentContentProvider(REPORT.scheme, this)
  readonly onDidChange = this.#changed.event
  readonly #following: Disposable

  constructor(server: LanguageServer) {
    this.#server = server
    this.#following = server.onDidChangeStatus(() => this.#changed.fire(REPORT))
  }

  async provideTextDocumentContent(): Promise<string> {
    return (await this.#server.ask('verbatim/report', {})).markdown
  }

  async show(): Promise<void> {
    this.#changed.fire(REPORT)
    if (extensions.getExtension('vscode.markdown-language-features'))
      await commands.executeCommand('vscode.openWith', REPORT, PREVIEW)
    else await window.showTextDocument(REPORT)
  }

  dispose(): void {
    this.#following.dispose()
    this.#registration.dispose()
    this.#changed.dispose()
  }
}

export async function rebuildIndex(server: LanguageServer): Promise<void> {
  // The server shows how far it is, and can be stopped there.
  const { sources } = await server.ask('verbatim/rebuild', {})
  void window.showInformationMessage(
    sources === 1 ? l10n.t('1 source in the library.') : l10n.t('{0} sources in the library.', sources),
  )
}
