import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { context } from 'esbuild'

/**
 * Builds the five bundles: the extension and the language server, each for Node and for the browser, and the
 * command line; and, beside them, what one of them loads only when it is needed. `--production` minifies; source
 * maps are written beside the bundles and stay out of the package.
 */
const isProduction = process.argv.includes('--production')
const isWatching = process.argv.includes('--watch')
const { version } = JSON.parse(readFileSync('package.json', 'utf8'))

const common = {
  bundle: true,
  minify: isProduction,
  sourcemap: true,
  sourcesContent: false,
  logLevel: 'warning',
  define: { VERBATIM_VERSION: JSON.stringify(version), VERBATIM_FINGERPRINT: JSON.stringify(fingerprint()) },
}
const node = { ...common, platform: 'node', format: 'cjs', target: 'node20', mainFields: ['module', 'main'] }
const browser = {
  ...common,
  platform: 'browser',
  target: 'es2022',
  mainFields: ['browser', 'module', 'main'],
}

export const bundles = [
  {
    ...node,
    entryPoints: ['src/extension/nodeMain.ts'],
    outfile: 'dist/extension.js',
    external: ['vscode', './nodeClient.js'],
  },
  {
    ...node,
    entryPoints: ['src/extension/nodeClient.ts'],
    outfile: 'dist/nodeClient.js',
    external: ['vscode'],
  },
  {
    ...browser,
    format: 'cjs',
    entryPoints: ['src/extension/browserMain.ts'],
    outfile: 'dist/extension.web.js',
    external: ['vscode'],
  },
  { ...node, entryPoints: ['src/server/nodeMain.ts'], outfile: 'dist/server.js' },
  { ...browser, format: 'iife', entryPoints: ['src/server/browserMain.ts'], outfile: 'dist/server.web.js' },
  { ...node, entryPoints: ['src/server/reading/nodeReader.ts'], outfile: 'dist/reader.js' },
  { ...node, entryPoints: ['src/cli/cli.ts'], outfile: 'dist/cli.js', banner: { js: '#!/usr/bin/env node' } },
  ...['html', 'pdf', 'docx', 'epub', 'cleanPage'].map(name => chunk(name, `src/library/formats/${name}.ts`)),
  chunk('csl', 'src/library/references/csl.ts'),
]

/**
 * One file for all hosts: a module that knows neither Node nor the DOM. What libraries ask Node for when they find
 * themselves there (PDF.js: a canvas) is not wanted, so they do not find it.
 */
function chunk(name, entry) {
  const define = { ...common.define, process: 'undefined' }
  return {
    ...browser,
    platform: 'neutral',
    define,
    format: 'esm',
    entryPoints: [entry],
    outfile: `dist/${name}.mjs`,
    loader: { '.csl': 'text', '.xml': 'text' },
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const contexts = await Promise.all(bundles.map(bundle => context(bundle)))
  if (isWatching) {
    await Promise.all(contexts.map(c => c.watch()))
    console.log('Watching src/ …')
  } else {
    await Promise.all(contexts.map(c => c.rebuild()))
    await Promise.all(contexts.map(c => c.dispose()))
  }
}

/** Of the code and the libraries that decide what is read of a file: what is kept of one is only as good as they. */
function fingerprint() {
  const folders = ['src/base', 'src/library', 'src/index']
  const files = folders.flatMap(folder =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name)),
  )
  const hash = createHash('sha256')
  for (const file of [...files.sort(), 'package-lock.json']) hash.update(readFileSync(file))
  return hash.digest('hex').slice(0, 16)
}
