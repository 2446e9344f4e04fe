import { Uri, workspace } from 'vscode'
import type { ClientRequests } from '../server/protocol.ts'

/** The code of a part of the language server, for one that runs in a web worker and cannot fetch it. */
export async function readChunk(
  extension: Uri,
  name: string,
): Promise<ClientRequests['verbatim/chunk']['result']> {
  if (!/^\w+$/.test(name)) throw new Error(`there is no part ${name}`)
  return { code: await readText(Uri.joinPath(extension, 'dist', `${name}.mjs`)) }
}

async function readText(uri: Uri): Promise<string> {
  if (uri.scheme !== 'http' && uri.scheme !== 'https')
    return new TextDecoder().decode(await workspace.fs.readFile(uri))
  const response = await fetch(uri.toString(true))
  if (!response.ok) throw new Error(`${uri.toString(true)} cannot be fetched: ${response.status}`)
  return response.text()
}
