import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { draftIn, KEYS, LIBRARY, MARKUPS } from '../suite/languageFeatures/markups.ts'
import { withWorkbench } from './driver.ts'
import { until } from './until.ts'
import type { Workbench } from './workbench.ts'

const SEED = '000_7275516a2a315cb5'
const [MARKDOWN] = MARKUPS

describe('A writer who cites', function () {
  this.timeout(900_000)
  let workbench: Workbench
  const page = (selector: string, options?: { hasText: string }) => workbench.page.locator(selector, options)
  const fileText = (name: string) => readFile(join(workbench.folder, name), 'utf8')
  const drafts = MARKUPS.map(markup => [`features.${markup.ending}`, draftIn(markup)] as const)

  const files = { ...LIBRARY, ...Object.fromEntries(drafts), 'cited.md': `${MARKDOWN!.head}\n` }
  const settings = { 'editor.wordWrap': 'on', 'editor.minimap.enabled': false }
  withWorkbench('citing', { files, settings }, async opened => {
    workbench = opened
    await workbench.openFile('draft.md')
    await workbench.waitForSquiggles(all => all.length > 0)
  })

  it('types a part of the title, reads what the source is, and takes its key', async () => {
    await workbench.openFile('cited.md')
    await workbench.placeCursor(5, 1)
    await workbench.type(`Two logs [@${KEYS.lamp}; @keeper`)
    const row = page('.suggest-widget.visible .monaco-list-row', { hasText: KEYS.harbour })
    await row.waitFor()
    const details = page('.suggest-details-container .suggest-details')
    await until('the documentation', async () => {
      if (await details.isVisible()) return true
      await workbench.press('Control+Space')
      await details.waitFor({ timeout: 5_000 }).catch(() => {})
      return details.isVisible()
    })
    await until(
      'the first words',
      () => details.innerText(),
      text => text.includes('seventeen barges'),
    )
    await workbench.screenshot('completion')
    await workbench.press('Enter')
    await workbench.type(', para. 1].')
    const text = await workbench.waitForText('cited.md', written => written.includes('para. 1'))
    assert.match(text, new RegExp(`Two logs \\[@${KEYS.lamp}; @${KEYS.harbour}, para\\. 1\\]\\.`))
  })

  it('peeks at all citations of a source', async () => {
    await workbench.openFile('cited.md')
    await workbench.placeCursor(5, 30)
    const peek = page('.reference-zone-widget')
    await until('the references', async () => {
      await workbench.press('Shift+F12')
      await peek.waitFor({ timeout: 20_000 }).catch(() => {})
      return peek.isVisible()
    })
    await until(
      'the files',
      () => peek.locator('.ref-tree').innerText(),
      text =>
        ['cited.md', ...drafts.map(([file]) => file), 'features.bib'].every(name => text.includes(name)),
    )
    await workbench.screenshot('peek-references')
    await workbench.press('Escape')
    await peek.waitFor({ state: 'hidden' })
  })

  it('renames a citekey everywhere after a look at it, and takes it back at once', async () => {
    const names = ['cited.md', ...drafts.map(([file]) => file), 'features.bib', 'seeds/features/harbour.md']
    const before = await Promise.all(names.map(fileText))
    await rename(5, 30, 'harbour-log', 'Control+Enter')
    const preview = page('.bulk-edit-panel')
    await preview.waitFor()
    await until(
      'the files',
      () => preview.innerText(),
      // The list draws the rows in sight.
      text => text.includes('harbour-log') && new Set(text.match(/(?:features|harbour)\.\w+/g)).size > 1,
    )
    await workbench.screenshot('rename-preview')
    await preview.getByText('Apply', { exact: true }).click()
    await until(
      'the new name in all files',
      () => Promise.all(names.map(fileText)),
      texts => texts.every(text => text.includes('harbour-log') && !text.includes(KEYS.harbour)),
    )
    await preview.waitFor({ state: 'hidden' })
    await page('.editor-group-container.active .view-lines').first().click()
    await workbench.press('Control+z')
    // Some versions of the editor ask first.
    const everywhere = page('.monaco-dialog-box').getByRole('button', { name: /Undo in \d+ Files/ })
    await until('the draft as it was', async () => {
      if (await everywhere.isVisible()) await everywhere.click()
      await workbench.runCommand('File: Save All Files')
      return JSON.stringify(await Promise.all(names.map(fileText))) === JSON.stringify(before)
    })
  })

  it('is told what has no other name to be given, and loses nothing', async () => {
    await workbench.openFile('cited.md')
    await workbench.placeCursor(5, 1)
    await workbench.type(`On [@${SEED}, para. 3]. `)
    const before = await workbench.waitForText('cited.md', text => text.includes(SEED))
    await workbench.placeCursor(5, 10)
    await until('the reason', async () => {
      await workbench.press('F2')
      const message = page('.monaco-editor-overlaymessage')
      await message.waitFor({ timeout: 20_000 }).catch(() => {})
      return (await message.count()) > 0 && /rename the file/.test(await message.innerText())
    })
    await workbench.screenshot('rename-refused')
    await workbench.press('Escape')
    await rename(5, 66, KEYS.lamp, 'Enter')
    await page('.rename-box input.rename-input').waitFor({ state: 'hidden' })
    const told = await workbench.notification('already', () => workbench.screenshot('rename-taken'))
    assert.equal(told, `There is a source with the citekey ${KEYS.lamp} already.`)
    assert.equal(await workbench.editorText('cited.md'), before)
  })

  /** Types a new name over the citekey at a place. */
  async function rename(line: number, column: number, name: string, accept: string): Promise<void> {
    await workbench.placeCursor(line, column)
    const input = page('.rename-box input.rename-input')
    await until('the box for the new name', async () => {
      await workbench.press('F2')
      await input.waitFor({ timeout: 20_000 }).catch(() => {})
      return input.isVisible()
    })
    await input.fill(name)
    await workbench.press(accept)
  }
})
