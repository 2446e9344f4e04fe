import * as vscode from 'vscode'
import { equal, ok } from './assert.ts'
import { KEY, openDraft, select, until } from './editor.ts'

const WORDS = 'China’s celebration is our celebration'

/** Converts by a command what the cursor stands in, looks at the draft, and takes it back in one step. */
async function check(name: string, draft: string, command: string, expected: string): Promise<void> {
  const editor = await openDraft(name, draft)
  const before = editor.document.getText()
  await convert(editor, command, before)
  equal(editor.document.getText(), expected)
  await vscode.commands.executeCommand('undo')
  equal(editor.document.getText(), before)
}

async function convert(editor: vscode.TextEditor, command: string, before: string): Promise<void> {
  await until('the conversion', async () => {
    await vscode.commands.executeCommand(command)
    return editor.document.getText() !== before
  })
}

describe('Converting a quotation', () => {
  it('to a block quote in Markdown, LaTeX and Typst', async () => {
    await check(
      'convert.md',
      `They say: “Ch|ina’s celebration is our celebration” [@${KEY}, para. 4].\n`,
      'verbatim.convertToBlock',
      `They say:\n\n> ${WORDS} [@${KEY}, para. 4]\n`,
    )
    await check(
      'convert.tex',
      `They say: \\enquote{Ch|ina’s celebration is our celebration} \\cite[para.~4]{${KEY}}\n`,
      'verbatim.convertToBlock',
      `They say:\n\n\\blockcquote[para.~4]{${KEY}}{${WORDS}}\n`,
    )
    await check(
      'convert.typ',
      `They say: #quote[Ch|ina’s celebration is our celebration] @${KEY}[para. 4]\n`,
      'verbatim.convertToBlock',
      `They say:\n\n#quote(block: true, attribution: [@${KEY}[para. 4]])[\n${WORDS}\n]\n`,
    )
  })

  it('to a footnote and back, and to other marks', async () => {
    const inline = `They say: “Ch|ina’s celebration is our celebration” [@${KEY}, para. 4]\n`
    const note = `They say: “${WORDS}”^[[@${KEY}, para. 4].]\n`
    await check('note.md', inline, 'verbatim.convertToFootnote', note)
    await check(
      'back.md',
      note.replace('China', 'Ch|ina'),
      'verbatim.convertToInline',
      inline.replace('|', ''),
    )
    await check(
      'marks.md',
      inline,
      'verbatim.convertToStraightMarks',
      inline.replace('|', '').replace(/[“”]/g, '"').replace('’', "'"),
    )
  })

  it('leaves out the words that are selected', async () => {
    const draft = `They say: “${WORDS}” [@${KEY}, para. 4].\n`
    const editor = await openDraft('shorten.md', draft)
    select(editor, 'is our')
    await convert(editor, 'verbatim.shortenQuotation', draft)
    equal(editor.document.getText(), draft.replace('is our', '…'))
  })

  it('is offered as a refactoring', async () => {
    const { document } = await openDraft('refactor.md', `They say: “${WORDS}” [@${KEY}, para. 4].\n`)
    const at = document.positionAt(20)
    const actions = await until('the refactorings', async () => {
      const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        new vscode.Range(at, at),
        vscode.CodeActionKind.RefactorRewrite.value,
      )
      return found.length > 0 && found
    })
    const titles = actions.map(({ title }) => title)
    ok(titles.includes('Convert the quotation to a block quote'), JSON.stringify(titles))
    ok(titles.includes('Put the citation into a footnote'), JSON.stringify(titles))
  })
})
