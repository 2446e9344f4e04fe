import * as vscode from 'vscode'
import { column, pdf } from '../unit/library/formats/pdfFile.ts'
import { equal, match, ok } from './assert.ts'
import { openDraft, positionOf, until, writeFile } from './editor.ts'

const FIRST = 'The keeper of the lighthouse counted the ships on Tuesday.'
const SECOND = 'Nobody on the island wanted to import water from the mainland.'

describe('A source whose file is not text', () => {
  before(async () => {
    await writeFile('seeds/paper.pdf', pdf([column(72, 700, [FIRST]), column(72, 700, [SECOND])]))
  })

  async function linkFrom(document: vscode.TextDocument): Promise<vscode.LocationLink> {
    return until('a link', async () => {
      const links = await vscode.commands.executeCommand<vscode.LocationLink[]>(
        'vscode.executeDefinitionProvider',
        document.uri,
        positionOf(document, '@paper'),
      )
      return links[0]
    })
  }

  it('opens as a document that stands for it, at the page that is cited', async () => {
    const { document } = await openDraft('paper.md', 'See [@paper, p. 2].')
    const { targetUri, targetRange } = await linkFrom(document)
    equal(targetUri.scheme, 'verbatim-source')
    const rendering = await vscode.workspace.openTextDocument(targetUri)
    equal(rendering.getText(targetRange), SECOND)
    match(rendering.getText(), /^———— p\. 1 ————\n\nThe keeper/)
  })

  it('opens from a hover, and cannot be changed', async () => {
    const { document } = await openDraft('paper.md', 'See [@paper, p. 2].')
    await linkFrom(document)
    const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      positionOf(document, '@paper'),
    )
    const text = hover!.contents.map(part => (part as vscode.MarkdownString).value).join('\n')
    const link = /\(command:verbatim\.openSource\?([^)]+)\)/.exec(text)
    ok(link, text)
    await vscode.commands.executeCommand('verbatim.openSource', ...JSON.parse(decodeURIComponent(link[1]!)))
    const source = vscode.window.activeTextEditor!
    equal(source.document.uri.scheme, 'verbatim-source')
    match(source.document.lineAt(source.selection.active).text, /^Nobody on the island/)
    await source.edit(edit => edit.insert(source.selection.active, 'x')).then(undefined, () => false)
    equal(source.document.getText().includes('xNobody'), false)
  })
})
