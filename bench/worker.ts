/** What `webWorker.ts` runs in a worker of the browser. */
import { engineRound } from './engineRound.ts'

const scope = globalThis as unknown as DedicatedWorkerGlobalScope
const { texts, queries } = await (await fetch('library.json')).json()
scope.postMessage(await engineRound(texts, queries))
