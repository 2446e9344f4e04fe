import * as vscode from 'vscode'
import { equal, ok } from './assert.ts'
import { KEY, openDraft, until } from './editor.ts'

const WORDS =
  'China and North Korea are good neighbours, good friends, and good comrades that share a common destiny,'

const act = (action: string) => vscode.commands.executeCommand('verbatim.findQuoteAction', action)
const accept = () => vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem')

/** Opens the list on some selected words of a draft, and waits until the passage is shown in its source. */
async function findSelected(name: string, draft: string): Promise<vscode.TextEditor> {
  const editor = await openDraft(name, draft.replace(/[[\]]/g, ''))
  const [start, end] = [draft.indexOf('['), draft.indexOf(']') - 1].map(at => editor.document.positionAt(at))
  editor.selection = new vscode.Selection(start!, end!)
  void vscode.commands.executeCommand('verbatim.findQuote')
  await until('the preview', () =>
    vscode.window.visibleTextEditors.some(({ document }) => document.uri.path.includes('/seeds/')),
  )
  return editor
}

/** What a draft becomes when the passage found is inserted at the selected words; one undo takes it back. */
async function check(name: string, draft: string, then: () => unknown, expected: string): Promise<void> {
  const editor = await findSelected(name, draft)
  const before = editor.document.getText()
  await then()
  const written = await until('the insertion', () => {
    const text = editor.document.getText()
    return text !== before && text
  })
  equal(written, expected)
  await vscode.commands.executeCommand('undo')
  await until('the draft as it was', () => editor.document.getText() === before)
}

describe('What Find Quote… inserts', () => {
  it('is Pandoc’s citation in Markdown', () =>
    check('a.md', 'So: [good neigbours good frends]\n', accept, `So: “${WORDS}” [@${KEY}, para. 3]\n`))

  it('is csquotes’ command in LaTeX', () =>
    check(
      'a.tex',
      '\\usepackage{csquotes}\n\nSo: [good neigbours good frends]\n',
      accept,
      `\\usepackage{csquotes}\n\nSo: \\textcquote[para.~3]{${KEY}}{${WORDS}}\n`,
    ))

  it('is a quote in Typst', () =>
    check('a.typ', 'So: [good neigbours good frends]\n', accept, `So: #quote[${WORDS}] @${KEY}[para. 3]\n`))

  it('has German marks where the draft is German', () =>
    check(
      'de.md',
      '---\nlang: de\n---\n\nSo: [good neigbours good frends]\n',
      accept,
      `---\nlang: de\n---\n\nSo: „${WORDS}“ [@${KEY}, para. 3]\n`,
    ))

  it('says who speaks', () =>
    check(
      'b.md',
      '[good neigbours good frends]\n',
      () => act('attribute'),
      `“${WORDS}” Xi Jinping said [@${KEY}, para. 3]\n`,
    ))

  it('may be cut short', () =>
    check(
      'c.md',
      'So: [good neigbours good frends]\n',
      async () => {
        await act('narrow-end')
        await act('narrow-end')
        await accept()
      },
      `So: “China and North Korea are good neighbours …” [@${KEY}, para. 3]\n`,
    ))

  it('may be several passages', () =>
    check(
      'd.md',
      'So: [good neigbours good frends]\n',
      async () => {
        await act('choose')
        await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext')
        await accept()
      },
      `So: “${WORDS}” [@${KEY}, para. 3]\n`,
    ))

  it('are two passages at once, in the order in which they were chosen', async () => {
    const editor = await findSelected('e.md', 'So: [China North Korea]\n')
    await act('choose')
    await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext')
    await act('choose')
    await accept()
    const written = await until('both', () => {
      const text = editor.document.getText()
      return text.split(`[@${KEY}, para`).length === 3 && text
    })
    const [first, second] = [...written.matchAll(/“[^“”]+(?:“[^”]*”[^“”]*)*” \[@/g)].map(([words]) => words)
    ok(first !== undefined && second !== undefined && first !== second, written)
    await vscode.commands.executeCommand('undo')
    await until('the draft as it was', () => editor.document.getText() === 'So: China North Korea\n')
  })
})
