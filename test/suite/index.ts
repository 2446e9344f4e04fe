import 'mocha/mocha.js'
import * as vscode from 'vscode'
import { report, reportTotals } from './reporter.ts'

/**
 * Runs the test files that `load` imports inside this extension host and reports on the console. Fails when a
 * test does, and when there is none. Mocha's browser build, which sets the globals `mocha` and `Mocha`, serves
 * both hosts, for it needs no Node.
 */
export async function runSuite(load: () => Promise<void>): Promise<void> {
  mocha.setup({ ui: 'bdd', reporter: function quiet() {} as never, timeout: 120_000 })
  if (process.env.VERBATIM_GREP) mocha.grep(process.env.VERBATIM_GREP)
  await load()
  const { passes: passed, failures: failed, pending: skipped } = await runMocha()
  reportTotals({ passed, failed, skipped, version: vscode.version })
  if (failed > 0) throw new Error(`${failed} tests failed.`)
  if (passed === 0) throw new Error('No test ran.')
}

/**
 * Runs by the plain `run`, as the browser build's own looks for options in the page's address. The runner comes
 * at once; its counts are complete when the callback is called.
 */
function runMocha(): Promise<Mocha.Stats> {
  return new Promise((resolve, reject) => {
    const runner = Mocha.prototype.run.call(mocha, () => {
      if (runner.stats) resolve(runner.stats)
      else reject(new Error('Mocha kept no counts.'))
    })
    report(runner)
  })
}
