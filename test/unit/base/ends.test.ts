import assert from 'node:assert/strict'
import fc from 'fast-check'
import { endOfLast } from '../../../src/base/ends.ts'

describe('The end of the last character of a kind', () => {
  it('is where an expression would find it', () => {
    const text = fc
      .array(fc.constantFrom('a', 'Ж', '𝒳', '7', ',', ' ', '\n', '😀', '\ud83d'))
      .map(all => all.join(''))
    fc.assert(
      fc.property(text, written => {
        const rest = /[^\p{L}\p{N}]*$/u.exec(written)!
        assert.equal(endOfLast(written, /[\p{L}\p{N}]/u), rest.index)
      }),
    )
  })
})
