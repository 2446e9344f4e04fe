import assert from 'node:assert/strict'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { withWorkbench } from './driver.ts'
import { until } from './until.ts'
import type { Workbench } from './workbench.ts'

const KEY = '000_7275516a2a315cb5'
const REST = ' and good comrades that share a common destiny,'
const COPIED = 'China and North Korea are good neighbours, good friends, and good comrades'

describe('A writer who quotes', function () {
  this.timeout(900_000)
  let workbench: Workbench

  const names = ['ghost.md', 'paste.md', 'paste.tex', 'paste.typ', 'at-once.md']
  const files = Object.fromEntries(names.map(name => [name, '\n']))
  withWorkbench('writing', { files }, async opened => {
    workbench = opened
    await workbench.openFile('draft.md')
    await workbench.waitForSquiggles(all => all.length > 0)
  })

  it('types three words, sees the rest of the sentence, and takes it over with Tab', async () => {
    await workbench.openFile('ghost.md')
    await workbench.type('As Xi put it, “good neighbours, good friends,')
    const ghost = workbench.page
      .locator('.monaco-editor .ghost-text-decoration, .monaco-editor .ghost-text')
      .first()
    await ghost.waitFor()
    await workbench.screenshot('ghost-text')
    await workbench.press('Tab')
    const text = await workbench.waitForText('ghost.md', written => written.includes('[@'))
    assert.equal(text.trim(), `As Xi put it, “good neighbours, good friends,${REST}” [@${KEY}, para. 3]`)
  })

  const expected = {
    'paste.md': `Xi: “${COPIED}” [@${KEY}, para. 3]`,
    'paste.tex': `Xi: \`\`${COPIED}'' \\cite[para.~3]{${KEY}}`,
    'paste.typ': `Xi: #quote[${COPIED}] @${KEY}[para. 3]`,
  }
  for (const [name, quotation] of Object.entries(expected)) {
    it(`pastes plain text, and chooses the quotation instead, in ${name}`, async () => {
      await workbench.openFile(name)
      await workbench.type('Xi: ')
      await workbench.page.evaluate(text => navigator.clipboard.writeText(text), COPIED)
      await workbench.press('Control+v')
      const widget = workbench.page.locator('.post-edit-widget')
      await widget.waitFor()
      assert.equal((await workbench.editorText(name)).trim(), `Xi: ${COPIED}`)
      const choice = await workbench.otherWay('Paste as quotation with citation')
      if (name === 'paste.md') await workbench.screenshot('paste-choice')
      await choice.click()
      const text = await workbench.waitForText(name, written => written.includes(KEY))
      assert.equal(text.trim(), quotation)
    })
  }

  it('pastes the quotation at once where the setting says so', async () => {
    await mkdir(join(workbench.folder, '.vscode'), { recursive: true })
    const settings = JSON.stringify({ 'verbatim.insert.onPaste': 'quotation' })
    await writeFile(join(workbench.folder, '.vscode/settings.json'), settings)
    await workbench.openFile('at-once.md')
    await workbench.page.evaluate(text => navigator.clipboard.writeText(text), COPIED)
    // Until the editor has read the setting, the text is pasted as it is.
    const text = await until(
      'the quotation',
      async () => {
        await workbench.press('Control+a')
        await workbench.press('Control+v')
        await workbench.page.waitForTimeout(2_000)
        return workbench.editorText('at-once.md')
      },
      written => written.includes(KEY),
    )
    assert.equal(text.trim(), `“${COPIED}” [@${KEY}, para. 3]`)
  })
})
