import type { Connection } from 'vscode-languageserver'
import { en } from '../base/l10n.ts'
import { canonicalUri } from '../base/uri.ts'
import { type FileEntry, FileError } from '../base/workspace.ts'
import type { ClientRequests, FileFault } from './protocol.ts'

/** How files are listed and read; watching is the editor's in either case. */
export interface FileAccess {
  list(uri: string): Promise<readonly FileEntry[]>
  real(uri: string): Promise<string>
  read(uri: string): Promise<Uint8Array>
}

const LINK = en`is a link, which is not followed in a folder like this. Copy what it leads to`

/** Files that only the editor can reach: those of its virtual file systems, and all of them in a browser. */
export function clientFiles(connection: Connection): FileAccess {
  return {
    async list(uri) {
      const { files } = await ask(connection, 'verbatim/listFiles', uri)
      return files.map(({ fault, ...file }) => ({
        ...file,
        uri: canonicalUri(file.uri),
        ...(fault !== undefined && { fault: fault === 'link' ? LINK : en`cannot be read: ${fault.message}` }),
      }))
    },
    // An editor does not tell where links lead; it lists none.
    real: async uri => uri,
    async read(uri) {
      const { base64 } = await ask(connection, 'verbatim/readFile', uri)
      return Uint8Array.from(atob(base64), character => character.charCodeAt(0))
    },
  }
}

async function ask<M extends 'verbatim/listFiles' | 'verbatim/readFile'>(
  connection: Connection,
  method: M,
  uri: string,
) {
  type Answer = ClientRequests[M]['result']
  const answer = await connection.sendRequest<Answer>(method, { uri })
  if ('fault' in answer) throw new FileError(answer.fault, uri, answer.message)
  return answer as Exclude<Answer, FileFault>
}
