import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { unzipSync, zipSync } from 'fflate'
import { findingCodes } from '../../src/service/finding.ts'

const ROOT = resolve(import.meta.dirname, '../..')
/** The contract for the package, and for all of it but the lazy chunks. */
const MAX_BYTES = 5_000_000
const MAX_BYTES_WITHOUT_CHUNKS = 1_500_000

describe('the package', function () {
  this.timeout(300_000)

  it('holds the bundles and what a shop window needs, nothing else, and is small', () => {
    execFileSync(process.execPath, ['scripts/package.mjs'], { cwd: ROOT, stdio: 'pipe' })
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
    const file = join(ROOT, `verbatim-${version}.vsix`)
    const files = unzipSync(readFileSync(file))
    const inside = Object.keys(files).filter(name => name.startsWith('extension/'))
    const size = statSync(file).size
    rmSync(file)
    const expected = [
      'LICENSE.txt',
      'THIRD_PARTY_NOTICES.md',
      'changelog.md',
      'csl/CPAL-1.0.txt',
      'csl/README.md',
      'dist/cleanPage.mjs',
      'dist/cli.js',
      'dist/csl.mjs',
      'dist/docx.mjs',
      'dist/epub.mjs',
      'dist/extension.js',
      'dist/extension.web.js',
      'dist/html.mjs',
      'dist/nodeClient.js',
      'dist/pdf.mjs',
      'dist/reader.js',
      'dist/server.js',
      'dist/server.web.js',
      'docs/findings.md',
      ...findingCodes.map(code => `docs/findings/${code}.md`),
      'images/icon.png',
      'images/sources.svg',
      'l10n/bundle.l10n.de.json',
      'media/preview.css',
      'package.json',
      'package.nls.de.json',
      'package.nls.json',
      'readme.md',
      'syntaxes/citation.tmLanguage.json',
      ...['bibliography', 'check', 'find', 'goOn', 'sources'].map(name => `walkthrough/${name}.svg`),
      'walkthrough/sample/draft.md',
      ...['brandt-2025', 'lindqvist-2024', 'okafor-2025'].map(key => `walkthrough/sample/seeds/${key}.md`),
    ]
    assert.deepEqual(inside.map(name => name.slice('extension/'.length)).sort(), expected.sort())
    assert.ok(size < MAX_BYTES, `the package has ${size} bytes`)
    const isChunk = (name: string) => name.endsWith('.mjs')
    const others = Object.fromEntries(Object.entries(files).filter(([name]) => !isChunk(name)))
    const { length } = zipSync(others)
    assert.ok(length < MAX_BYTES_WITHOUT_CHUNKS, `without its chunks the package has ${length} bytes`)
    const readme = new TextDecoder().decode(files['extension/readme.md'])
    assert.match(readme, /# Verbatim/)
    assert.doesNotMatch(readme, /\]\((?!\w+:)/, 'the page in the editor cannot reach files of the project')
  })
})
