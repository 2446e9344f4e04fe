import { isBeneath } from '../base/uri.ts'
import type { Workspace } from '../base/workspace.ts'

/** Whether a file in one of these folders leads out of that by a link, its own or of a folder between. */
export async function leadsOut(
  workspace: Workspace,
  uri: string,
  folders: readonly string[],
): Promise<boolean> {
  const folder = folders.find(one => isBeneath(uri, one))
  if (folder === undefined) return false
  const [real, top] = await Promise.all([workspace.real(uri), workspace.real(folder)])
  return !isBeneath(real, top)
}
