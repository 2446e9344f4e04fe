import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'

const SRC = resolve(import.meta.dirname, '../../src')

/** The folders of src/ in the order of the data's way: each may import from those before it and from itself. */
const ORDER = ['base', 'library', 'index', 'match', 'draft', 'service', 'server', 'cli', 'extension']
const HOSTS = ['server', 'cli', 'extension']

interface Import {
  readonly file: string
  readonly target: string
}

function importsOfSource(): Import[] {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.ts'))
  return files.flatMap(file => {
    const code = readFileSync(join(SRC, file), 'utf8')
    const found = code.matchAll(
      /(?:^|\n)\s*(?:import|export)\b[^'"]*?\bfrom\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]|\nimport\s+['"]([^'"]+)['"]/g,
    )
    return [...found].map(match => ({
      file: file.replaceAll('\\', '/'),
      target: (match[1] ?? match[2] ?? match[3])!,
    }))
  })
}

function folderOf(file: string): string {
  return file.split('/')[0]!
}

function targetFolder({ file, target }: Import): string | undefined {
  return target.startsWith('.')
    ? folderOf(relative(SRC, join(SRC, dirname(file), target)).replaceAll('\\', '/'))
    : undefined
}

/** The imports that break the rules, each in words. */
function offences(imports: readonly Import[]): string[] {
  return imports.flatMap(one => {
    const { file, target } = one
    const folder = folderOf(file)
    const to = targetFolder(one)
    const broken = [
      to !== undefined && ORDER.indexOf(to) > ORDER.indexOf(folder) && `${to}/ stands below ${folder}/`,
      target === 'vscode' && folder !== 'extension' && 'only extension/ imports vscode',
      isBuiltin(target) && !HOSTS.includes(folder) && 'only the hosts import Node built-ins',
    ]
    return broken.filter(Boolean).map(why => `${file} imports ${target}: ${why}`)
  })
}

describe('the order of src/', () => {
  it('has only the folders that the order names', () => {
    assert.deepEqual(
      readdirSync(SRC)
        .filter(name => !name.includes('.'))
        .sort(),
      [...ORDER].sort(),
    )
  })

  it('is kept by every import', () => {
    const imports = importsOfSource()
    assert.ok(imports.length > 100, `only ${imports.length} imports were recognised`)
    assert.deepEqual(offences(imports), [])
  })

  it('is broken by an import from below, by vscode and by a Node built-in', () => {
    const bad = [
      { file: 'base/span.ts', target: '../library/source.ts' },
      { file: 'service/hover.ts', target: 'vscode' },
      { file: 'library/library.ts', target: 'node:fs' },
      { file: 'match/search.ts', target: 'fs' },
    ]
    assert.equal(offences(bad).length, 4)
  })

  it('keeps what runs in a browser free of files that need Node', () => {
    const imports = importsOfSource()
    const node = imports.filter(({ target }) => isBuiltin(target) || target.endsWith('/node'))
    const needNode = new Set(node.map(({ file }) => file))
    const reached = new Set<string>()
    const follow = (file: string) => {
      if (reached.has(file)) return
      reached.add(file)
      for (const { target } of imports.filter(one => one.file === file && one.target.startsWith('.'))) {
        follow(relative(SRC, join(SRC, dirname(file), target)).replaceAll('\\', '/'))
      }
    }
    for (const entry of ['server/browserMain.ts', 'extension/browserMain.ts']) follow(entry)
    assert.deepEqual(
      [...reached].filter(file => needNode.has(file)),
      [],
    )
  })
})
