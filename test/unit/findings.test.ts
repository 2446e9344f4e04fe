import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findingCodes } from '../../src/service/finding.ts'
import { findingTitles } from '../../src/service/findingTitles.ts'

const MANUAL = readFileSync(join(import.meta.dirname, '../../docs/findings.md'), 'utf8')

describe('the setting that leaves findings out', () => {
  it('knows every code', () => {
    const { contributes } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'))
    const setting = contributes.configuration.properties['verbatim.check.ignore']
    assert.deepEqual(setting.items.enum, [...findingCodes])
  })
})

describe('the manual of findings', () => {
  it('has a section for each code, in their order, which begins with its title', () => {
    const sections = [...MANUAL.matchAll(/^## ([a-z]+(?:-[a-z]+)*)\n\n(.*)$/gm)].map(([, code, title]) => [
      code,
      title,
    ])
    assert.deepEqual(
      sections,
      findingCodes.map(code => [code, findingTitles[code]]),
    )
  })
})
