import { setFlagsFromString } from 'node:v8'
import {
  createConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node'
import { surviveBrokenPromises } from './brokenPromises.ts'
import { clientFiles } from './clientFiles.ts'
import { indexPlace } from './indexPlace.ts'
import { nodeChunks } from './nodeChunks.ts'
import { nodeFiles } from './nodeFiles.ts'
import { arrayCollector } from './nodeMemory.ts'
import { nodeStore } from './nodeStore.ts'
import { startServer } from './server.ts'
import { userCacheStore } from './userCache.ts'

/** Until what a client has said before it went away has had its turn. */
const HEARD_MS = 500

/** The language server on Node. `stdio`: talk over standard input and output whatever the arguments say. */
export function startNodeServer(stdio = false): void {
  const connection = stdio
    ? createConnection(
        ProposedFeatures.all,
        new StreamMessageReader(process.stdin),
        new StreamMessageWriter(process.stdout),
      )
    : createConnection(ProposedFeatures.all)
  if (stdio) endWithClient()
  surviveBrokenPromises(message => connection.console.warn(message))
  // V8 lets a heap grow to several times what is in use. Here that would be more than the index, for no gain in speed.
  // (`--optimize-for-size` takes less still, but compacts all of the heap each time: two fifths of the time of reading.)
  setFlagsFromString('--heap-growing-percent=20')
  const files = clientFiles(connection)
  startServer(connection, {
    runtime: `Node ${process.version}`,
    filesOf: uri => (uri.startsWith('file:') ? nodeFiles : files),
    load: nodeChunks(),
    // Loaded when first wanted: Node's own code for the network takes a sixth of the start.
    fetchPage: async url => (await import('./nodeFetch.ts')).fetchOnNode(url),
    freeArrays: arrayCollector(),
    storeOf: (folder, roots) => {
      const file = indexPlace(folder)
      if (file !== undefined) return nodeStore(file)
      return roots.length > 0 ? userCacheStore('lsp', ...roots) : undefined
    },
  })
}

/**
 * A client that goes away, in mid-request too, ends the server: there is nobody to answer, and nobody else to end it. What
 * it has said before is heard, a proper leave above all. What is being written to the index is as if not begun.
 */
function endWithClient(): void {
  const end = () => process.exit(1)
  process.stdin.once('end', () => {
    // Whatever is still said to a client that has gone throws, and is no news.
    process.once('uncaughtException', end)
    setTimeout(end, HEARD_MS)
  })
  process.stdin.once('error', end)
  process.stdout.once('error', end)
}
