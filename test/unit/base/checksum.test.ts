import assert from 'node:assert/strict'
import fc from 'fast-check'
import { checksum } from '../../../src/base/checksum.ts'

describe('the checksum', () => {
  it('tells a single changed bit, and any change of length by zeros', () =>
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 70 }), fc.nat(), fc.nat(7), (bytes, at, bit) => {
        const changed = bytes.slice()
        changed[at % bytes.length]! ^= 1 << bit
        assert.notEqual(checksum(changed), checksum(bytes))
        assert.notEqual(checksum(Uint8Array.from([...bytes, 0])), checksum(bytes))
      }),
    ))

  it('tells any two changed bits', () => {
    const bytes = Uint8Array.from({ length: 40 }, (_, k) => (k * 37) & 255)
    const flipped = (...bits: number[]) => {
      const changed = bytes.slice()
      for (const bit of bits) changed[bit >> 3]! ^= 1 << (bit & 7)
      return checksum(changed)
    }
    const sum = checksum(bytes)
    for (let one = 0; one < bytes.length * 8; one++)
      for (let two = one + 1; two < bytes.length * 8; two++)
        assert.notEqual(flipped(one, two), sum, `bits ${one} and ${two}`)
  })

  it('is the same wherever the bytes lie, and a whole number that a double holds', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), bytes => {
        const moved = Uint8Array.from([9, ...bytes]).subarray(1)
        assert.equal(checksum(moved), checksum(bytes))
        assert.ok(Number.isSafeInteger(checksum(bytes)) && checksum(bytes) >= 0)
      }),
    ))

  it('gives few texts the same number', () => {
    const encoder = new TextEncoder()
    const sums = new Set(Array.from({ length: 20_000 }, (_, i) => checksum(encoder.encode(`text ${i}.`))))
    assert.equal(sums.size, 20_000)
  })
})
