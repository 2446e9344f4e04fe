import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { readGlob } from '../base/glob.ts'
import { append } from '../base/lists.ts'
import { UsageError } from './io.ts'

/**
 * The files that some arguments name: paths as they are, and globs, for shells that leave them alone. Those of
 * `matched` are named by globs only.
 * @throws {UsageError} when nothing matches a glob.
 */
export async function draftFiles(
  given: readonly string[],
): Promise<{ files: string[]; matched: ReadonlySet<string> }> {
  const named: string[] = []
  const matched: string[] = []
  for (const path of given) {
    if (await isThere(path)) named.push(path)
    else append(matched, await matches(path))
  }
  return {
    files: [...new Set([...named, ...matched])],
    matched: new Set(matched.filter(path => !named.includes(path))),
  }
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
