import { appendFile, copyFile, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { workbenchAddress } from './address.ts'
import { launchChromium } from './chromium.ts'
import { output } from './places.ts'
import { type Server, startServer } from './server.ts'
import { readSuiteLine } from './suiteLine.ts'
import type { SuiteRun } from './suiteRun.ts'
import type { SuiteReport } from './totals.ts'

/**
 * Runs a bundled suite in the server's workbench, opened in Chromium. The suite lies inside the extension's
 * folder, because the workbench runs a suite in that extension host to which the folder around it belongs.
 * Gives the suite's report, or nothing when it broke off; then the log and a screenshot tell more.
 */
export async function runInBrowser(run: SuiteRun): Promise<SuiteReport | undefined> {
  const testsFolder = join(run.extension, 'suite')
  await mkdir(testsFolder)
  await copyFile(run.suite, join(testsFolder, 'index.js'))
  const server = await startServer({ name: `suite-${run.entry}` })
  try {
    return await runOnServer(run, server, join(testsFolder, 'index'))
  } finally {
    await server.stop()
  }
}

async function runOnServer(run: SuiteRun, server: Server, tests: string): Promise<SuiteReport | undefined> {
  const browser = await launchChromium()
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    const log = await keepConsole(page, `suite-${run.entry}-browser.log`)
    const reported = relaySuite(page, run)
    const address = workbenchAddress(server, {
      folder: run.folder,
      extensionDevelopmentPath: run.extension,
      extensionTestsPath: tests,
    })
    await page.goto(address, { waitUntil: 'commit', timeout: run.timeout })
    const report = await reported
    if (!report || report.failed > 0) {
      const picture = join(output, `suite-${run.entry}.png`)
      await page.screenshot({ path: picture })
      run.print(`See ${server.logFile}, ${log} and ${picture}.`)
    }
    return report
  } finally {
    await browser.close()
  }
}

/**
 * The workbench hands the extension host's console and its exit code to two functions of the page. Exposing
 * them before the page loads is what makes it do so. Resolves when the suite has ended or taken too long.
 */
async function relaySuite(page: Page, run: SuiteRun): Promise<SuiteReport | undefined> {
  let report: SuiteReport | undefined
  await page.exposeFunction('codeAutomationLog', (_type: string, parts: unknown[]) => {
    const said = readSuiteLine(parts.map(String).join(' '))
    if (said && 'report' in said) report = said.report
    else if (said) run.print(said.text)
  })
  const exited = new Promise<number>(resolve => {
    void page.exposeFunction('codeAutomationExit', (code: number) => resolve(code))
  })
  const timer = new Promise<undefined>(resolve => {
    setTimeout(resolve, run.timeout, undefined).unref()
  })
  const code = await Promise.race([exited, timer])
  // A suite that fails without a failed test has not told everything.
  return code === 0 || report?.failed ? report : undefined
}

/** Keeps what the page writes to its console in a file, errors of the net included. */
export async function keepConsole(page: Page, name: string): Promise<string> {
  const file = join(output, name)
  await mkdir(output, { recursive: true })
  await rm(file, { force: true })
  const keep = (line: string) => void appendFile(file, `${line}\n`)
  page.on('console', message => keep(`${message.type()}: ${message.text()}`))
  page.on('pageerror', error => keep(`page error: ${error.stack ?? error.message}`))
  return file
}
