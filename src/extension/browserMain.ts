import { type ExtensionContext, Uri, workspace } from 'vscode'
import { activateWith, type Exports } from './extension.ts'

export function activate(context: ExtensionContext): Exports {
  const uri = Uri.joinPath(context.extensionUri, 'dist', 'server.web.js')
  return activateWith(context, async options => {
    // The client's code is run after activation, so that the editor's start does not wait for it.
    const { BrowserMessageReader, BrowserMessageWriter, LanguageClient } = await import(
      'vscode-languageclient/browser'
    )
    // The client would take a worker, but asks `instanceof Worker`, and the editor's extension host has put a
    // function of its own in the place of `Worker`, of which no worker is an instance.
    return new LanguageClient(
      'verbatim',
      'Verbatim',
      async () => {
        const worker = await startWorker(uri)
        return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) }
      },
      options,
    )
  })
}

/** An extension that is itself on a virtual file system has no address a worker could be loaded from. */
async function startWorker(uri: Uri): Promise<Worker> {
  if (uri.scheme === 'http' || uri.scheme === 'https') return new Worker(uri.toString(true))
  const code = await workspace.fs.readFile(uri)
  return new Worker(URL.createObjectURL(new Blob([new Uint8Array(code)], { type: 'text/javascript' })))
}
