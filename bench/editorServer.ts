import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { memoryArguments, memoryEnvironment } from '../src/server/memoryEnvironment.ts'
import type { ServerOptions } from '../test/process/editor.ts'

/** The built server as the extension starts it for a folder of which it has no index yet. */
export const asTheExtension: ServerOptions = {
  command: [process.execPath, ...memoryArguments, join(import.meta.dirname, '../dist/server.js'), '--stdio'],
  env: memoryEnvironment(false),
}

/** What it runs on. */
export function machine(): string {
  return `${cpus().length} × ${cpus()[0]?.model}, load ${loadavg()[0]!.toFixed(1)}, Node ${process.version}`
}
