/**
 * Runs `test/suite/` inside VS Code, twice: with the Node entry and with the web entry.
 * Usage: `node test/hosts/suites.ts [--only node|web] [--grep WORDS] [--extension FOLDER] [--timeout SECONDS]`
 */
import { cp, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { runInBrowser } from './browserHost.ts'
import { bundleSuite } from './bundleSuite.ts'
import { findDesktop, runInDesktop } from './desktop.ts'
import { fixtureWorkspace, repository } from './places.ts'
import { type Entry, type Staged, stageExtension, stageFolder } from './stage.ts'
import type { SuiteRun } from './suiteRun.ts'
import { brokenOff, describeTotals, type SuiteReport, succeeded, type Totals } from './totals.ts'

export interface SuiteOptions {
  /** The folder of the built extension. Default: this project. */
  extension?: string
  /** Runs only the tests whose titles hold these words. */
  grep?: string
  /** Milliseconds for one entry. Default: twenty minutes. */
  timeout?: number
}

/** The suite with the extension's Node entry: on the desktop where that can be had, else on the server. */
export async function runNodeSuite(options: SuiteOptions = {}): Promise<Totals> {
  const desktop = await findDesktop()
  if ('reason' in desktop) {
    console.log(`${desktop.reason}: using the server host with Chromium instead.`)
    return runSuite('node', 'server host', options, runInBrowser)
  }
  return runSuite('node', 'desktop', options, run => runInDesktop(desktop.executable, run))
}

/**
 * The suite with the extension's web entry, in a web worker on a virtual file system. Always on the server: the
 * desktop would give it the disk's own files.
 */
export function runWebSuite(options: SuiteOptions = {}): Promise<Totals> {
  return runSuite('web', 'web worker in Chromium', options, runInBrowser)
}

async function runSuite(
  entry: Entry,
  host: string,
  options: SuiteOptions,
  runIn: (run: SuiteRun) => Promise<SuiteReport | undefined>,
): Promise<Totals> {
  const title = entry === 'node' ? 'Node entry' : 'Web entry'
  const suite = await bundleSuite(entry, options)
  const extension = await stageExtension(options.extension ?? repository, entry)
  const workspace = await stageWorkspace()
  const print = (line: string) => console.log(`  ${entry} │ ${line}`)
  const timeout = options.timeout ?? 1_200_000
  const run = { entry, extension: extension.folder, suite, folder: workspace.folder, timeout, print }
  try {
    // A host that cannot be had or breaks is a failure of this run, and the other one still takes place.
    const report = await runIn(run).catch((error: Error) => print(error.message))
    if (!report) return brokenOff(`${title} (${host}, broken off before its report)`)
    const { version, ...counts } = report
    return { name: `${title} (VS Code ${version}, ${host})`, ...counts }
  } finally {
    await workspace.remove()
    await extension.remove()
  }
}

/** The fixture workspace with the project's own seeds, among them a link to a file beside the workspace. */
async function stageWorkspace(): Promise<Staged> {
  const workspace = await stageFolder(fixtureWorkspace)
  const seeds = join(workspace.folder, 'seeds')
  await cp(join(repository, 'seeds'), seeds, { recursive: true })
  const secret = join(dirname(workspace.folder), 'secret.txt')
  await writeFile(secret, 'The vault is opened by a word that nobody knows.\n')
  // Systems that keep links for administrators run the suites without it.
  await symlink(secret, join(seeds, 'linked-out.txt')).catch(() => {})
  return workspace
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      grep: { type: 'string' },
      extension: { type: 'string' },
      timeout: { type: 'string' },
    },
  })
  const options = { ...values, timeout: values.timeout ? Number(values.timeout) * 1000 : undefined }
  const all: Totals[] = []
  if (values.only !== 'web') all.push(await runNodeSuite(options))
  if (values.only !== 'node') all.push(await runWebSuite(options))
  for (const totals of all) console.log(describeTotals(totals))
  process.exitCode = all.every(succeeded) ? 0 : 1
}

if (import.meta.main) await main()
