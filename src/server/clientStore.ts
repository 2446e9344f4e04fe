import type { Connection } from 'vscode-languageserver'
import { t } from '../base/l10n.ts'
import { joinParts, type Store, splitParts } from '../base/store.ts'
import type { FileFault, StorageRequests } from './protocol.ts'

/** A file in the editor's own storage, for a server that runs in a browser and reaches no disk. */
export function clientStore(connection: Connection): Store {
  return {
    place: t`the storage of the editor`,
    async read() {
      const { bytes } = await ask(connection, 'verbatim/readStorage', {})
      return bytes && splitParts(aligned(bytes))
    },
    async write(parts) {
      await ask(connection, 'verbatim/writeStorage', { bytes: joinParts(parts) })
    },
  }
}

/** Parts start where arrays of numbers may start if the whole does. */
function aligned(bytes: Uint8Array): Uint8Array {
  return bytes.byteOffset === 0 ? bytes : bytes.slice()
}

async function ask<M extends keyof StorageRequests>(
  connection: Connection,
  method: M,
  params: StorageRequests[M]['params'],
) {
  const answer = await connection.sendRequest<StorageRequests[M]['result']>(method, params)
  if ('fault' in answer) throw new Error(answer.message)
  return answer as Exclude<StorageRequests[M]['result'], FileFault>
}
