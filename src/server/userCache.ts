import { createHash } from 'node:crypto'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Store } from '../base/store.ts'
import { nodeStore } from './nodeStore.ts'

/** The store, in the user's cache folder, of a library that no editor gives a place to: one for each of these names. */
export function userCacheStore(...names: readonly string[]): Store {
  const name = createHash('sha256').update(names.join('\n')).digest('hex').slice(0, 32)
  return nodeStore(join(cacheFolder(), 'verbatim', `${name}.verbatim-index`))
}

function cacheFolder(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env
  if (XDG_CACHE_HOME) return XDG_CACHE_HOME
  if (process.platform === 'win32') return LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local')
  return process.platform === 'darwin' ? join(homedir(), 'Library', 'Caches') : join(homedir(), '.cache')
}
