import { URI, Utils } from 'vscode-uri'

/** One spelling for each URI, so that equal files have equal names whoever names them. */
export function canonicalUri(uri: string): string {
  return URI.parse(uri).toString()
}

/** `path` seen from the folder `root`: relative, with `..`, or absolute (then of the same file system). */
export function resolveUri(root: string, path: string): string {
  return Utils.resolvePath(URI.parse(root), path.replaceAll('\\', '/')).toString().replace(/\/$/, '')
}

export function isBeneath(uri: string, folder: string): boolean {
  return uri === folder || uri.startsWith(`${folder}/`)
}

/** For people: relative to the root that holds the file, else its whole path; with `/`, and without escapes. */
export function displayPath(uri: string, roots: readonly string[]): string {
  const path = URI.parse(uri).path
  for (const root of roots) {
    const folder = URI.parse(root).path.replace(/\/$/, '')
    if (isBeneath(uri, root) && path.startsWith(`${folder}/`)) return path.slice(folder.length + 1)
  }
  return path
}

export function extensionOf(uri: string): string {
  return Utils.extname(URI.parse(uri)).toLowerCase()
}

/** Whether a URI, or a folder above it, is in the set. */
export function isWithin(uri: string, uris: ReadonlySet<string>): boolean {
  for (let end = uri.length; end > 0; end = uri.lastIndexOf('/', end - 1)) {
    if (uris.has(uri.slice(0, end))) return true
  }
  return false
}
