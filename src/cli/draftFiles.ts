import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { readGlob } from '../base/glob.ts'
import { UsageError } from './io.ts'

/**
 * The files that some arguments name: paths as they are, and globs, for shells that leave them alone.
 * @throws {UsageError} when nothing matches a glob.
 */
export async function draftFiles(given: readonly string[]): Promise<string[]> {
  const files = await Promise.all(given.map(async path => ((await isThere(path)) ? [path] : matches(path))))
  return [...new Set(files.flat())]
}

async function matches(pattern: string): Promise<string[]> {
  const glob = readGlob(pattern)
  if (!glob)
    throw new UsageError(
      `${pattern.slice(0, 80)} has too many wildcards; name a folder of it, or write it with fewer`,
    )
  const { base, isGlob } = glob
  // A plain name that is not there is told by whoever reads it.
  if (!isGlob) return [pattern]
  const names = await readdir(base || '.', { recursive: true }).catch(() => [])
  const found = names
    .filter(name => !/(?:^|[\\/])(?:node_modules|\.[^\\/]*)(?:[\\/]|$)/.test(name))
    .filter(name => glob.matches(name.replaceAll('\\', '/')))
    .map(name => join(base, name).replaceAll('\\', '/'))
    .sort()
  if (found.length === 0) throw new UsageError(`no file matches ${pattern}`)
  return found
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
