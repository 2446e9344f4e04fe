import assert from 'node:assert/strict'
import { withWorkbench } from './driver.ts'
import { until } from './until.ts'
import type { Workbench } from './workbench.ts'

const PICTURE = '<img src=https://shown.invalid/a.png onerror=alert(1)>'
const TITLE = `Notice ${PICTURE} $(alert) [press](command:workbench.action.closeWindow)`
const SAID = `The hall $(alert) is ${PICTURE} closed until the spring comes back`
const SOURCE = `${TITLE}\n\n“${SAID},” Ada Low said.\n\nHe read ![x](https://shown.invalid/b.png) <script>alert(2)</script> \u202eand\u202c \u001b[31mleft\u001b[0m the building.\n`
const DRAFT =
  '# The hall\n\nShe said it [@hostile, para. 2]. He left [@hostile, para. 3].\n\n“The hall is closed until the spring comes back” [@hostile, para. 2]\n'

describe('A source that would be more than text', function () {
  this.timeout(900_000)
  let workbench: Workbench
  const fetched: string[] = []
  const dialogs: string[] = []

  const files = { 'seeds/hostile.txt': SOURCE, 'draft.md': DRAFT }
  withWorkbench('hostile', { folder: null, files }, async opened => {
    workbench = opened
    workbench.page.context().on('request', request => {
      if (!request.url().startsWith('http://127.0.0.1')) fetched.push(request.url())
    })
    workbench.page.on('dialog', dialog => {
      dialogs.push(dialog.message())
      void dialog.dismiss()
    })
    await workbench.openFile('draft.md')
    await workbench.waitForSquiggles(all => all.length > 0)
  })

  afterEach(() => {
    assert.deepEqual(
      fetched.filter(url => url.includes('shown.invalid')),
      [],
    )
    assert.deepEqual(dialogs, [])
  })

  /** That a part of the window shows the words as they are, and nothing made of them. */
  async function checkShown(selector: string): Promise<void> {
    const part = workbench.page.locator(selector).first()
    const text = (await part.innerText()).replaceAll('\u2060', '').replaceAll('\u00a0', ' ')
    assert.ok(text.includes('<img'), text)
    assert.equal(await part.locator('img, script').count(), 0)
    assert.equal(await part.locator('.codicon-alert').count(), 0, 'no icon')
    assert.equal(
      await part.locator('a[data-href^="command:workbench"], a[href^="command:workbench"]').count(),
      0,
    )
  }

  it('is text in a hover', async () => {
    await until('the hover', async () =>
      (await workbench.hoverText('hostile, para. 2]. He')).includes('<img'),
    )
    await checkShown('.monaco-editor .monaco-hover:not(.hidden) .monaco-hover-content')
    await workbench.screenshot('hostile-hover')
    await workbench.page.mouse.move(0, 0)
  })

  it('is text in Find Quote…', async () => {
    await workbench.openPicker('Verbatim: Find Quote…', 'Find Quote')
    await workbench.typeInQuickInput('closed until the spring comes back')
    await workbench.waitForRows(rows => rows.some(row => row.detail.includes('<img')))
    await checkShown('.quick-input-widget .quick-input-list')
    await workbench.screenshot('hostile-find')
    await workbench.press('Escape')
  })

  it('is text in the Sources view', async () => {
    await workbench.page.locator('.activitybar .action-label[aria-label="Verbatim"]').click()
    const rows = workbench.page.locator('.pane-body .monaco-list-row')
    await rows.filter({ hasText: 'Notice' }).or(rows.first()).first().waitFor()
    await rows.first().locator('.monaco-tl-twistie').click()
    await rows.filter({ hasText: 'until the spring' }).first().waitFor()
    await checkShown('.pane-body .monaco-list:visible')
    await workbench.screenshot('hostile-sources')
  })

  it('is text in the preview and the report', async () => {
    await workbench.openFile('draft.md')
    await workbench.runCommand('Markdown: Open Preview to the Side')
    await workbench.previewText('Notice <img')
    await workbench.runCommand('Verbatim: Show Library Report')
    await workbench.previewText('Verbatim library report')
    for (const frame of workbench.page.frames()) {
      if (frame === workbench.page.mainFrame()) continue
      assert.equal(
        await frame.locator('img[src*="shown"], img[onerror], a[href^="command:workbench"]').count(),
        0,
      )
    }
    await workbench.screenshot('hostile-report')
  })
})
