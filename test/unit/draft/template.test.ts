import assert from 'node:assert/strict'
import { expand } from '../../../src/draft/template.ts'

const VALUES = new Map([
  ['words', 'One.\n\nTwo.'],
  ['key', 'roe-2024'],
  ['locator', ''],
])

describe('a template', () => {
  it('repeats what stands before a value of several lines, and no line before', () => {
    assert.equal(expand('> $words', VALUES).text, '> One.\n>\n> Two.')
    assert.equal(expand('He says:\n\n> $words', VALUES).text, 'He says:\n\n> One.\n>\n> Two.')
    assert.equal(expand('a > $words', VALUES).text, 'a > One.\n\nTwo.')
  })

  it('is cut where it is longer than any that somebody writes', () => {
    for (const piece of ['$words', '${key:+', '${1:', '}', '> ', '\n', '$']) {
      const before = process.cpuUsage()
      const { text, stops } = expand(piece.repeat(100_000), VALUES)
      assert.ok(process.cpuUsage(before).user < 1_000_000, piece)
      assert.ok(stops.every(({ start, end }) => start <= end && end <= text.length))
    }
  })
})
