import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import { output, repository } from './places.ts'
import type { Entry } from './stage.ts'

/** Where the suites come from. */
export const suiteFolder = join(repository, 'test', 'suite')

/**
 * Bundles `test/suite/*.test.ts` into the one CommonJS file that an extension host loads. Tests ask
 * `process.env.VERBATIM_ENTRY` which entry they run with; it is filled in here, as a worker has no `process`.
 */
export async function bundleSuite(entry: Entry, options: { grep?: string } = {}): Promise<string> {
  const file = join(output, 'suite', `${entry}.js`)
  await build({
    stdin: {
      contents: await entrySource(entry),
      resolveDir: suiteFolder,
      loader: 'ts',
      sourcefile: 'suite.ts',
    },
    outfile: file,
    bundle: true,
    // Mocha's browser build sets `module.exports` where it finds one, so the suite's own is set at the end.
    format: 'iife',
    globalName: 'suite',
    footer: { js: 'module.exports = suite' },
    platform: entry === 'node' ? 'node' : 'browser',
    target: 'es2023',
    external: ['vscode'],
    sourcemap: 'inline',
    define: {
      'process.env.VERBATIM_ENTRY': JSON.stringify(entry),
      'process.env.VERBATIM_GREP': JSON.stringify(options.grep ?? ''),
    },
    logLevel: 'warning',
  })
  return file
}

/**
 * Test files declare their suites while they are loaded, so they are loaded after Mocha has been set up. What ends in
 * `.node.test.ts` needs processes, which a browser does not have.
 */
async function entrySource(entry: Entry): Promise<string> {
  const isMeant = (name: string) =>
    name.endsWith('.test.ts') && (entry === 'node' || !name.endsWith('.node.test.ts'))
  const files = (await readdir(suiteFolder)).filter(isMeant).sort()
  const loads = files.map(name => `  await import('./${name}')`)
  return `
import { runSuite } from './index.ts'
export const run = () => runSuite(async () => {
${loads.join('\n')}
})`
}
