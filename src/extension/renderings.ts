import {
  type Disposable,
  EventEmitter,
  l10n,
  type TextDocumentContentProvider,
  type Uri,
  workspace,
} from 'vscode'
import type { RenderingScheme } from '../server/protocol.ts'
import type { LanguageServer } from './languageServer.ts'

const SCHEME: RenderingScheme = 'verbatim-source'

/** Read-only documents that stand for sources whose files are not text: PDF, Word, EPUB. */
export class Renderings implements TextDocumentContentProvider, Disposable {
  readonly #server: LanguageServer
  readonly #changed = new EventEmitter<Uri>()
  readonly #registration = workspace.registerTextDocumentContentProvider(SCHEME, this)
  readonly #status: Disposable
  readonly onDidChange = this.#changed.event

  constructor(server: LanguageServer) {
    this.#server = server
    this.#status = server.onDidChangeStatus(({ isReading }) => !isReading && this.#refresh())
  }

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    const rendering = await this.#server.ask('verbatim/rendering', { uri: uri.toString() })
    if (!rendering) throw new Error(l10n.t('{0} is not in the library any more', uri.path.slice(1)))
    return rendering.text
  }

  /** What is shown may have been read anew. */
  #refresh(): void {
    for (const { uri } of workspace.textDocuments) if (uri.scheme === SCHEME) this.#changed.fire(uri)
  }

  dispose(): void {
    this.#registration.dispose()
    this.#status.dispose()
    this.#changed.dispose()
  }
}
