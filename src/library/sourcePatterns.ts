import picomatch from 'picomatch/posix.js'
import { URI } from 'vscode-uri'
import { isBeneath, resolveUri } from '../base/uri.ts'

/** One folder or glob of the setting `verbatim.sources`, seen from one workspace folder. */
export interface SourcePattern {
  /** As the user wrote it. */
  readonly written: string
  /** The folder, or single file, beneath which the sources lie. */
  readonly folder: string
  matches(uri: string): boolean
}

export function sourcePatterns(roots: readonly string[], written: readonly string[]): SourcePattern[] {
  const places = roots.length > 0 ? roots : ['file:///']
  return places.flatMap(root => written.map(pattern => sourcePattern(root, pattern.trim())))
}

function sourcePattern(root: string, written: string): SourcePattern {
  const slashed = written.replaceAll('\\', '/')
  const { base, glob, isGlob } = picomatch.scan(slashed)
  const folder = resolveUri(root, isGlob ? base || '.' : slashed)
  const accepts = isGlob ? picomatch(glob) : () => true
  const folderPath = `${URI.parse(folder).path}/`
  return {
    written,
    folder,
    matches: uri => {
      if (uri === folder) return !isGlob
      if (!isBeneath(uri, folder)) return false
      const relative = URI.parse(uri).path.slice(folderPath.length)
      return !isHidden(relative) && accepts(relative)
    },
  }
}

/** Folders of tools and version control hold no articles. */
function isHidden(relative: string): boolean {
  return relative.split('/').some(name => name.startsWith('.') || name === 'node_modules')
}
