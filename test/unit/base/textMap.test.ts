import assert from 'node:assert/strict'
import fc from 'fast-check'
import { TextMap } from '../../../src/base/textMap.ts'

/** Raw texts with every character either kept or left out. */
const holed = fc
  .array(fc.tuple(fc.constantFrom('a', 'b', ' ', '*', 'é'), fc.boolean()), { minLength: 1, maxLength: 40 })
  .map(characters => {
    const raw = characters.map(([character]) => character).join('')
    const pieces: { start: number; end: number }[] = []
    characters.forEach(([, isKept], i) => {
      if (!isKept) return
      const open = pieces.at(-1)
      if (open?.end === i) pieces[pieces.length - 1] = { start: open.start, end: i + 1 }
      else pieces.push({ start: i, end: i + 1 })
    })
    const offsets = characters.flatMap(([, isKept], i) => (isKept ? [i] : []))
    return { raw, pieces, offsets }
  })

describe('TextMap', () => {
  it('leads every kept character back to where it stands', () => {
    fc.assert(
      fc.property(holed, ({ raw, pieces, offsets }) => {
        const map = TextMap.keep(raw, pieces)
        assert.equal(map.text, offsets.map(offset => raw[offset]).join(''))
        offsets.forEach((offset, i) => {
          assert.deepEqual(map.toRaw({ start: i, end: i + 1 }), { start: offset, end: offset + 1 })
          assert.deepEqual(map.fromRaw({ start: offset, end: offset + 1 }), { start: i, end: i + 1 })
        })
      }),
    )
  })

  it('leaves what was put between pieces outside', () => {
    const map = TextMap.keep('> one\n> two', [
      { start: 2, end: 5 },
      { start: 8, end: 11, before: '\n' },
    ])
    assert.equal(map.text, 'one\ntwo')
    assert.deepEqual(map.toRaw({ start: 4, end: 7 }), { start: 8, end: 11 })
    assert.deepEqual(map.toRaw({ start: 0, end: 7 }), { start: 2, end: 11 })
  })
})
