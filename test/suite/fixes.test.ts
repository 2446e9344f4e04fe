import * as vscode from 'vscode'
import { equal, match, ok } from './assert.ts'
import { codeOf, findings, KEY, openDraft, until } from './editor.ts'

/**
 * How a quotation and its citation are written in the markups that the editor knows by itself; test/unit/service/checkMarkups
 * has the others.
 */
const MARKUPS = [
  {
    ending: 'md',
    form: (words: string, place = 'para. 7') => `“${words}” [@${KEY}, ${place}]`,
    bracketed: '[very]',
    ignored: ' <!-- verbatim: ignore altered-quotation: (why) -->',
  },
  {
    ending: 'tex',
    form: (words: string, place = 'para.~7') => `\\enquote{${words}} \\parencite[${place}]{${KEY}}`,
    bracketed: '[very]',
    ignored: ' % verbatim: ignore altered-quotation: (why)',
  },
]

const RIGHT = 'Kim departed Beijing late Thursday aboard his signature green armoured train'
const FRIDAY = RIGHT.replace('Thursday', 'Friday')

let drafts = 0

/** Opens a new draft, waits for a finding of that code, and has its fix of that title made. */
async function mend(ending: string, text: string, code: string, title: string): Promise<vscode.TextDocument> {
  const { document } = await openDraft(`fix${++drafts}.${ending}`, text)
  const fix = await until(`“${title}”`, async () => {
    const found = vscode.languages.getDiagnostics(document.uri).find(one => codeOf(one) === code)
    const actions =
      found &&
      (await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        found.range,
      ))
    return actions?.find(action => action.title === title)
  })
  ok(fix.edit && (await vscode.workspace.applyEdit(fix.edit)))
  return document
}

describe('Quick fixes', () => {
  for (const { ending, form, bracketed, ignored } of MARKUPS) {
    it(`are written in the markup of .${ending}`, async () => {
      const check = async (before: string, code: string, title: string, after: string) => {
        const document = await mend(ending, `${before}\n`, code, title)
        equal(document.getText().trimEnd(), after)
        await until('the finding to go', () => findings(document).length === 0)
      }
      const code = 'altered-quotation'
      await check(form(FRIDAY), code, 'Restore “Thursday”', form(RIGHT))
      const very = (word: string) => form(RIGHT.replace('green', `${word} green`))
      await check(very('very'), code, 'Mark “very” as yours: [very]', very(bracketed))
      const short = (mark: string) => form(RIGHT.replace('signature', mark).replace('  ', ' '))
      await check(short(''), code, 'Mark the omission with …', short('…'))
      await check(form(FRIDAY), code, 'Leave this as it is, with a reason', `${form(FRIDAY)}${ignored}`)
      const wrong = form(RIGHT, form('').includes('~') ? 'para.~2' : 'para. 2')
      await check(wrong, 'wrong-locator', 'Correct the locator to para. 7', form(RIGHT))
    })

    it(`put in what is missing, and mend all of a kind, in .${ending}`, async () => {
      const uncited = form(RIGHT).replace(/ [^ ]*(?:\[@|\\paren|@).*$/, '')
      const cited = await mend(ending, `${uncited} there.\n`, 'uncited-quotation', `Cite ${KEY}`)
      match(cited.getText(), new RegExp(`^[^ ]*“?.*train[”}\\]] .*${KEY}.*there\\.`))
      await until('the finding to go', () => findings(cited).length === 0)

      const two = `${form(FRIDAY)}\n\n${form(RIGHT.replace('green', 'blue'))}\n`
      const all = await mend(
        ending,
        two,
        'altered-quotation',
        'Mend all 2 of “altered-quotation” in this file',
      )
      equal(all.getText(), `${form(RIGHT)}\n\n${form(RIGHT)}\n`)
      await until('the findings to go', () => findings(all).length === 0)
    })
  }

  it('lead from the code of a finding to its page', async () => {
    const { document } = await openDraft('page.md', `“${FRIDAY}” [@${KEY}, para. 7]`)
    const found = await until('the finding', () => vscode.languages.getDiagnostics(document.uri)[0])
    const { code } = found
    ok(typeof code === 'object' && code.target.path.endsWith('/docs/findings/altered-quotation.md'))
  })

  it('compare a quotation with its source in the editor’s own comparison', async () => {
    const { document } = await openDraft(
      'compare.md',
      `“Kim departed |Beijing late Friday aboard” [@${KEY}, para. 7]`,
    )
    await until('the finding', () => findings(document).length > 0)
    await vscode.commands.executeCommand('verbatim.compareQuotation')
    const tab = await until('the comparison', () => {
      const { activeTab } = vscode.window.tabGroups.activeTabGroup
      return activeTab?.input instanceof vscode.TabInputTextDiff && activeTab
    })
    equal(tab.label, `Quotation and source: ${KEY}, para. 7`)
    const { original, modified } = tab.input as vscode.TabInputTextDiff
    const textOf = async (uri: vscode.Uri) => (await vscode.workspace.openTextDocument(uri)).getText()
    equal(await textOf(original), 'Kim departed Beijing late Thursday aboard\n')
    equal(await textOf(modified), 'Kim departed Beijing late Friday aboard\n')
  })
})
