import { join } from 'node:path'
import { repository } from '../hosts/places.ts'
import { openWorkbench, type Workbench } from './driver.ts'
import { until } from './until.ts'

const THEMES = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  'high-contrast': 'Default High Contrast',
  'high-contrast-light': 'Default High Contrast Light',
}

/** For the eye: the pictures of docs/accessibility.md. */
describe('Every theme', function () {
  this.timeout(900_000)

  for (const [name, theme] of Object.entries(THEMES)) {
    it(`shows findings, hovers, lists and passages in ${name}`, async () => {
      const workbench = await openWorkbench({
        folder: join(repository, 'sample'),
        extensionDir: repository,
        entry: 'node',
        settings: { 'workbench.colorTheme': theme, 'window.autoDetectColorScheme': false },
      })
      try {
        await show(workbench, name)
      } finally {
        await workbench.close()
      }
    })
  }
})

async function show(workbench: Workbench, name: string): Promise<void> {
  await workbench.openFile('draft.md')
  await workbench.waitForSquiggles(all => all.length > 0)
  await workbench.page.locator('.activitybar .action-label[aria-label="Verbatim"]').click()
  const rows = workbench.page.locator('.pane-body .monaco-list-row')
  await rows.first().locator('.monaco-tl-twistie').click()
  await rows.filter({ hasText: 'China’s celebration' }).first().waitFor()
  await until('the hover', async () => (await workbench.hoverText('Beijing late')).includes('Open source'))
  await workbench.screenshot(`theme-${name}`)
  await workbench.page.mouse.move(0, 0)
  await workbench.openPicker('Verbatim: Find Quote…', 'Find Quote')
  await workbench.typeInQuickInput('good neigbours good frends')
  await workbench.waitForRows(all => all.some(row => row.detail.includes('good comrades')))
  const source = workbench.page.locator('.editor-group-container').nth(1)
  await source.locator('.view-overlays [class*="ced-TextEditorDecorationType"]').first().waitFor()
  await workbench.screenshot(`theme-${name}-find`)
  await workbench.press('Escape')
}
