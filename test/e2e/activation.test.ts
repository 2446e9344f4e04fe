import assert from 'node:assert/strict'
import type { ActivationTimes } from './activationTimes.ts'
import { openWorkbench } from './driver.ts'

/** More than this in the extension host would be felt when the editor starts. */
const MAX_ACTIVATION_MS = 50
/** By then the editor's own extensions have been activated. */
const QUIET_MS = 6_000
/** Whatever else the machine does can only add to the time: the best of some starts is Verbatim's own. */
const STARTS = 5
const COMMAND = 'onCommand:verbatim.showReport'

describe('The start of the editor', function () {
  this.timeout(900_000)

  it('hardly notices that Verbatim is activated', async () => {
    let best = Number.POSITIVE_INFINITY
    for (let start = 1; start <= STARTS; start++) {
      const { load, activate, finish, event } = await activationInNewWindow()
      console.log(`      ${event}: ${load} ms to load, ${activate} ms to activate, ${finish} ms to finish`)
      assert.equal(event, COMMAND)
      best = Math.min(best, load + activate + finish)
      if (best < MAX_ACTIVATION_MS) return
    }
    assert.fail(`${best} ms at best, when ${COMMAND} activates it`)
  })
})

/**
 * Activates by a command, once the host is quiet: a draft would activate half a dozen extensions at once, and each
 * one's time would hold the others'. So would a text that the window opens for itself, late on a busy machine: no language
 * activates Verbatim here.
 */
async function activationInNewWindow(): Promise<ActivationTimes> {
  const workbench = await openWorkbench({ manifest: { activationEvents: [] } })
  try {
    await workbench.page.waitForTimeout(QUIET_MS)
    await workbench.runCommand('Verbatim: Show Library Report')
    await workbench.page.locator('.tab.active', { hasText: 'Library report' }).waitFor()
    return await workbench.activationTimes()
  } finally {
    await workbench.close()
  }
}
