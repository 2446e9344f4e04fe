import {
  type CancellationToken,
  type InlineCompletionContext,
  InlineCompletionItem,
  type InlineCompletionItemProvider,
  type Position,
  type TextDocument,
  workspace,
} from 'vscode'
import type { LanguageServer } from './languageServer.ts'
import { asRange } from './ranges.ts'

/** Shows how the quotation that is being typed goes on in its source, as text to be taken over with Tab. */
export class QuotationCompletion implements InlineCompletionItemProvider {
  readonly #server: LanguageServer

  constructor(server: LanguageServer) {
    this.#server = server
  }

  async provideInlineCompletionItems(
    document: TextDocument,
    { line, character }: Position,
    { selectedCompletionInfo: chosen }: InlineCompletionContext,
    token: CancellationToken,
  ): Promise<InlineCompletionItem[]> {
    const isWanted = workspace.getConfiguration('verbatim', document).get('insert.completeQuotations', true)
    if (!isWanted) return []
    const place = { uri: document.uri.toString(), position: { line, character } }
    const offered = await this.#server.ask('verbatim/quotationCompletion', place, token)
    if (token.isCancellationRequested) return []
    return (
      offered
        // Beside a list the editor shows only what goes on from the item that is chosen in it.
        .filter(({ newText }) => !chosen || newText.startsWith(chosen.text))
        .map(({ newText, range }) => new InlineCompletionItem(newText, chosen?.range ?? asRange(range)))
    )
  }
}
