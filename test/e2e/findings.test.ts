import assert from 'node:assert/strict'
import { join } from 'node:path'
import { repository } from '../hosts/places.ts'
import { withWorkbench } from './driver.ts'
import { pointOf } from './renderedText.ts'
import { until } from './until.ts'
import type { Workbench } from './workbench.ts'

/** One finding of each code: where it is pointed at, what the hover says of it, and what Ctrl+. offers. */
const FINDINGS: readonly (readonly [code: string, at: string, says: RegExp, fixes: readonly string[]])[] = [
  [
    'altered-quotation',
    'twelve',
    /“twelve” here, “seventeen” in the source/,
    ['Restore “seventeen”', 'Mark “twelve” as yours: [twelve]', 'Compare with the source'],
  ],
  ['altered-punctuation', 'e; ', /“;” here, “,” in the source/, ['Restore the punctuation of the source']],
  ['misattributed', 'cold spring', /these words are from railway/, ['Cite railway, which has these words']],
  ['not-found', 'wrote these words', /Nothing like this is in harbour/, []],
  ['unchecked', 'no text here', /only its entry in refs\.bib/, []],
  ['risky-elision', 'l … s', /“not”/, []],
  ['style-alteration', '(…)', /Chicago sets ellipses/, []],
  ['wrong-locator', 'para. 1', /stand in para\. 3 of harbour/, ['Correct the locator to para. 3']],
  ['uncited-quotation', 'years, and the', /these words are from railway/, ['Cite railway']],
  ['unknown-citekey', '@nobody', /no source with the citekey nobody/, []],
  ['duplicate-citekey', '@twice', /Several sources have the citekey twice/, []],
  ['source-problem', '@latin', /latin\.txt is not valid UTF-8/, []],
]

describe('A writer with every kind of finding', function () {
  this.timeout(900_000)
  let workbench: Workbench

  const folder = join(repository, 'test/fixtures/findings')
  const settings = { 'verbatim.check.style': 'chicago', 'editor.wordWrap': 'on' }
  withWorkbench('findings', { folder, settings }, async opened => {
    workbench = opened
    await workbench.openFile('draft.md')
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
      'wrong-locator',
      'altered-punctuation',
    ])
      await panel.getByText(code).first().waitFor()
    await workbench.screenshot('findings')
    await workbench.press('Control+j')
    await panel.waitFor({ state: 'hidden' })
  })

  for (const [code, at, says, fixes] of FINDINGS) {
    it(`reads in a hover what ${code} means here, and sees what mends it`, async () => {
      const hover = await workbench.hoverText(at)
      assert.match(hover, says)
      // The editor says nothing of a hint, which `unchecked` is: there the hover says it, without a code.
      assert.equal(hover.includes(code), code !== 'unchecked', hover)
      // What the editor says of the underlined words is not said again below.
      assert.equal(hover.match(new RegExp(says, `${says.flags}g`))?.length, 1, hover)
      await picture(code, 'hover', '.monaco-hover:not(.hidden)', at)
      await workbench.page.mouse.move(0, 0)
      const titles = await workbench.quickFixes(at)
      await picture(code, 'fixes', '.action-widget', at)
      await workbench.press('Escape')
      for (const title of fixes) assert.ok(titles.includes(title), titles.join(' | '))
    })
  }

  it('lays the quotation beside its source', async () => {
    await workbench.clickQuickFix('twelve', 'Compare with the source')
    await page('.monaco-diff-editor .char-insert').first().waitFor()
    assert.match(await page('.tab.active').innerText(), /Quotation and source: harbour, para\. 1/)
    await workbench.screenshot('comparison')
  })

  /** A picture of the line with a finding and what the editor has opened there. */
  async function picture(code: string, what: string, opened: string, at: string) {
    const box = (await page(opened).first().boundingBox())!
    const line = (await pointOf(workbench.page, at))!
    const left = Math.max(0, Math.min(box.x, line.x) - 60)
    const [top, bottom] = [Math.min(box.y, line.y - 24), Math.max(box.y + box.height, line.y + 24)]
    await workbench.screenshot(`findings/${code}-${what}`, {
      x: left,
      y: Math.max(0, top - 12),
      width: Math.min(1280, Math.max(box.x + box.width, line.x + 500) + 20) - left,
      height: Math.min(800 - Math.max(0, top - 12), bottom - top + 24),
    })
  }

  function page(selector: string) {
    return workbench.page.locator(selector)
  }
})
