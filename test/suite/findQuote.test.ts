import * as vscode from 'vscode'
import { deepEqual, equal, match } from './assert.ts'
import { KEY, openDraft, pause, select, until, writeFile } from './editor.ts'

const SENTENCE =
  '“China and North Korea are good neighbours, good friends, and good comrades that share a common destiny,”'

/** Where everything is: tabs by group, and the cursor. */
function layout() {
  return {
    groups: vscode.window.tabGroups.all.map(group => ({
      tabs: group.tabs.map(tab => tab.label),
      active: group.activeTab?.label,
    })),
    active: vscode.window.activeTextEditor?.document.uri.path,
    selection: vscode.window.activeTextEditor?.selection,
  }
}

/** Runs Find Quote… on the selection and waits until a passage is previewed in its source. */
async function findQuote(): Promise<void> {
  void vscode.commands.executeCommand('verbatim.findQuote')
  await until('the preview', () =>
    vscode.window.visibleTextEditors.some(editor => editor.document.uri.path.includes('/seeds/')),
  )
}

describe('Find Quote…', () => {
  it('writes the sentence meant over what was remembered, and one undo takes it back', async () => {
    const draft = 'As Xi put it: good neigbours good frends\n'
    const editor = await openDraft('find.md', draft)
    select(editor, 'good neigbours good frends')
    await findQuote()
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem')
    const written = await until(
      'the quotation',
      () => editor.document.getText() !== draft && editor.document.getText(),
    )
    equal(written, `As Xi put it: ${SENTENCE} [@${KEY}, para. 3]\n`)
    equal(vscode.window.activeTextEditor?.document, editor.document)
    await vscode.commands.executeCommand('undo')
    equal(editor.document.getText(), draft)
  })

  it('has its keys also when it is asked for again while it is open', async () => {
    const draft = 'good neigbours good frends\n'
    const editor = await openDraft('again.md', draft)
    select(editor, 'good neigbours good frends')
    await findQuote()
    await vscode.commands.executeCommand('verbatim.findQuote')
    await pause(500)
    await vscode.commands.executeCommand('verbatim.findQuoteAction', 'attribute')
    await until('the quotation', () => editor.document.getText() !== draft)
  })

  it('leaves draft, cursor and layout as they were when it is cancelled', async () => {
    const editor = await openDraft('cancel.md', 'signature green armoured train\nand more\n')
    select(editor, 'green armoured')
    const before = layout()
    await findQuote()
    equal(vscode.window.tabGroups.all.length, 2)
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen')
    await until('the preview to go', () => vscode.window.tabGroups.all.length === 1)
    await pause(300)
    deepEqual(layout(), before)
  })

  it('leaves a second column with its own tabs as it was', async () => {
    const editor = await openDraft('columns.md', 'signature green armoured train\n')
    // A file: an untitled document would be asked after when the next test closes all editors.
    const other = await vscode.workspace.openTextDocument(await writeFile('other.txt', 'Other'))
    await vscode.window.showTextDocument(other, { viewColumn: vscode.ViewColumn.Two, preview: false })
    const draft = await vscode.window.showTextDocument(editor.document, { viewColumn: vscode.ViewColumn.One })
    select(draft, 'green armoured')
    await pause(100)
    const before = layout()
    await findQuote()
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen')
    await until('the preview to go', () => JSON.stringify(layout()) === JSON.stringify(before))
  })

  it('leaves in front what the writer has gone on to while the preview was closing', async () => {
    const editor = await openDraft('left.md', 'signature green armoured train\n')
    select(editor, 'green armoured')
    const next = await vscode.workspace.openTextDocument(await writeFile('next.md', 'Next\n'))
    await findQuote()
    await Promise.all([
      vscode.commands.executeCommand('workbench.action.closeQuickOpen'),
      vscode.window.showTextDocument(next, { viewColumn: vscode.ViewColumn.One, preview: false }),
    ])
    await until('the preview to go', () => vscode.window.tabGroups.all.length === 1)
    await pause(300)
    equal(vscode.window.activeTextEditor?.document.uri.path, next.uri.path)
  })

  it('writes into the draft that a page has covered', async () => {
    const draft = 'As Xi put it: good neigbours good frends\n'
    const editor = await openDraft('covered.md', draft)
    select(editor, 'good neigbours good frends')
    const page = vscode.window.createWebviewPanel('page', 'Page', vscode.ViewColumn.Active)
    await until('the page in front', () => vscode.window.visibleTextEditors.length === 0)
    await findQuote()
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem')
    await until('the quotation', () => editor.document.getText() !== draft)
    equal(editor.document.getText(), `As Xi put it: ${SENTENCE} [@${KEY}, para. 3]\n`)
    page.dispose()
  })
})

describe('The library report', () => {
  it('lists the sources', async () => {
    const report = await until('the report', async () => {
      const uri = vscode.Uri.from({ scheme: 'verbatim-report', path: '/Library report.md' })
      const text = (await vscode.workspace.openTextDocument(uri)).getText()
      return text.includes('000') && text
    })
    match(report, /1 source, 2,425 characters/)
  })
})
