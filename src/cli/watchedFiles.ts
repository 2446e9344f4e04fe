import { existsSync, type FSWatcher, statSync, watch } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { canonicalUri } from '../base/uri.ts'
import type { FileChange, Workspace } from '../base/workspace.ts'

type Watching = Pick<Workspace, 'onDidChange' | 'watchFolders'>

/** Nothing is followed: what most commands want, which end when they have answered. */
export const unwatched: Watching = { onDidChange: () => ({ dispose() {} }), watchFolders() {} }

/** Follows the folders and files that the library asks for, for as long as the process lives. */
export function watchedFiles(): Watching {
  const listeners = new Set<(changes: readonly FileChange[]) => void>()
  let watchers: FSWatcher[] = []
  const tell = (path: string) => {
    const uri = canonicalUri(pathToFileURL(path).href)
    const change: FileChange = { uri, kind: existsSync(path) ? 'changed' : 'deleted' }
    for (const listener of listeners) listener([change])
  }
  return {
    onDidChange(listener) {
      listeners.add(listener)
      return { dispose: () => listeners.delete(listener) }
    },
    watchFolders(folders, files = []) {
      for (const watcher of watchers) watcher.close()
      watchers = [...folders, ...files]
        .map(uri => fileURLToPath(uri))
        .flatMap(path => {
          const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory()
          // A folder that is not there cannot be watched; it is looked for again at the next start.
          if (isFolder === undefined) return []
          return watch(path, { recursive: isFolder }, (_, name) =>
            tell(isFolder && name !== null ? join(path, name) : path),
          ).on('error', () => {})
        })
    },
  }
}
