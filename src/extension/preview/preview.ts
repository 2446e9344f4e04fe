import { commands, Disposable, type Uri, workspace } from 'vscode'
import type { RenderedCitations } from '../../server/protocol.ts'
import type { LanguageServer } from '../languageServer.ts'
import type { PreviewedDrafts } from './citationsPlugin.ts'

/**
 * What the server last said of the drafts that are shown in Markdown previews. A preview is rendered in one go and cannot
 * wait, so it is given what is known, and is rendered again when something else is.
 */
export class Preview implements PreviewedDrafts, Disposable {
  readonly #server: LanguageServer
  readonly #drafts = new Map<string, RenderedCitations | null>()
  readonly #asking = new Set<string>()
  readonly #askAgain = new Set<string>()
  readonly #listeners: Disposable

  constructor(server: LanguageServer) {
    this.#server = server
    const askForAll = () => {
      for (const uri of this.#drafts.keys()) void this.#ask(uri)
    }
    this.#listeners = Disposable.from(
      server.onDidChangeStatus(({ isReading }) => !isReading && askForAll()),
      workspace.onDidChangeConfiguration(change => change.affectsConfiguration('verbatim') && askForAll()),
      workspace.onDidCloseTextDocument(({ uri }) => this.#drafts.delete(uri.toString())),
    )
  }

  get all(): Iterable<RenderedCitations | null> {
    return this.#drafts.values()
  }

  /** Called at each rendering, and so after each change of the draft. */
  shown(uri: Uri): RenderedCitations | undefined {
    const name = uri.toString()
    void this.#ask(name)
    return this.#drafts.get(name) ?? undefined
  }

  dispose(): void {
    this.#listeners.dispose()
  }

  async #ask(uri: string): Promise<void> {
    if (this.#asking.has(uri)) {
      this.#askAgain.add(uri)
      return
    }
    this.#asking.add(uri)
    try {
      const before = JSON.stringify(this.#drafts.get(uri) ?? null)
      const answer = await this.#server.ask('verbatim/renderedCitations', { uri })
      this.#drafts.set(uri, answer)
      if (JSON.stringify(answer) !== before) await commands.executeCommand('markdown.preview.refresh')
    } catch {
      // A server that does not run is told by whichever command needs it; the preview shows citations as written.
    } finally {
      this.#asking.delete(uri)
    }
    if (this.#askAgain.delete(uri)) await this.#ask(uri)
  }
}
