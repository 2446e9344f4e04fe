import * as vscode from 'vscode'
import { equal, match } from './assert.ts'
import { openDraft, until, writeFile } from './editor.ts'

describe('A bibliography', () => {
  it('is written into the draft, also where the language server is a web worker', async () => {
    await writeFile('refs.bib', '@book{roe-2024, author = {Roe, Jane}, title = {On Walls}, date = {2024}}')
    const editor = await openDraft('named.md', '---\nbibliography: refs.bib\n---\n\nAs [@roe-2024] has it.\n')
    const text = () => editor.document.getText()
    await until('the reference', async () => {
      await vscode.commands.executeCommand('verbatim.insertBibliography')
      return text().includes('Roe, J.')
    })
    match(text(), /\n\nRoe, J\. \(2024\)\. \*On Walls\*\.\n\n<!-- end/)
    await vscode.commands.executeCommand('verbatim.insertBibliography')
    equal(text().split('Roe, J.').length, 2)
  })

  it('leads from a citation to the entry that it names', async () => {
    const uri = await writeFile('refs.bib', '\n@book{roe-2024, title = {On Walls}}')
    const { document } = await openDraft(
      'named.md',
      '---\nbibliography: refs.bib\n---\n\nAs [@roe-2024] has it.\n',
    )
    const position = document.positionAt(document.getText().indexOf('roe-') + 2)
    const [link] = await until('the entry', async () => {
      const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
        'vscode.executeDefinitionProvider',
        document.uri,
        position,
      )
      return found.length > 0 && found
    })
    const target = 'targetUri' in link! ? link.targetUri : link!.uri
    equal(target.toString(), uri.toString())
  })
})
