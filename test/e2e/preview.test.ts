import assert from 'node:assert/strict'
import { withWorkbench } from './driver.ts'
import type { Workbench } from './workbench.ts'

describe('The Markdown preview', function () {
  this.timeout(300_000)
  let workbench: Workbench

  withWorkbench('preview', {}, opened => {
    workbench = opened
  })

  it('shows citations in the style, and the references at the end', async () => {
    await workbench.openFile('draft.md')
    await workbench.waitForSquiggles(all => all.length > 0)
    await workbench.runCommand('Markdown: Open Preview to the Side')
    const text = await workbench.previewText('para. 4)')
    assert.match(text, /Kim said \(.*para\. 4\)/)
    assert.doesNotMatch(text, /\[@/)
    await workbench.screenshot('preview')
  })
})
