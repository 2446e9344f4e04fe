import { openWorkbench } from './driver.ts'
import { highlightedIn } from './renderedText.ts'
import { until } from './until.ts'
import type { Workbench } from './workbench.ts'

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
  await until(
    'the passage in its source, set off from the rest',
    () => highlightedIn(workbench.page),
    words => words.some(line => line.includes('comrades')),
  )
  await workbench.screenshot(`theme-${name}-find`)
  await workbench.press('Escape')
}
