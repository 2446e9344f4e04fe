import { URI } from 'vscode-uri'
import { readGlob } from '../base/glob.ts'
import { isBeneath, resolveUri } from '../base/uri.ts'

/** One folder or glob of the setting `verbatim.sources`, seen from one workspace folder. */
export interface SourcePattern {
  /** As the user wrote it. */
  readonly written: string
  /** The folder, or single file, beneath which the sources lie. */
  readonly folder: string
  /** It would take too long to match, so nothing is looked for. */
  readonly isSlow: boolean
  matches(uri: string): boolean
}

export function sourcePatterns(roots: readonly string[], written: readonly string[]): SourcePattern[] {
  const places = roots.length > 0 ? roots : ['file:///']
  return places.flatMap(root => written.map(pattern => sourcePattern(root, pattern.trim())))
}

function sourcePattern(root: string, written: string): SourcePattern {
  const glob = readGlob(written)
  if (!glob) return { written, folder: root, isSlow: true, matches: () => false }
  const { base, isGlob } = glob
  const folder = resolveUri(root, base || '.')
  const folderLength = folder.length + 1
  const pathLength = URI.parse(folder).path.length + 1
  return {
    written,
    folder,
    isSlow: false,
    matches: uri => {
      if (uri === folder) return !isGlob
      if (!isBeneath(uri, folder)) return false
      if (HIDDEN.test(uri.slice(folderLength))) return false
      return !isGlob || glob.matches(URI.parse(uri).path.slice(pathLength))
    },
  }
}

/** Folders of tools and version control hold no articles. */
const HIDDEN = /(?:^|\/)(?:\.|node_modules(?:\/|$))/
