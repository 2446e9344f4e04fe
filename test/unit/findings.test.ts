import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findingCodes } from '../../src/service/finding.ts'
import { findingTitles } from '../../src/service/findingTitles.ts'
import { describedSettings } from './manifest.ts'

const MANUAL = join(import.meta.dirname, '../../docs')

describe('the setting that leaves findings out', () => {
  it('knows every code', () => {
    const setting = describedSettings['verbatim.check.ignore']
    assert.deepEqual(setting?.items?.enum, [...findingCodes])
  })
})

describe('the manual of findings', () => {
  it('has a page for each code, which begins with its title, and leads to it', () => {
    assert.deepEqual(
      readdirSync(join(MANUAL, 'findings')).sort(),
      findingCodes.map(code => `${code}.md`).sort(),
    )
    const overview = readFileSync(join(MANUAL, 'findings.md'), 'utf8')
    for (const code of findingCodes) {
      const page = readFileSync(join(MANUAL, `findings/${code}.md`), 'utf8')
      assert.ok(page.startsWith(`# ${code}\n\n${findingTitles[code]}\n`), code)
      assert.ok(overview.includes(`| [\`${code}\`](findings/${code}.md) | ${findingTitles[code]} |`), code)
    }
  })
})
