import assert from 'node:assert/strict'
import fc from 'fast-check'
import { type Piece, TextMap } from '../../../src/base/textMap.ts'

/** Characters of a file, each as a reader sees it: as it stands, as something else, or not at all. */
const characters = fc.array(
  fc.oneof(
    fc.constantFrom('a', 'b', ' ', 'é').map(raw => ({ raw, shown: raw })),
    fc.constantFrom('*', '<b>', '\u00ad').map(raw => ({ raw, shown: '' })),
    fc.constantFrom({ raw: '&amp;', shown: '&' }, { raw: '\n', shown: ' ' }, { raw: '<q>', shown: '“' }),
  ),
  { minLength: 1, maxLength: 40 },
)

function mapOf(given: readonly { raw: string; shown: string }[]) {
  const pieces: Piece[] = []
  const places: { start: number; end: number; shown: string }[] = []
  let start = 0
  for (const { raw, shown } of given) {
    const end = start + raw.length
    if (shown !== '') {
      const open = pieces.at(-1)
      if (shown === raw && open?.end === start && open.text === undefined)
        pieces[pieces.length - 1] = { start: open.start, end }
      else pieces.push(shown === raw ? { start, end } : { start, end, text: shown })
      places.push({ start, end, shown })
    }
    start = end
  }
  return { map: TextMap.keep(given.map(({ raw }) => raw).join(''), pieces), places }
}

describe('TextMap', () => {
  it('leads every character that is seen back to where it stands', () => {
    fc.assert(
      fc.property(characters, given => {
        const { map, places } = mapOf(given)
        assert.equal(map.text, places.map(({ shown }) => shown).join(''))
        places.forEach(({ start, end }, i) => {
          assert.deepEqual(map.toRaw({ start: i, end: i + 1 }), { start, end })
          assert.deepEqual(map.fromRaw({ start, end }), { start: i, end: i + 1 })
        })
      }),
    )
  })

  it('takes every span there and back', () => {
    fc.assert(
      fc.property(characters, fc.nat(), fc.nat(), (given, a, b) => {
        const { map } = mapOf(given)
        const [start, end] = [a % (map.text.length + 1), b % (map.text.length + 1)].sort((x, y) => x - y)
        if (start! < end!)
          assert.deepEqual(map.fromRaw(map.toRaw({ start: start!, end: end! })), { start, end })
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
    assert.deepEqual(map.toRaw({ start: 0, end: 4 }), { start: 2, end: 5 })
    assert.deepEqual(map.toRaw({ start: 0, end: 7 }), { start: 2, end: 11 })
    assert.deepEqual(map.fromRaw({ start: 5, end: 8 }), { start: 3, end: 3 })
  })
})
