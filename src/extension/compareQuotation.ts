import {
  commands,
  type Disposable,
  l10n,
  type TextDocumentContentProvider,
  Uri,
  window,
  workspace,
} from 'vscode'
import type { DraftPlace } from '../server/protocol.ts'
import type { LanguageServer } from './languageServer.ts'

const SCHEME = 'verbatim-comparison'

/** Shows a quotation beside its source in the editor's own comparison. */
export class Comparison implements TextDocumentContentProvider, Disposable {
  readonly #server: LanguageServer
  readonly #registration = workspace.registerTextDocumentContentProvider(SCHEME, this)
  /** The two texts shown last; each comparison has documents of its own, for the editor keeps what it has read. */
  readonly #texts = new Map<string, string>()
  #shown = 0

  constructor(server: LanguageServer) {
    this.#server = server
  }

  provideTextDocumentContent(uri: Uri): string {
    return this.#texts.get(uri.toString()) ?? ''
  }

  /** The quotation at a place of a draft, or where the cursor is. */
  async show(given?: DraftPlace): Promise<void> {
    const place = given ?? placeOfCursor()
    const found = place && (await this.#server.ask('verbatim/comparison', place))
    if (!found) {
      void window.showInformationMessage(
        l10n.t('Put the cursor into a quotation that has a citation, or whose words are in your sources.'),
      )
      return
    }
    this.#texts.clear()
    this.#shown++
    const document = (name: string, text: string) => {
      const uri = Uri.from({ scheme: SCHEME, path: `/${this.#shown}/${name}` })
      this.#texts.set(uri.toString(), text)
      return uri
    }
    const source = document(l10n.t('Source'), found.source)
    const quotation = document(l10n.t('Quotation'), found.quotation)
    await commands.executeCommand('vscode.diff', source, quotation, found.title, { preview: true })
  }

  dispose(): void {
    this.#registration.dispose()
  }
}

function placeOfCursor(): DraftPlace | undefined {
  const editor = window.activeTextEditor
  if (!editor) return undefined
  const { line, character } = editor.selection.active
  return { uri: editor.document.uri.toString(), position: { line, character } }
}
