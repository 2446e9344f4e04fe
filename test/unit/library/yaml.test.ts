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
})
