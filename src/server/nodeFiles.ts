import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { messageOf } from '../base/log.ts'
import { canonicalUri } from '../base/uri.ts'
import { type FileEntry, FileError, type FileErrorKind } from '../base/workspace.ts'
import type { FileAccess } from './clientFiles.ts'

/** Files of the disk, straight from Node. */
export const nodeFiles: FileAccess = {
  async list(uri) {
    try {
      const path = fileURLToPath(uri)
      const files: FileEntry[] = []
      await collect(path, files, new Set())
      return files
    } catch (thrown) {
      throw asFileError(uri, thrown)
    }
  },
  async read(uri) {
    try {
      return await readFile(fileURLToPath(uri))
    } catch (thrown) {
      throw asFileError(uri, thrown)
    }
  },
}

/** `visited` holds the real paths of folders, so that a loop of links ends. */
async function collect(path: string, files: FileEntry[], visited: Set<string>): Promise<void> {
  const info = await stat(path)
  if (info.isFile()) {
    files.push({
      uri: canonicalUri(pathToFileURL(path).href),
      size: info.size,
      modified: Math.floor(info.mtimeMs),
    })
  } else if (info.isDirectory()) {
    const real = await realpath(path)
    if (visited.has(real)) return
    visited.add(real)
    const names = (await readdir(path)).filter(name => !name.startsWith('.') && name !== 'node_modules')
    // What cannot be reached in the folder (a dangling link, no permission) must not hide the rest of it.
    await Promise.all(names.map(name => collect(join(path, name), files, visited).catch(() => {})))
  }
}

function asFileError(uri: string, thrown: unknown): FileError {
  const code = (thrown as { code?: string }).code
  const kinds: Record<string, FileErrorKind> = {
    ENOENT: 'not-found',
    ENOTDIR: 'not-found',
    EACCES: 'not-permitted',
    EPERM: 'not-permitted',
  }
  return new FileError(kinds[code ?? ''] ?? 'other', uri, messageOf(thrown))
}
