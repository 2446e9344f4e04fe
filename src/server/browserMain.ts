import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser'
import { fetchInBrowser } from './browserFetch.ts'
import { clientChunks } from './clientChunks.ts'
import { clientFiles } from './clientFiles.ts'
import { clientStore } from './clientStore.ts'
import { startServer } from './server.ts'

const scope = globalThis as unknown as DedicatedWorkerGlobalScope
const connection = createConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope))
const files = clientFiles(connection)
startServer(connection, {
  runtime: 'browser',
  filesOf: () => files,
  load: clientChunks(connection),
  fetchPage: fetchInBrowser,
  storeOf: folder => (folder === undefined ? undefined : clientStore(connection)),
})
