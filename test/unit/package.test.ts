import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { defaultSettings } from '../../src/base/settings.ts'
import { draftExtensions, draftLanguages } from '../../src/draft/languages.ts'
import { describedSettings, manifest } from './manifest.ts'

const ROOT = resolve(import.meta.dirname, '../..')

/** The settings by their keys; one that is described as an object stays whole. */
function flatten(value: object, prefix: string): [string, unknown][] {
  return Object.entries(value).flatMap(([name, inner]): [string, unknown][] => {
    const key = `${prefix}.${name}`
    const isGroup = typeof inner === 'object' && !Array.isArray(inner)
    return isGroup && !(key in describedSettings) ? flatten(inner, key) : [[key, inner]]
  })
}

describe('package.json', () => {
  it('describes exactly the settings that the code knows, with the same defaults', () => {
    const described = Object.entries(describedSettings)
    const inCode = new Map(flatten(defaultSettings, 'verbatim'))
    assert.deepEqual(new Map(described.map(([key, setting]) => [key, setting.default])), inCode)
  })

  it('declares exactly the commands that the extension registers', () => {
    const code = readFileSync(resolve(ROOT, 'src/extension/extension.ts'), 'utf8')
    const registered = [...code.matchAll(/register\('([\w.]+)'/g)].map(match => match[1])
    const declared = manifest.contributes.commands.map((command: { command: string }) => command.command)
    assert.deepEqual(registered.sort(), declared.sort())
  })

  it('wakes the extension for every markup of drafts', () => {
    assert.deepEqual(
      manifest.activationEvents,
      draftLanguages.map(language => `onLanguage:${language}`),
    )
  })

  it('names the languages of drafts that VS Code does not know by itself, with the extensions of their files', () => {
    const known = ['markdown', 'latex', 'html', 'plaintext']
    const described = manifest.contributes.languages.map((one: { id: string; extensions: string[] }) => [
      one.id,
      one.extensions,
    ])
    assert.deepEqual(
      described,
      Object.entries(draftExtensions).filter(([language]) => !known.includes(language)),
    )
  })

  it('draws its walkthrough without words, which no drawing can say in the language of the interface', () => {
    const drawings = readdirSync(resolve(ROOT, 'walkthrough')).filter(name => name.endsWith('.svg'))
    assert.equal(drawings.length, 5)
    for (const name of drawings) {
      const svg = readFileSync(resolve(ROOT, 'walkthrough', name), 'utf8')
      assert.equal(/<title>(.*?)<\/title>/.exec(svg)?.[1], 'Verbatim', name)
      // Code and the names of files are the same in all languages.
      for (const [, attributes, text] of svg.matchAll(/<text([^>]*)>(.*?)<\/text>/g))
        if (!attributes!.includes('monospace')) assert.doesNotMatch(text!, /\p{L}/u, name)
    }
  })

  it('types VS Code as old as the oldest that is supported', () => {
    const types = JSON.parse(
      readFileSync(resolve(ROOT, 'node_modules/@types/vscode/package.json'), 'utf8'),
    ).version
    assert.equal(`^${types.split('.').slice(0, 2).join('.')}.0`, manifest.engines.vscode)
  })
})
