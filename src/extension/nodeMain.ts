import { join } from 'node:path'
import type { ExtensionContext } from 'vscode'
import { LanguageClient, TransportKind } from 'vscode-languageclient/node'
import { activateWith } from './extension.ts'

export function activate(context: ExtensionContext): void {
  const module = join(context.extensionPath, 'dist', 'server.js')
  const run = { module, transport: TransportKind.ipc }
  activateWith(context, options => new LanguageClient('verbatim', 'Verbatim', { run, debug: run }, options))
}
