import { join } from 'node:path'
import type { ExtensionContext } from 'vscode'
import { activateWith, type Exports } from './extension.ts'

export function activate(context: ExtensionContext): Exports {
  const module = join(context.extensionPath, 'dist', 'server.js')
  const compiled = join(context.globalStorageUri.fsPath, 'compiled')
  return activateWith(context, async options => {
    // A bundle of its own (esbuild.mjs): the editor's start waits until the extension's is read, so that is kept small.
    const { nodeClient } = await import('./nodeClient.js')
    return nodeClient(module, compiled, options)
  })
}
