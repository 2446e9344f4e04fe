import * as vscode from 'vscode'
import { equal, match, ok } from './assert.ts'
import { KEY, openDraft, positionOf, until } from './editor.ts'

async function hoverAt(
  document: vscode.TextDocument,
  words: string,
): Promise<{ text: string; hover: vscode.Hover }> {
  const position = positionOf(document, words)
  const [hover] = await until('a hover', async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      position,
    )
    return hovers.length > 0 && hovers
  })
  return {
    hover: hover!,
    text: hover!.contents.map(part => (part as vscode.MarkdownString).value).join('\n'),
  }
}

describe('Hover and definition', () => {
  it('show the cited passage with a link that opens it', async () => {
    const { document } = await openDraft('hover.md', `Neighbours [@${KEY}, para. 3].`)
    const { hover, text } = await hoverAt(document, '@000')
    match(text, /China’s President Xi Jinping has called/)
    match(text, /good comrades that share a common destiny/)
    equal(document.getText(hover.range), `[@${KEY}, para. 3]`)
    const link = /\(command:verbatim\.openSource\?([^)]+)\)/.exec(text)
    ok(link, text)
    await vscode.commands.executeCommand('verbatim.openSource', ...JSON.parse(decodeURIComponent(link[1]!)))
    const source = vscode.window.activeTextEditor!
    match(source.document.uri.path, new RegExp(`${KEY}\\.txt$`))
    equal(source.selection.active.line, 2)
    equal(vscode.window.tabGroups.all.length, 2)
  })

  it('show the verdict of a quotation', async () => {
    const { document } = await openDraft(
      'verdict.md',
      `“China’s celebration is our celebration” [@${KEY}, para. 4]`,
    )
    match((await hoverAt(document, 'celebration')).text, /Verbatim/)
  })

  it('lead to the passage', async () => {
    const { document } = await openDraft('definition.md', `See [@${KEY}, para. 7].`)
    const links = await vscode.commands.executeCommand<vscode.LocationLink[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      positionOf(document, '@000'),
    )
    const { targetUri, targetRange } = links[0]!
    match(
      (await vscode.workspace.openTextDocument(targetUri)).getText(targetRange),
      /^Kim departed Beijing late Thursday/,
    )
  })
})
