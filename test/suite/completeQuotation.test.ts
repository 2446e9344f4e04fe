import * as vscode from 'vscode'
import { equal, ok } from './assert.ts'
import { KEY, openDraft, pause, until } from './editor.ts'

const REST = ' and good comrades that share a common destiny,'

/** Takes over what is shown behind the cursor of a draft, and gives the draft as it is then. */
async function complete(name: string, draft: string): Promise<{ editor: vscode.TextEditor; text: string }> {
  const editor = await openDraft(name, draft)
  const before = editor.document.getText()
  const text = await until('the words to be taken over', async () => {
    await vscode.commands.executeCommand('editor.action.inlineSuggest.trigger')
    await pause(300)
    await vscode.commands.executeCommand('editor.action.inlineSuggest.commit')
    const now = editor.document.getText()
    return now !== before && now
  })
  return { editor, text }
}

describe('Completing a quotation', () => {
  it('writes the rest of the sentence with its citation in Markdown, as one step', async () => {
    const draft = 'As Xi put it, “good neighbours, good friends,|\n'
    const { editor, text } = await complete('complete.md', draft)
    equal(text, `As Xi put it, “good neighbours, good friends,${REST}” [@${KEY}, para. 3]\n`)
    await vscode.commands.executeCommand('undo')
    equal(editor.document.getText(), draft.replace('|', ''))
  })

  it('closes the command in LaTeX', async () => {
    const { text } = await complete(
      'complete.tex',
      'As Xi put it, \\enquote{good neighbours, good friends,|}\n',
    )
    equal(text, `As Xi put it, \\enquote{good neighbours, good friends,${REST}} \\cite[para.~3]{${KEY}}\n`)
  })

  it('closes the function in Typst', async () => {
    const { text } = await complete('complete.typ', 'As Xi put it, #quote[good neighbours, good friends,|]\n')
    equal(text, `As Xi put it, #quote[good neighbours, good friends,${REST}] @${KEY}[para. 3]\n`)
  })

  it('stands in the list too', async () => {
    const { document, selection } = await openDraft('list.md', '“good neighbours, good friends,|\n')
    const item = await until('the item', async () => {
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        selection.active,
      )
      return items.find(({ insertText }) => typeof insertText === 'string' && insertText.includes(KEY))
    })
    ok((item.insertText as string).startsWith(REST))
  })
})
