import { type Disposable, extensions, l10n, languages, WorkspaceEdit, window, workspace } from 'vscode'
import type { BaseLanguageClient, Middleware } from 'vscode-languageclient'
import type { Range } from 'vscode-languageserver-protocol'
import { escapeMarkdown } from '../base/escape.ts'

/** By name and number: the client lies in a bundle of its own, and does not know the constants of another. */
const RENAME = 'textDocument/rename'
const PREPARE_RENAME = 'textDocument/prepareRename'
const REQUEST_FAILED = -32803

/**
 * The editor asks one provider after the other until one renames, and its own for Markdown takes `[@key]` for a link
 * and writes over the whole citation. So a refusal must be the end of the matter.
 */
export function renaming(client: () => BaseLanguageClient): Middleware {
  return {
    async prepareRename(document, position, token) {
      const { code2ProtocolConverter, protocol2CodeConverter } = client()
      const place = code2ProtocolConverter.asTextDocumentPositionParams(document, position)
      const found = await client()
        .sendRequest<{ range: Range; placeholder: string } | null>(PREPARE_RENAME, place, token)
        .catch((thrown: Error & { readonly code?: number }) => {
          if (thrown.code !== REQUEST_FAILED) throw thrown
          // An `Error` is but a reason to ask the next provider. At what looks like Markdown the editor stops, and shows
          // it: a plain object, as a `MarkdownString` loses its text on the way.
          throw { value: escapeMarkdown(thrown.message) }
        })
      if (!found)
        throw new Error(l10n.t('Put the cursor on the citekey of a citation or of a bibliography entry.'))
      return { range: protocol2CodeConverter.asRange(found.range), placeholder: found.placeholder }
    },
    async provideRenameEdits(document, position, newName, token, next) {
      try {
        return await next(document, position, newName, token)
      } catch (refusal) {
        void window.showErrorMessage((refusal as Error).message)
        return new WorkspaceEdit()
      }
    },
  }
}

/** Of two providers the one is asked first that came last: whichever extension happened to be slower. */
export function renameBeforeMarkdown(client: BaseLanguageClient): Disposable {
  const own = client.getFeature(RENAME)
  let registered: Disposable | undefined
  const watch = workspace.onDidOpenTextDocument(({ languageId }) => languageId === 'markdown' && register())
  const register = async () => {
    watch.dispose()
    await extensions.getExtension('vscode.markdown-language-features')?.activate()
    registered ??= languages.registerRenameProvider('markdown', {
      prepareRename: (document, ...rest) => own.getProvider(document)?.prepareRename?.(document, ...rest),
      provideRenameEdits: (document, ...rest) =>
        own.getProvider(document)?.provideRenameEdits(document, ...rest),
    })
  }
  if (workspace.textDocuments.some(({ languageId }) => languageId === 'markdown')) void register()
  return {
    dispose: () => {
      watch.dispose()
      registered?.dispose()
    },
  }
}
