import { type FileEntry, FileError, type Workspace } from '../base/workspace.ts'

/**
 * The bytes of a file, at least as many as were listed. Fewer are those of a file that is just being written, or of
 * a connection that broke: they would pass for the file until it changes again.
 * @throws {FileError}
 */
export async function wholeFile(workspace: Workspace, { uri, size }: FileEntry): Promise<Uint8Array> {
  const bytes = await workspace.read(uri)
  if (bytes.byteLength >= size) return bytes
  throw new FileError('other', uri, `only ${bytes.byteLength} of ${size} bytes were to be had`)
}
