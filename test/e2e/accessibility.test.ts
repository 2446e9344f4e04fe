import assert from 'node:assert/strict'
import { accessibleIn, nameless, namesOf } from './accessibleNames.ts'
import { withWorkbench } from './driver.ts'
import { until } from './until.ts'
import type { Workbench } from './workbench.ts'

describe('What a screen reader is told', function () {
  this.timeout(900_000)
  let workbench: Workbench

  const files = { 'seeds/bridges.txt': 'The bridge was opened on Monday.\n“It will stand,” Ada Low said.\n' }
  withWorkbench('accessibility', { files }, async opened => {
    workbench = opened
    await workbench.openFile('draft.md')
    await workbench.waitForSquiggles(all => all.length > 0)
  })

  const heard = (selector: string) => accessibleIn(workbench.page, selector)

  it('of the status bar: what the signs and numbers mean', async () => {
    const names = await until(
      'the two items',
      async () => namesOf(await heard('[id^="verbatim.verbatim"]'), 'button'),
      all => all.length === 2 && all.every(Boolean),
    )
    const text = names.join('\n')
    assert.match(text, /2 sources\. Verbatim: show the library report/)
    assert.match(text, /Verbatim: 1 of 2 quotations are what their sources say\. Click for the others/)
  })

  it('of Find Quote…: the input, each row with its quotation, and each button', async () => {
    await workbench.openPicker('Verbatim: Find Quote…', 'Find Quote')
    await workbench.typeInQuickInput('good neigbours good frends')
    await workbench.waitForRows(rows => rows.some(row => row.detail.includes('good comrades')))
    const all = await heard('.quick-input-widget')
    assert.deepEqual(nameless(all), [])
    const rows = namesOf(all, 'option', 'listitem', 'treeitem')
    assert.match(rows.join('\n'), /para\. 3.*good neighbours, good friends/)
    const buttons = namesOf(all, 'button').join('\n')
    for (const name of [
      'Only this source: in:… (Alt+I)',
      'Group by source (Alt+G)',
      'Choose this and others (Shift+Enter)',
      'One sentence more behind (Alt+Right)',
      'Insert the citation only (Ctrl+Enter)',
    ])
      assert.ok(buttons.includes(name), `${name} in:\n${buttons}`)
    await workbench.press('Escape')
  })

  it('of the Sources view: source, speaker and quote, and what can be done with them', async () => {
    await workbench.runCommand('Verbatim: Focus on Sources View')
    const rows = () => heard('.pane-body .monaco-list')
    await until(
      'the sources',
      async () => namesOf(await rows(), 'treeitem'),
      names => names.length >= 2,
    )
    const names = await until(
      'the quotes',
      async () => {
        // Asked again until they are heard: a view that has just been drawn has not always taken the focus.
        await workbench.runCommand('Verbatim: Focus on Sources View')
        await workbench.press('Home')
        await workbench.press('ArrowRight')
        return namesOf(await rows(), 'treeitem')
      },
      found => found.some(name => /direct quote/.test(name)),
    )
    assert.match(names.join('\n'), /, \d+ direct quotes?\b/)
    const quotes = names.filter(name => /, para\. \d/.test(name))
    assert.ok(quotes.length > 0, names.join('\n'))
    const all = [...(await rows()), ...(await heard('.pane-header'))]
    assert.deepEqual(nameless(all), [])
  })

  it('of the report: headings and lists', async () => {
    await workbench.runCommand('Verbatim: Show Library Report')
    await workbench.previewText('Verbatim library report')
    const frames = workbench.page.frames().filter(frame => frame !== workbench.page.mainFrame())
    const found = await Promise.all(
      frames.map(frame =>
        frame
          .locator('body')
          .ariaSnapshot({ timeout: 5_000 })
          .catch(() => ''),
      ),
    )
    const snapshot = found.find(text => text.includes('library report')) ?? ''
    assert.match(snapshot, /heading "Verbatim library report" \[level=1\]/)
    assert.match(snapshot, /heading "Sources" \[level=2\]/)
    assert.match(snapshot, /- list:/)
  })
})
