import * as vscode from 'vscode'
import { equal } from './assert.ts'
import { fileUri, writeFile } from './editor.ts'

describe('Creating the sample', () => {
  it('writes a draft with its sources, puts the cursor at its end, and changes nothing that is there', async () => {
    const mine = await writeFile('tour/seeds/okafor-2025.md', 'Mine.\n')
    await vscode.commands.executeCommand('verbatim.createSample', fileUri('tour'))
    const editor = vscode.window.activeTextEditor!
    equal(editor.document.uri.path, fileUri('tour/draft.md').path)
    equal(editor.document.offsetAt(editor.selection.active), editor.document.getText().length)
    const sources = await vscode.workspace.fs.readDirectory(fileUri('tour/seeds'))
    equal(
      sources
        .map(([name]) => name)
        .sort()
        .join(' '),
      'brandt-2025.md lindqvist-2024.md okafor-2025.md',
    )
    equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(mine)), 'Mine.\n')
  })
})
