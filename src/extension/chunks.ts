import type { Uri } from 'vscode'
import type { ClientRequests } from '../server/protocol.ts'
import { readExtensionFile } from './files.ts'

/** The code of a part of the language server, for one that runs in a web worker and cannot fetch it. */
export async function readChunk(
  extension: Uri,
  name: string,
): Promise<ClientRequests['verbatim/chunk']['result']> {
  if (!/^\w+$/.test(name)) throw new Error(`there is no part ${name}`)
  return { code: await readExtensionFile(extension, 'dist', `${name}.mjs`) }
}
