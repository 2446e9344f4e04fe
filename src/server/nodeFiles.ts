import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { URI } from 'vscode-uri'
import { messageOf } from '../base/log.ts'
import { canonicalUri } from '../base/uri.ts'
import { type FileEntry, FileError, type FileErrorKind } from '../base/workspace.ts'
import type { FileAccess } from './clientFiles.ts'

/** Files of the disk, straight from Node. */
export const nodeFiles: FileAccess = {
  async list(uri) {
    try {
      const files: FileEntry[] = []
      await collect(fileURLToPath(uri), canonicalUri(uri), files, new Set())
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

/** So many files are asked for their size at once: more would keep Node's four threads from everybody else. */
const STATS_AT_ONCE = 8

/** `visited` holds the real paths of folders, so that a loop of links ends. */
async function collect(path: string, uri: string, files: FileEntry[], visited: Set<string>): Promise<void> {
  const info = await stat(path)
  if (info.isFile()) files.push({ uri, size: info.size, modified: Math.floor(info.mtimeMs) })
  if (!info.isDirectory()) return
  const real = await realpath(path)
  if (visited.has(real)) return
  visited.add(real)
  const names = (await readdir(path)).filter(name => !name.startsWith('.') && name !== 'node_modules')
  const folder = uri.replace(/\/$/, '')
  for (let at = 0; at < names.length; at += STATS_AT_ONCE) {
    const some = names.slice(at, at + STATS_AT_ONCE)
    // What cannot be reached in the folder (a dangling link, no permission) must not hide the rest of it.
    const each = some.map(name => collect(join(path, name), `${folder}/${asUri(name)}`, files, visited))
    await Promise.allSettled(each)
  }
}

/** A file's name as it stands in a canonical URI. Nearly all names stand there as they are. */
function asUri(name: string): string {
  // Within a folder: at the start of a path, `C:` would be taken for a drive.
  return /^[\w.-]+$/.test(name)
    ? name
    : URI.from({ scheme: 'file', path: `/_/${name}` })
        .toString()
        .slice('file:///_/'.length)
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
