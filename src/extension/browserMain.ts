import { type ExtensionContext, Uri, workspace } from 'vscode'
import { activateWith } from './extension.ts'

export function activate(context: ExtensionContext): void {
  const uri = Uri.joinPath(context.extensionUri, 'dist', 'server.web.js')
  activateWith(context, async options => {
    // The client's code is run after activation, so that the editor's start does not wait for it.
    const { LanguageClient } = await import('vscode-languageclient/browser')
    return new LanguageClient('verbatim', 'Verbatim', () => startWorker(uri), options)
  })
}

/** An extension that is itself on a virtual file system has no address a worker could be loaded from. */
async function startWorker(uri: Uri): Promise<Worker> {
  if (uri.scheme === 'http' || uri.scheme === 'https') return new Worker(uri.toString(true))
  const code = await workspace.fs.readFile(uri)
  return new Worker(URL.createObjectURL(new Blob([new Uint8Array(code)], { type: 'text/javascript' })))
}
