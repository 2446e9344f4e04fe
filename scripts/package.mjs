import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { createVSIX } from '@vscode/vsce'

/** Builds for release and writes `verbatim-VERSION.vsix` beside package.json. */
execFileSync(process.execPath, ['esbuild.mjs', '--production'], { stdio: 'inherit' })
const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
const packagePath = `verbatim-${version}.vsix`
const readmePath = 'dist/README.md'
writeFileSync(readmePath, packagedReadme(readFileSync('README.md', 'utf8')))
await createVSIX({
  packagePath,
  readmePath,
  dependencies: false,
  skipLicense: false,
  allowMissingRepository: true,
  rewriteRelativeLinks: false,
})
console.log(`Wrote ${packagePath}.`)

/** The extension's page in the editor reaches no file beside the README: its pictures and links would be broken. */
function packagedReadme(text) {
  return text
    .replace(/^!\[[^\]]*\]\((?!\w+:)[^)]*\)\n+/gm, '')
    .replace(/\[([^\]]*)\]\((?!\w+:|#)[^)]*\)/g, '$1')
}
