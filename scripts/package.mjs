import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createVSIX } from '@vscode/vsce'

/** Builds for release and writes `verbatim-VERSION.vsix` beside package.json. */
execFileSync(process.execPath, ['esbuild.mjs', '--production'], { stdio: 'inherit' })
const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
const packagePath = `verbatim-${version}.vsix`
await createVSIX({ packagePath, dependencies: false, skipLicense: false, allowMissingRepository: true })
console.log(`Wrote ${packagePath}.`)
