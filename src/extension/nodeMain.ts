import { join } from 'node:path'
import type { ExtensionContext } from 'vscode'
import { activateWith } from './extension.ts'

export function activate(context: ExtensionContext): void {
  const module = join(context.extensionPath, 'dist', 'server.js')
  activateWith(context, async options => {
    // The client's code is run after activation, so that the editor's start does not wait for it.
    const { LanguageClient, TransportKind } = await import('vscode-languageclient/node')
    const run = { module, transport: TransportKind.ipc }
    return new LanguageClient('verbatim', 'Verbatim', { run, debug: run }, options)
  })
}
