import assert from 'node:assert/strict'
import { join } from 'node:path'
import { repository } from '../hosts/places.ts'
import { openWorkbench, type Workbench } from './driver.ts'

describe('The Markdown preview', function () {
  this.timeout(300_000)
  let workbench: Workbench

  before(async () => {
    workbench = await openWorkbench({
      folder: join(repository, 'sample'),
      extensionDir: repository,
      entry: 'node',
    })
  })

  after(() => workbench?.close())

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
