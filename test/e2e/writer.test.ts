import assert from 'node:assert/strict'
import { withWorkbench } from './driver.ts'
import { highlightedIn } from './renderedText.ts'
import { until } from './until.ts'
import type { Workbench } from './workbench.ts'

const KEY = '000_7275516a2a315cb5'
const SENTENCE =
  '“China and North Korea are good neighbours, good friends, and good comrades that share a common destiny,”'
/** Where the sample draft asks for a quote. */
const EMPTY_LINE = 12
describe('A writer', function () {
  this.timeout(900_000)
  let workbench: Workbench

  withWorkbench('writer', {}, opened => {
    workbench = opened
  })

  it('opens a draft', () => workbench.openFile('draft.md'))

  it('sees the misquotation underlined, and that word only', async () => {
    const squiggles = await workbench.waitForSquiggles(all => all.length > 0)
    assert.deepEqual(
      squiggles.map(({ text, kind }) => [text, kind]),
      [['Friday', 'error']],
    )
  })

  it('points at it and reads both wordings', async () => {
    const text = await workbench.hoverText('Friday')
    assert.match(text, /“Friday” here, “Thursday” in the source/)
    await workbench.screenshot('check')
  })

  it('points at a citation and reads the passage', async () => {
    const text = await workbench.hoverText('para. 4')
    assert.match(text, /China’s celebration is our celebration/)
    assert.match(text, /Open source at para\. 4/)
    await workbench.screenshot('hover')
  })

  it('cancels a search and finds everything as it was', async () => {
    await workbench.placeCursor(EMPTY_LINE, 1)
    const [editors, cursor] = [await workbench.editors(), await workbench.cursor()]
    await workbench.openPicker('Verbatim: Find Quote…', 'Find Quote')
    await workbench.typeInQuickInput('signature green armo')
    await workbench.waitForRows(rows => rows.some(row => row.detail.includes('signature green armoured')))
    await workbench.page.locator('.editor-group-container').nth(1).waitFor()
    await workbench.press('Escape')
    await workbench.page.locator('.editor-group-container').nth(1).waitFor({ state: 'detached' })
    assert.deepEqual([await workbench.editors(), await workbench.cursor()], [editors, cursor])
  })

  it('types a quote with two errors, sees the one meant first, and has it written with its citation', async () => {
    await workbench.page.mouse.move(0, 0)
    await workbench.placeCursor(EMPTY_LINE, 1)
    await workbench.openPicker('Verbatim: Find Quote…', 'Find Quote')
    await workbench.typeInQuickInput('good neigbours good frends')
    const [first] = await workbench.waitForRows(rows => rows[0]?.detail.includes('good neighbours') ?? false)
    assert.equal(first!.detail, SENTENCE)
    assert.match(first!.description, /Xi.*para\. 3/)
    const preview = workbench.page.locator('.editor-group-container').nth(1)
    await preview.locator('.view-line', { hasText: 'share a common' }).waitFor()
    await until(
      'the passage, set off from the rest',
      () => highlightedIn(workbench.page),
      words => words.some(line => line.includes('comrades')),
    )
    await workbench.screenshot('find-quote')
    await workbench.press('Enter')
    await workbench.page.locator('.editor-group-container').nth(1).waitFor({ state: 'detached' })
    // The list closes first, then the words are written.
    const text = await workbench.waitForText('draft.md', written => written.includes('destiny,” [@'))
    const lines = text.split('\n')
    assert.equal(lines[EMPTY_LINE - 1], `${SENTENCE} [@${KEY}, para. 3]`)
    await workbench.screenshot('inserted')
  })

  it('mends the misquotation by its quick fix', async () => {
    await workbench.clickQuickFix('Friday', 'Restore “Thursday”')
    // The widget closes first, then the editor asks for the edit and makes it.
    await workbench.waitForText('draft.md', text => text.includes('late Thursday aboard'))
    await workbench.waitForSquiggles(all => all.length === 0)
  })

  it('reads in the report what is in the library', async () => {
    await workbench.runCommand('Verbatim: Show Library Report')
    await workbench.page.locator('.tab.active', { hasText: 'Library report' }).waitFor()
    assert.match(await workbench.previewText('Verbatim library report'), /1 source, 2,425 characters/)
    await workbench.screenshot('report')
  })
})
