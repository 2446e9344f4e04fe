import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { MemoryWorkspace } from '../../src/base/memoryWorkspace.ts'
import { createService, type Service } from '../../src/service/service.ts'
import { loadChunk } from './chunks.ts'

export const SEED_KEY = '000_7275516a2a315cb5'
export const SEED_PATH = `seeds/${SEED_KEY}.txt`
export const SEED = readFileSync(resolve(import.meta.dirname, '../..', SEED_PATH), 'utf8')

/** A service over some files in memory, the user's seed among them, when all has been read. */
export async function serviceOf(
  files: Record<string, string | Uint8Array> = {},
): Promise<{ service: Service; workspace: MemoryWorkspace }> {
  const workspace = new MemoryWorkspace({ [SEED_PATH]: SEED, ...files })
  const service = createService(workspace, { load: loadChunk })
  await service.library.refresh()
  return { service, workspace }
}
