import { FileSystemError, Uri, workspace } from 'vscode'

/** The text of a file of the extension's package; in a browser that package may lie behind an address of the web. */
export async function readExtensionFile(extension: Uri, ...path: readonly string[]): Promise<string> {
  const uri = Uri.joinPath(extension, ...path)
  if (uri.scheme !== 'http' && uri.scheme !== 'https')
    return new TextDecoder().decode(await workspace.fs.readFile(uri))
  const response = await fetch(uri.toString(true))
  if (!response.ok) throw new Error(`${uri.toString(true)} cannot be fetched: ${response.status}`)
  return response.text()
}

/** Whether there is a file or folder; what keeps one from knowing is thrown. */
export async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri)
    return true
  } catch (thrown) {
    if (thrown instanceof FileSystemError && thrown.code === 'FileNotFound') return false
    throw thrown
  }
}
