import assert from 'node:assert/strict'
import { join } from 'node:path'
import { repository } from '../hosts/places.ts'
import { openWorkbench, type Workbench } from './driver.ts'
import { until } from './until.ts'

describe('A writer with every kind of finding', function () {
  this.timeout(900_000)
  let workbench: Workbench

  before(async () => {
    workbench = await openWorkbench({
      folder: join(repository, 'test/fixtures/findings'),
      extensionDir: repository,
      entry: 'node',
      settings: { 'verbatim.check.style': 'chicago', 'editor.wordWrap': 'on' },
    })
    await workbench.openFile('draft.md')
  })

  after(() => workbench?.close())

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.screenshot('failed')
  })

  const count = () => workbench.page.locator('#verbatim\\.verbatim\\.verbatim\\.quotations')

  it('sees all of them underlined, and counted in the status bar', async () => {
    await workbench.waitForSquiggles(all => all.length >= 9)
    assert.match((await until('the count', () => count().innerText())) ?? '', /^\s*\d+\s+\d+\s*$/)
  })

  it('finds them in the list that the count opens', async () => {
    await count().click()
    const panel = page('.markers-panel')
    await panel.waitFor()
    // The list draws the rows in sight; that each code is found is a matter of unit tests.
    for (const code of [
      'altered-quotation',
      'misattributed',
      'unknown-citekey',
      'altered-punctuation',
      'not-found',
    ])
      await panel.getByText(code).first().waitFor()
    await workbench.screenshot('findings')
    await workbench.press('Control+j')
    await panel.waitFor({ state: 'hidden' })
  })

  it('reads in a hover what is wrong, and sees what mends it', async () => {
    assert.match(await workbench.hoverText('twelve'), /“twelve” here, “seventeen” in the source/)
    await workbench.screenshot('finding-hover')
    await workbench.page.mouse.move(0, 0)
    const titles = await workbench.quickFixes('twelve')
    await workbench.screenshot('finding-fixes')
    for (const title of [
      'Restore “seventeen”',
      'Mark “twelve” as yours: [twelve]',
      'Compare with the source',
    ])
      assert.ok(titles.includes(title), titles.join(' | '))
    await workbench.press('Escape')
  })

  it('lays the quotation beside its source', async () => {
    await workbench.clickQuickFix('twelve', 'Compare with the source')
    await page('.monaco-diff-editor .char-insert').first().waitFor()
    assert.match(await page('.tab.active').innerText(), /Quotation and source: harbour, para\. 1/)
    await workbench.screenshot('comparison')
  })

  function page(selector: string) {
    return workbench.page.locator(selector)
  }
})
