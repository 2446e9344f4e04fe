import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { bundles } from '../esbuild.mjs'

/**
 * Writes THIRD_PARTY_NOTICES.md: the licence of every package of which something is in a bundle. With `--check`
 * it writes nothing and fails when the file is not what it would write, or when a licence may not be shipped.
 */
const FILE = 'THIRD_PARTY_NOTICES.md'
const ALLOWED = new Set([
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  '0BSD',
  'MIT-0',
])

/** What is shipped under another licence: unchanged, in a file of its own (dist/csl.mjs), with that licence beside it. */
const APART = new Map([
  [
    'citeproc',
    'Under the Common Public Attribution License 1.0, whose text is csl/CPAL-1.0.txt. Its source code is that of the npm package of this version.',
  ],
])
const STYLES = `## Citation Style Language

CC-BY-SA-3.0

The styles and locales in dist/csl.mjs are those of the Citation Style Language project, https://citationstyles.org, by
the authors, contributors and translators that each of them names. They are unchanged; csl/README.md says more.
`

const packages = new Map()
for (const bundle of bundles) {
  const { metafile } = await build({ ...bundle, write: false, metafile: true })
  for (const input of Object.keys(metafile.inputs)) {
    const folder = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1]
    if (folder) packages.set(folder, JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))
  }
}

const sections = new Map()
for (const [folder, { name, version, license }] of packages) {
  if (!ALLOWED.has(license) && !APART.has(name))
    throw new Error(`${name} ${version} is licensed ${license}: it may not go into the package`)
  const file = readdirSync(folder).find(entry => /^licen[cs]e/i.test(entry))
  const text = file
    ? readFileSync(join(folder, file), 'utf8').trim().replaceAll('\r\n', '\n')
    : `Licensed under ${license}.`
  sections.set(
    `${name} ${version}`,
    `## ${name} ${version}\n\n${license}\n\n${APART.has(name) ? `${APART.get(name)}\n\n` : ''}\`\`\`text\n${text}\n\`\`\`\n`,
  )
}
const sorted = [...sections].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, section]) => section)
const notices = `# Third-party notices\n\nVerbatim contains parts of these packages. This file is written by \`npm run notices\`.\n\n${sorted.join('\n')}\n${STYLES}`

if (process.argv.includes('--check')) {
  if (readFileSync(FILE, 'utf8') !== notices)
    throw new Error(`${FILE} is out of date: run \`npm run notices\``)
  console.log(`${FILE} is up to date (${sections.size} packages).`)
} else {
  writeFileSync(FILE, notices)
  console.log(`${FILE}: ${sections.size} packages.`)
}
