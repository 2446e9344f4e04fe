import { existsSync } from 'node:fs'
import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron'
import { lineWriter } from './lineWriter.ts'
import { output, repository } from './places.ts'
import { readSuiteLine } from './suiteLine.ts'
import type { SuiteRun } from './suiteRun.ts'
import type { SuiteReport } from './totals.ts'

/** Where the desktop editor is, or in one sentence why it cannot be had here. */
export type Desktop = { executable: string } | { reason: string }

/** Finds or downloads the desktop VS Code. A machine without the net is told at once, a stalled one in a minute. */
export async function findDesktop(): Promise<Desktop> {
  const version = process.env.VERBATIM_VSCODE_VERSION ?? 'stable'
  try {
    await askDownloadSite()
    const screen = screenProblem()
    if (screen) return { reason: screen }
    // The limit is for each of at most four requests without an answer, so 60 seconds in all.
    return {
      executable: await downloadAndUnzipVSCode({ version, cachePath, timeout: 15_000, reporter: quiet }),
    }
  } catch (error) {
    return { reason: `Desktop VS Code cannot be downloaded here (${causeOf(error)})` }
  }
}

/** Runs a bundled suite in the desktop editor. Gives its report, or nothing when it broke off. */
export async function runInDesktop(executable: string, run: SuiteRun): Promise<SuiteReport | undefined> {
  let report: SuiteReport | undefined
  const lines = lineWriter(line => {
    const said = readSuiteLine(line)
    if (said && 'report' in said) report = said.report
    else if (said) run.print(said.text)
  })
  // This is how test-electron is asked to close the editor before it has ended by itself.
  const timer = setTimeout(() => process.emit('SIGINT'), run.timeout)
  try {
    await runTests({
      vscodeExecutablePath: await onScreen(executable),
      extensionDevelopmentPath: run.extension,
      extensionTestsPath: run.suite,
      launchArgs: [run.folder, '--disable-extensions'],
      stdout: lines,
      stderr: lines,
    })
  } catch (error) {
    run.print(causeOf(error))
    // A suite with failures ends so too, but an editor that fails without one has not told everything.
    if (report?.failed === 0) return undefined
  } finally {
    clearTimeout(timer)
  }
  return report
}

const cachePath = join(repository, '.vscode-test')

const quiet = { report: () => {}, error: () => {} }

/** Asking first keeps the answer short: the download itself would try three times. */
async function askDownloadSite(): Promise<void> {
  if (existsSync(cachePath) && (await readdir(cachePath)).some(name => name.startsWith('vscode-'))) return
  const signal = AbortSignal.timeout(15_000)
  await fetch('https://update.code.visualstudio.com/api/releases/stable', { signal })
}

function screenProblem(): string | undefined {
  if (hasScreen() || onPath('xvfb-run')) return undefined
  return 'Desktop VS Code needs a screen, or xvfb-run (sudo apt-get install xvfb)'
}

function hasScreen(): boolean {
  return process.platform !== 'linux' || !!(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

function onPath(program: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some(folder => folder && existsSync(join(folder, program)))
}

/** Without a screen, a launcher that gives the editor a virtual one. */
async function onScreen(executable: string): Promise<string> {
  if (hasScreen()) return executable
  const launcher = join(output, 'desktop.sh')
  await mkdir(output, { recursive: true })
  await writeFile(launcher, `#!/bin/sh\nexec xvfb-run -a '${executable}' "$@"\n`)
  await chmod(launcher, 0o755)
  return launcher
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message : error.message
}
