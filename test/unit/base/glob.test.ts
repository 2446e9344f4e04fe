import assert from 'node:assert/strict'
import { readGlob } from '../../../src/base/glob.ts'

describe('a pattern for paths', () => {
  const matches = (pattern: string, ...paths: string[]) =>
    paths.filter(path => readGlob(pattern)!.matches(path))

  it('knows its folder, and what beneath it is meant', () => {
    assert.deepEqual(readGlob('a/b')?.isGlob, false)
    assert.equal(readGlob('articles/**/*.txt')?.base, 'articles')
    assert.equal(readGlob('Articles (2024)/*.txt')?.base, 'Articles (2024)')
    assert.deepEqual(matches('a/**/*.txt', 'x.txt', 'b/c/x.txt', 'x.md'), ['x.txt', 'b/c/x.txt'])
    assert.deepEqual(matches('a/*.{md,txt,html}', 'x.md', 'x.html', 'x.pdf'), ['x.md', 'x.html'])
    assert.deepEqual(matches('a/*/Part (1)+/[ab]?.md', 'x/Part (1)+/ax.md', 'x/Part 1/ax.md'), [
      'x/Part (1)+/ax.md',
    ])
  })

  it('is refused where nobody would write it', () => {
    assert.ok(readGlob(`${'a'.repeat(499)}*`))
    assert.equal(readGlob(`${'a'.repeat(500)}*`), undefined)
  })

  it('is refused, or answers at once, whatever it is', () => {
    const name = `${'a'.repeat(250)}.txt`
    const path = `${'a/'.repeat(1_900)}${name}`
    const hostile = [
      '*a'.repeat(20),
      `**/${'a*'.repeat(20)}b`,
      `${'**/a/'.repeat(10)}b`,
      '+(a|aa)+(a|aa)+(a|aa)b',
      '(a+)+b',
      '!(!(!(a*)*)*)',
      '[a]+[a]+[a]+[a]+[a]+b',
      '{a,aa}'.repeat(12),
      '{a,{a,{a,{a,aa}}}}*{a*,a*}*b',
      '***a***a***a***b',
      '?'.repeat(400),
      `${'['.repeat(400)}*`,
      '*a*a*b.txt',
      '*a*a*a*a*a*b.txt',
      '**/a/**/b*b*b.txt',
      '\\'.repeat(300),
      '',
    ]
    for (const pattern of hostile) {
      const before = process.cpuUsage()
      const glob = readGlob(pattern)
      for (const given of [name, path]) glob?.matches(given)
      const ms = process.cpuUsage(before).user / 1_000
      assert.ok(ms < 1_500, `${pattern} took ${Math.round(ms)} ms`)
    }
  })
})
