import { commands, l10n, Range, Uri, ViewColumn, window, workspace } from 'vscode'
import { exists, readExtensionFile } from './files.ts'

const DRAFT = 'draft.md'
/** What the sample consists of, in `walkthrough/sample`. The draft comes last: its sources are there when it is checked. */
const FILES = ['seeds/brandt-2025.md', 'seeds/lindqvist-2024.md', 'seeds/okafor-2025.md', DRAFT]

/**
 * Writes a draft with three sources into a folder, by default the open one or one that is chosen and then opened, and puts the
 * cursor where the first quotation shall stand. Files that are there already stay as they are.
 */
export async function createSample(extension: Uri, given?: Uri): Promise<void> {
  const folder = given ?? (await folderForSample())
  if (!folder) return
  for (const file of FILES) {
    const uri = Uri.joinPath(folder, file)
    if (await exists(uri)) continue
    const text = await readExtensionFile(extension, 'walkthrough', 'sample', file)
    await workspace.fs.writeFile(uri, new TextEncoder().encode(text))
  }
  const draft = Uri.joinPath(folder, DRAFT)
  if (!workspace.getWorkspaceFolder(draft)) {
    await commands.executeCommand('vscode.openFolder', folder)
    return
  }
  const document = await workspace.openTextDocument(draft)
  const end = document.positionAt(document.getText().length)
  // The walkthrough, or another page, stays in sight.
  const isPageInFront = !window.activeTextEditor && window.tabGroups.activeTabGroup.activeTab !== undefined
  const viewColumn = isPageInFront ? ViewColumn.Beside : ViewColumn.Active
  await window.showTextDocument(document, { preview: false, viewColumn, selection: new Range(end, end) })
}

/** The open folder if it is empty or the writer wants it all the same, else one that is chosen. */
async function folderForSample(): Promise<Uri | undefined> {
  const open = workspace.workspaceFolders?.[0]
  if (!open) return chooseFolder()
  const names = (await workspace.fs.readDirectory(open.uri)).filter(([name]) => !name.startsWith('.'))
  if (names.length === 0) return open.uri
  const here = l10n.t('Create Here')
  const elsewhere = l10n.t('Choose Another Folder…')
  const chosen = await window.showInformationMessage(
    l10n.t('There are files in “{0}” already.', open.name),
    {
      modal: true,
      detail: l10n.t(
        'The sample adds draft.md and three articles in the folder seeds. No file that is there is changed.',
      ),
    },
    here,
    elsewhere,
  )
  if (chosen === here) return open.uri
  return chosen === elsewhere ? chooseFolder() : undefined
}

async function chooseFolder(): Promise<Uri | undefined> {
  const [folder] =
    (await window.showOpenDialog({
      title: l10n.t('Create Sample'),
      openLabel: l10n.t('Create Here'),
      canSelectFiles: false,
      canSelectFolders: true,
    })) ?? []
  return folder
}
