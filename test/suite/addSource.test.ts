import * as vscode from 'vscode'
import { equal } from './assert.ts'
import { fileUri, openDraft, positionOf, until } from './editor.ts'

const TEXT = 'A copied article about lighthouses. It has two sentences.'
const NAME = 'a-copied-article-about-lighthouses-it'

describe('Add Source', () => {
  it('writes a copied text among the sources, opens it, and can cite it', async () => {
    await openDraft('adding.md', 'A draft.')
    await vscode.commands.executeCommand('verbatim.addSource', { text: TEXT })
    const editor = await until(
      'the new source',
      () =>
        vscode.window.activeTextEditor?.document.uri.path.endsWith('.txt') && vscode.window.activeTextEditor,
    )
    equal(editor.document.uri.toString(), fileUri(`seeds/${NAME}.txt`).toString())
    equal(editor.document.getText(), TEXT)
    const { document } = await openDraft('adding.md', `See [@${NAME}, para. 1].`)
    await until('a link to it', async () => {
      const links = await vscode.commands.executeCommand<vscode.LocationLink[]>(
        'vscode.executeDefinitionProvider',
        document.uri,
        positionOf(document, `@${NAME}`),
      )
      return links.length > 0
    })
    await vscode.workspace.fs.delete(fileUri(`seeds/${NAME}.txt`))
  })
})
