import type { Dirent } from 'node:fs'
import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
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
      await collect(fileURLToPath(uri), canonicalUri(uri), files)
      return files
    } catch (thrown) {
      throw asFileError(uri, thrown)
    }
  },
  async real(uri) {
    return realpath(fileURLToPath(uri)).then(
      path => canonicalUri(pathToFileURL(path).href),
      () => uri,
    )
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

const LINKS_OUT =
  'is a link that leads out of the folder, so it is not followed. Copy what it leads to, or name that in the setting verbatim.sources'
const LINKS_BACK = 'is a link to a folder that is listed already, so it is not followed. Nothing is missing'

/** A walk through a folder: its real path, and those of the folders that have been met. */
interface Walk {
  readonly top: string
  readonly visited: Set<string>
}

/** What a folder holds. What cannot be reached in it is told in its place, and hides nothing else. */
async function collect(path: string, uri: string, files: FileEntry[], walk?: Walk): Promise<void> {
  const info = await stat(path)
  if (info.isFile()) files.push({ uri, size: info.size, modified: Math.floor(info.mtimeMs) })
  if (!info.isDirectory()) return
  const real = await realpath(path)
  const { top, visited } = walk ?? { top: real, visited: new Set() }
  if (visited.has(real)) throw new Error(LINKS_BACK)
  visited.add(real)
  const entries = (await readdir(path, { withFileTypes: true })).filter(
    ({ name }) => !name.startsWith('.') && name !== 'node_modules',
  )
  const folder = uri.replace(/\/$/, '')
  for (let at = 0; at < entries.length; at += STATS_AT_ONCE) {
    const some = entries.slice(at, at + STATS_AT_ONCE).map(async entry => {
      const own = join(path, entry.name)
      const ownUri = `${folder}/${asUri(entry.name)}`
      try {
        if (entry.isSymbolicLink() && !isWithin(await realpath(own), top)) throw new Error(LINKS_OUT)
        await collect(own, ownUri, files, { top, visited })
      } catch (thrown) {
        const fault = faultOf(thrown, entry)
        if (fault !== undefined) files.push({ uri: ownUri, size: 0, modified: 0, fault })
      }
    })
    await Promise.all(some)
  }
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}

/** `undefined` for a file that has gone meanwhile. */
function faultOf(thrown: unknown, entry: Dirent): string | undefined {
  const { code, message } = thrown as { code?: string; message: string }
  if (code === undefined) return message
  if (code === 'ELOOP') return 'is a link that leads in a circle. Remove it'
  if (code !== 'ENOENT') return `cannot be read: ${message}`
  if (entry.isSymbolicLink()) return 'is a link to nothing. Remove it, or put back what it leads to'
  return entry.name.includes('\ufffd') ? 'has a name that is not valid UTF-8. Rename it' : undefined
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
