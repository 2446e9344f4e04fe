import assert from 'node:assert/strict'
import { withWorkbench } from './driver.ts'
import { until } from './until.ts'
import type { Workbench } from './workbench.ts'

describe('A writer whose editor speaks German', function () {
  this.timeout(900_000)
  let workbench: Workbench

  withWorkbench('german', { language: 'de' }, async opened => {
    workbench = opened
    await workbench.openFile('draft.md')
    await workbench.waitForSquiggles(all => all.length > 0)
  })

  it('reads findings, fixes and hovers in German', async () => {
    assert.match(await workbench.hoverText('Friday'), /hier „Friday“, in der Quelle „Thursday“/)
    await until('our own hover', async () =>
      (await workbench.hoverText('Beijing late')).includes('✗ Verändert'),
    )
    await workbench.screenshot('german-hover')
    await workbench.page.mouse.move(0, 0)
    const fixes = await workbench.quickFixes('Friday')
    assert.ok(fixes.includes('„Thursday“ wiederherstellen'), fixes.join(' | '))
    assert.ok(fixes.includes('Mit der Quelle vergleichen'), fixes.join(' | '))
    await workbench.press('Escape')
  })

  it('finds and inserts by German commands', async () => {
    await workbench.openPicker('Verbatim: Zitat suchen …', 'Zitat suchen')
    await workbench.typeInQuickInput('good neigbours good frends')
    await workbench.waitForRows(rows => rows.some(row => row.detail.includes('good comrades')))
    await workbench.screenshot('german-find')
    await workbench.press('Escape')
  })

  it('sees the status bar, the sources and the report in German', async () => {
    const status = workbench.page.locator('#verbatim\\.verbatim\\.verbatim\\.status')
    await until(
      'the status',
      () => status.innerText(),
      text => text.includes('1 Quelle'),
    )
    await workbench.page.locator('.activitybar .action-label[aria-label="Verbatim"]').click()
    await workbench.page.getByText('Verbatim: Quellen').first().waitFor()
    await workbench.runCommand('Verbatim: Bibliotheksbericht anzeigen')
    assert.match(
      await workbench.previewText('Bibliotheksbericht von Verbatim'),
      /sucht Quellen in seeds, sources/,
    )
    await workbench.screenshot('german-report')
  })
})
