import assert from 'node:assert/strict'
import fc from 'fast-check'
import { EditPattern, lettersApart, lettersOf } from '../../../src/base/editDistance.ts'

const unitsOf = (word: string): number[] => Array.from({ length: word.length }, (_, i) => word.charCodeAt(i))

function distance(a: string, b: string, limit = 31): number {
  return new EditPattern(a).distance(unitsOf(b), 0, b.length, limit)
}

/** Optimal string alignment by the textbook recurrence. */
function naive(a: string, b: string): number {
  const d = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : i)),
  )
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      d[i]![j] = Math.min(d[i - 1]![j]! + 1, d[i]![j - 1]! + 1, d[i - 1]![j - 1]! + cost)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (swapped) d[i]![j] = Math.min(d[i]![j]!, d[i - 2]![j - 2]! + 1)
    }
  }
  return d[a.length]![b.length]!
}

describe('edit distance', () => {
  it('counts a transposition once', () => assert.equal(distance('abcd', 'acbd'), 1))
  it('stops at its limit', () => assert.equal(distance('kitten', 'sitting', 2), 3))
  it('compares letters of any script', () => assert.equal(distance('слово', 'слава'), 2))
  it('is the naive distance, and the letters apart bound it', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'ж'), maxLength: 31 })
    fc.assert(
      fc.property(word, word, (a, b) => {
        assert.equal(distance(a, b), naive(a, b))
        const apart = lettersApart(lettersOf(unitsOf(a), 0, a.length), lettersOf(unitsOf(b), 0, b.length))
        assert.ok(apart <= 2 * naive(a, b))
      }),
    )
  })
})
