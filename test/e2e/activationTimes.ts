import type { Workbench } from './driver.ts'
import { until } from './until.ts'

/** Milliseconds in the extension host: reading the bundle, the call of `activate`, and until its promise was kept. */
export interface ActivationTimes {
  load: number
  activate: number
  finish: number
}

/**
 * Reads the rows of some extensions in `Developer: Startup Performance`. The report is a text in an editor that draws
 * only the lines in sight, so it comes through the clipboard.
 */
export async function readActivationTimes(
  workbench: Workbench,
  extensions: readonly string[],
): Promise<ActivationTimes[]> {
  await workbench.runCommand('Developer: Startup Performance')
  await workbench.page.locator('.tab.active', { hasText: 'Startup Performance' }).waitFor()
  const rows = await until(
    'the activation times',
    async () => {
      await workbench.press('Control+a')
      await workbench.press('Control+c')
      const report = await workbench.page.evaluate(() => navigator.clipboard.readText())
      return extensions.map(id => report.split('\n').find(line => line.startsWith(`| ${id} `)) ?? '')
    },
    found => found.every(Boolean),
  )
  await workbench.runCommand('View: Close Editor')
  return rows.map(row => {
    const [load = Number.NaN, activate = Number.NaN, finish = Number.NaN] = row
      .split('|')
      .slice(3, 6)
      .map(Number)
    return { load, activate, finish }
  })
}
