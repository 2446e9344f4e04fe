import assert from 'node:assert/strict'
import { readYaml } from '../../../src/library/yaml.ts'

describe('an error in YAML', () => {
  it('is told with its line and column, and its offset', () => {
    const text = 'title: Walls\nauthor: "Roe\nyear: [2024\n'
    const read = readYaml(text)
    assert.ok('error' in read)
    assert.match(read.error, / at line \d+, column \d+$/)
    const [line, column] = read.error.match(/\d+(?=, column)|\d+$/g)!.map(Number)
    const starts = [0, 13, 26, 38]
    assert.equal(starts[line! - 1]! + column! - 1, read.offset)
  })

  it('is the first of many, in one line', () => {
    const read = readYaml('a: ]\n'.repeat(50))
    assert.ok('error' in read)
    assert.match(read.error, /^[^\n]+ at line 1, column 4$/)
  })

  it('is a key that is no plain value: written out as text, one within the other takes minutes', () => {
    const inOne = (opening: string, closing: string, times: number) =>
      `a: ${opening.repeat(times)}x${closing.repeat(times)}\n`
    for (const text of [
      `a:\n  ${'? '.repeat(50)}x\n`,
      `a:\n${`  ${'- ? '.repeat(29)}x\n`.repeat(30)}`,
      inOne('{[', ']: 1}', 29),
      'a: &b [1]\nc:\n  *b : 2\n',
    ]) {
      const read = readYaml(text)
      assert.ok('error' in read, text)
      assert.match(read.error, /it has a key that is no plain value/)
    }
    const deep = readYaml(`a:\n  ${'? '.repeat(5_000)}x\n`)
    assert.ok('error' in deep && deep.error === 'it is nested too deeply')
    assert.deepEqual(readYaml('? a\n: 1\n? "b c"\n: 2\n'), { value: { a: 1, 'b c': 2 } })
  })

  it('is too much of it: length, brackets or aliases', () => {
    const bomb = ['a0: &a0 [x, x]']
    for (let k = 1; k < 20; k++) bomb.push(`a${k}: &a${k} [*a${k - 1}, *a${k - 1}]`)
    const faults: [string, RegExp][] = [
      [`# ${'x'.repeat(1_000_000)}\n`, /^it is too long for metadata$/],
      [`a: ${'['.repeat(61)}${']'.repeat(61)}\n`, /^it is nested too deeply$/],
      [`${bomb.join('\n')}\n`, /alias/],
    ]
    for (const [text, expected] of faults) {
      const read = readYaml(text)
      assert.ok('error' in read, text.slice(0, 100))
      assert.match(read.error, expected)
    }
  })
})
