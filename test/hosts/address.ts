import type { Server } from './server.ts'

/** What a workbench is opened with. */
export interface Opening {
  folder: string
  /** An extension that is loaded from its folder, as in development. */
  extensionDevelopmentPath?: string
  /** A CommonJS module that exports `run(): Promise<void>`, without its `.js`. */
  extensionTestsPath?: string
}

/** The address at which the server shows a workbench on a folder. */
export function workbenchAddress(server: Server, opening: Opening): string {
  const payload = [
    ...remotePair('extensionDevelopmentPath', opening.extensionDevelopmentPath),
    ...remotePair('extensionTestsPath', opening.extensionTestsPath),
  ]
  const address = new URL(server.address)
  address.searchParams.set('folder', opening.folder)
  if (payload.length > 0)
    address.searchParams.set('payload', JSON.stringify([...payload, ['skipWelcome', 'true']]))
  return address.href

  function remotePair(name: string, path: string | undefined): [string, string][] {
    return path === undefined ? [] : [[name, `vscode-remote://127.0.0.1:${server.port}${path}`]]
  }
}
