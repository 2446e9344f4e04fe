import assert from 'node:assert/strict'
import { withWorkbench } from './driver.ts'
import type { Workbench } from './workbench.ts'

const TITLE = 'Your First Verified Quotation'
const QUOTATION = '“Iron forgives nothing, but it remembers every winter,” [@okafor-2025, para. 2]'

describe('The walkthrough, from an empty folder', function () {
  this.timeout(900_000)
  let workbench: Workbench

  const openWalkthrough = async () => {
    await workbench.runCommand('Welcome: Open Walkthrough...')
    await workbench.page.locator('.quick-input-widget .monaco-list-row', { hasText: TITLE }).click()
    await workbench.page.locator('.getting-started-step').nth(4).waitFor()
  }

  /** Presses a button of the step with this title, which is opened first unless it is open already. */
  const press = async (step: string, button: string) => {
    const { page } = workbench
    // The editor goes back to its page of all walkthroughs when a draft opens beside it.
    await openWalkthrough()
    const box = page.locator('.getting-started-step', { hasText: step })
    const action = box.locator('.monaco-button', { hasText: button })
    if (!(await action.isVisible())) await box.click()
    await action.click()
  }

  withWorkbench('walkthrough', { folder: null }, opened => {
    workbench = opened
  })

  it('is found among the walkthroughs', async () => {
    await openWalkthrough()
    await workbench.screenshot('walkthrough')
  })

  it('writes a sample and opens its draft', async () => {
    await press('Bring your sources', 'Create Sample')
    await workbench.page.locator('.tab.active', { hasText: 'draft.md' }).waitFor()
    await workbench.screenshot('walkthrough-sample')
  })

  it('finds a half-remembered quotation and has it written into the draft', async () => {
    await press('Find what you half remember', 'Find Quote')
    await workbench.page.locator('.quick-input-title:visible', { hasText: 'Find Quote' }).waitFor()
    await workbench.typeInQuickInput('iron rembers evry winter')
    const [first] = await workbench.waitForRows(rows => rows[0]?.detail.includes('every winter') ?? false)
    assert.match(first!.description, /Marta Lindqvist.*para\. 2/)
    await workbench.screenshot('walkthrough-find')
    await workbench.press('Enter')
    const text = await workbench.waitForText('draft.md', written => written.includes('[@'))
    assert.equal(text.trim().split('\n').at(-1), QUOTATION)
  })

  it('proves it, underlines a changed word, and puts the right one back', async () => {
    assert.deepEqual(await workbench.squiggles(), [])
    assert.match(await workbench.hoverText('every winter'), /Verbatim/)
    const line = (await workbench.editorText('draft.md')).split('\n').indexOf(QUOTATION) + 1
    await workbench.placeCursor(line, QUOTATION.indexOf('winter') + 1)
    await workbench.press('Control+Shift+ArrowRight')
    await workbench.type('summer')
    const squiggles = await workbench.waitForSquiggles(all => all.length > 0)
    assert.deepEqual(
      squiggles.map(({ text, kind }) => [text, kind]),
      [['summer', 'error']],
    )
    await press('See it proved', 'Check Quotations in Draft')
    await workbench.screenshot('walkthrough-check')
    await workbench.clickQuickFix('summer', 'Restore “winter”')
    await workbench.waitForSquiggles(all => all.length === 0)
  })

  it('adds the references', async () => {
    await press('Add the references', 'Insert Bibliography')
    const text = await workbench.waitForText('draft.md', written => written.includes('Okafor, A.'))
    assert.match(text, /Okafor, A\. \(2025, March 14\)\. The Bridge That Stayed\. \*The Weekly Ferry\*/)
    await workbench.screenshot('walkthrough-done')
  })
})
