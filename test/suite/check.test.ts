import * as vscode from 'vscode'
import { deepEqual, equal, match, ok } from './assert.ts'
import { codeOf, fileUri, findings, KEY, openDraft, until, writeFile } from './editor.ts'

const MISQUOTED = `“Kim departed Beijing late Friday aboard his signature green armoured train” [@${KEY}, para. 7]`

describe('Checking a draft', () => {
  it('underlines a misquotation, names both wordings and repairs it', async () => {
    const { document } = await openDraft('misquoted.md', `He left.\n\n${MISQUOTED}\n`)
    const [diagnostic] = await until('the finding', () => {
      const found = vscode.languages.getDiagnostics(document.uri)
      return found.length > 0 && found
    })
    equal(diagnostic!.severity, vscode.DiagnosticSeverity.Error)
    equal(codeOf(diagnostic!), 'altered-quotation')
    match(diagnostic!.message, /“Friday” here, “Thursday” in the source/)
    equal(document.getText(diagnostic!.range), 'Friday')
    match(diagnostic!.relatedInformation![0]!.location.uri.path, new RegExp(`seeds/${KEY}\\.txt$`))

    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      diagnostic!.range,
    )
    const fix = actions.find(action => action.title === 'Restore “Thursday”')
    ok(fix?.edit, `no fix among ${actions.map(action => action.title)}`)
    ok(await vscode.workspace.applyEdit(fix.edit))
    match(document.getText(), /late Thursday aboard/)
    await until('the finding to go', () => findings(document).length === 0)
  })

  it('is silent about the words of the source in other typography', async () => {
    const draft = `"China's celebration is our celebration" [@${KEY}, para. 4]. “Kim departed late Friday” [@${KEY}]`
    const { document } = await openDraft('typography.md', draft)
    deepEqual(await until('findings', () => findings(document).length > 0 && findings(document)), [
      'altered-quotation: departed late',
      'altered-quotation: Friday',
    ])
  })

  it('tells an unknown citekey until its source is there, without a restart', async () => {
    const { document } = await openDraft('unknown.md', '“A brand new sentence” [@latecomer]')
    await until('the finding', () => findings(document).includes('unknown-citekey: latecomer'))
    const uri = await writeFile('seeds/latecomer.txt', 'Here is a brand new sentence, at last.')
    await until('the finding to go', () => findings(document).length === 0)
    await writeFile('seeds/latecomer.txt', 'Here is an old sentence instead.')
    await until('the change to be seen', () => findings(document).length > 0)
    await vscode.workspace.fs.delete(uri)
    await until('the deletion to be seen', () => findings(document).includes('unknown-citekey: latecomer'))
  })

  it('checks drafts that are not open', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors')
    await writeFile('closed.md', MISQUOTED)
    // The command ends with a message that waits for its button; the findings come before that.
    void vscode.commands.executeCommand('verbatim.checkWorkspace')
    await until('the finding', () =>
      vscode.languages.getDiagnostics(fileUri('closed.md')).some(one => codeOf(one) === 'altered-quotation'),
    )
    await vscode.commands.executeCommand('notifications.clearAll')
    await vscode.workspace.fs.delete(fileUri('closed.md'))
  })
})
