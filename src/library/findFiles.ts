import { type CancellationToken, pacer } from '../base/cancellation.ts'
import { en } from '../base/l10n.ts'
import { messageOf } from '../base/log.ts'
import { defaultSettings } from '../base/settings.ts'
import { type FileEntry, FileError, type Workspace } from '../base/workspace.ts'
import { isSourceFile } from './readSource.ts'
import { isSidecarFile } from './sidecar.ts'
import type { Problem } from './source.ts'
import type { SourcePattern } from './sourcePatterns.ts'

/** The files that the patterns name. */
export interface FoundFiles {
  /** By URI. */
  readonly files: ReadonlyMap<string, FileEntry>
  /** Files in the same folders that may tell something of a source. */
  readonly sidecars: readonly FileEntry[]
  readonly problems: readonly Problem[]
  /** Folders that cannot be listed just now, so that nothing is known of what is in them. */
  readonly unlisted: readonly string[]
}

/** Lists all source files; `undefined` when cancelled. `written` is what the user wrote for the patterns. */
export async function findFiles(
  workspace: Workspace,
  patterns: readonly SourcePattern[],
  written: readonly string[],
  token: CancellationToken,
): Promise<FoundFiles | undefined> {
  const files = new Map<string, FileEntry>()
  const sidecars: FileEntry[] = []
  const missing: string[] = []
  const unlisted: string[] = []
  const problems: Problem[] = []
  const pause = pacer()
  for (const { folder, matches, isSlow, written: pattern } of patterns) {
    if (isSlow) {
      problems.push({ uri: folder, severity: 'warning', message: tooManyWildcards(pattern) })
      continue
    }
    try {
      for (const entry of await workspace.list(folder)) {
        if (entry.fault !== undefined) {
          if (covers(patterns, entry.uri)) problems.push(notReached(entry.uri, entry.fault))
        } else if (isSourceFile(entry.uri) && matches(entry.uri)) files.set(entry.uri, entry)
        else if (isSidecarFile(entry.uri)) sidecars.push(entry)
        await pause()
      }
    } catch (thrown) {
      if (isNotFound(thrown)) missing.push(folder)
      else {
        unlisted.push(folder)
        problems.push({
          uri: folder,
          severity: 'warning',
          message: en`cannot be read: ${messageOf(thrown)}`,
        })
      }
    }
    if (token.isCancellationRequested) return undefined
  }
  // Of the folders looked for by default one is enough.
  const isDefault = written.join('\n') === defaultSettings.sources.join('\n')
  const isExcused = isDefault && missing.length < patterns.length
  return {
    files,
    sidecars,
    problems: [...problems, ...(isExcused ? [] : missing.map(missingFolder))],
    unlisted,
  }
}

export function isNotFound(thrown: unknown): boolean {
  return thrown instanceof FileError && thrown.kind === 'not-found'
}

/** A folder that is not reached has no ending. */
function covers(patterns: readonly SourcePattern[], uri: string): boolean {
  return (
    !/\.\w+$/.test(uri) || isSidecarFile(uri) || (isSourceFile(uri) && patterns.some(one => one.matches(uri)))
  )
}

function notReached(uri: string, fault: string): Problem {
  return { uri, severity: 'warning', message: fault }
}

function tooManyWildcards(pattern: string): string {
  return en`is not searched for “${pattern.slice(0, 80)}” of the setting verbatim.sources: that has too many wildcards. Name a folder, or write it with fewer`
}

function missingFolder(uri: string): Problem {
  const message = en`does not exist. Create this folder and put your articles into it, or name another in the setting verbatim.sources`
  return { uri, severity: 'warning', message }
}
