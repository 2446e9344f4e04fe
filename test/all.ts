/** Runs every test there is, says what ran where, and ends with the sum. */
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { runNodeSuite, runWebSuite } from './hosts/suites.ts'
import { describeTotals, succeeded, type Totals } from './hosts/totals.ts'

const ROOT = resolve(import.meta.dirname, '..')
/** How long Mocha may still run when it has said what passed. */
const GRACE_MS = 60_000
const MOCHA = resolve(ROOT, 'node_modules/mocha/bin/mocha.js')

async function main(): Promise<void> {
  const all: Totals[] = []
  if ((await run([resolve(ROOT, 'esbuild.mjs'), '--production'])).status !== 0)
    throw new Error('The build failed.')
  all.push(await mocha('Unit tests (Node, workspace in memory)', 'test/unit/**/*.test.ts'))
  all.push(await mocha('Fuzzing (random inputs for every reader, a minute)', 'test/fuzz/*.test.ts'))
  all.push(
    await mocha('Model tests (random steps and faults, two windows on one library)', 'test/model/*.test.ts'),
  )
  all.push(await mocha('Process tests (built server, command line and package)', 'test/process/*.test.ts'))
  all.push(await runNodeSuite())
  all.push(await runWebSuite())
  all.push(
    await mocha('End-to-end tests (VS Code window in Chromium, keyboard and mouse)', 'test/e2e/*.test.ts'),
  )

  console.log()
  for (const totals of all) console.log(describeTotals(totals))
  const sum = (key: 'passed' | 'failed' | 'skipped') => all.reduce((total, totals) => total + totals[key], 0)
  const failed = sum('failed') + all.filter(totals => totals.failed === 0 && !succeeded(totals)).length
  console.log(`\n${sum('passed')} passed, ${failed} failed, ${sum('skipped')} skipped`)
  process.exitCode = failed === 0 ? 0 : 1
}

/**
 * Runs Mocha on some files, shows what it prints, and counts. A run that ends without counts has failed, and one that
 * does not end when all tests are over: something that a test has started is left, and would hold it for ever.
 */
async function mocha(name: string, files: string): Promise<Totals> {
  const { status, output } = await run([MOCHA, '--color=false', files], /^\s*\d+ passing/m)
  const count = (word: string) => Number(new RegExp(`^\\s*(\\d+) ${word}`, 'm').exec(output)?.[1] ?? 0)
  const [passed, failed, skipped] = [count('passing'), count('failing'), count('pending')]
  return { name, passed, failed: failed === 0 && status !== 0 ? 1 : failed, skipped }
}

/** Runs a script of Node's to its end, or for the grace after it has printed what shows that it is `over`. */
function run(
  parameters: readonly string[],
  over?: RegExp,
): Promise<{ status: number | null; output: string }> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, parameters, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] })
    let output = ''
    let grace: NodeJS.Timeout | undefined
    let isForced = false
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk
      process.stdout.write(chunk)
      if (over?.test(output))
        grace ??= setTimeout(() => {
          console.log(`Still running ${GRACE_MS / 1000} s after its last test, and ended by force.`)
          // Mocha hands this on to the process that runs the tests, and it alone.
          isForced = child.kill('SIGINT')
        }, GRACE_MS)
    })
    child.once('error', fail)
    child.once('close', status => {
      clearTimeout(grace)
      done({ status: isForced ? null : status, output })
    })
  })
}

await main()
