import { until } from './until.ts'
import type { Workbench } from './workbench.ts'

/** Milliseconds in the extension host: reading the bundle, the call of `activate`, and until its promise was kept. */
export interface ActivationTimes {
  load: number
  activate: number
  finish: number
  /** What activated it, such as `onCommand:verbatim.showReport`. */
  event: string
}

/**
 * Reads the extension's row in `Developer: Startup Performance`. The report is a text in an editor that draws only
 * the lines in sight, so it comes through the clipboard.
 */
export async function readActivationTimes(
  workbench: Workbench,
  extension = 'verbatim.verbatim',
): Promise<ActivationTimes> {
  await workbench.runCommand('Developer: Startup Performance')
  await workbench.page.locator('.tab.active', { hasText: 'Startup Performance' }).waitFor()
  const row = await until('the activation times', async () => {
    await workbench.press('Control+a')
    await workbench.press('Control+c')
    const report = await workbench.page.evaluate(() => navigator.clipboard.readText())
    return report.split('\n').find(line => line.startsWith(`| ${extension} `)) ?? ''
  })
  await workbench.runCommand('View: Close Editor')
  const cells = row.split('|').map(cell => cell.trim())
  const [load = Number.NaN, activate = Number.NaN, finish = Number.NaN] = cells.slice(3, 6).map(Number)
  return { load, activate, finish, event: cells[6] ?? '' }
}
