import assert from 'node:assert/strict'
import fc from 'fast-check'
import { type Piece, TextMap } from '../../../src/base/textMap.ts'
import { KeptTexts } from '../../../src/library/keptTexts.ts'
import { packText, unpackText } from '../../../src/library/packedText.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const held = (kept: KeptTexts, ids: readonly number[]) => ids.filter(id => kept.get(id, id * 10))

describe('texts that are kept', () => {
  it('are given for the file that they were read from, and no other', () => {
    const kept = new KeptTexts()
    kept.put(1, 10, bytesOf('one'))
    assert.deepEqual(kept.get(1, 10), bytesOf('one'))
    assert.equal(kept.get(1, 11), undefined)
    assert.equal(kept.get(2, 10), undefined)
    kept.put(1, 11, bytesOf('changed'))
    assert.equal(kept.get(1, 10), undefined)
    kept.remove(1)
    assert.equal(kept.get(1, 11), undefined)
  })

  it('are bounded: those used longest ago go', () => {
    const kept = new KeptTexts(10)
    for (const id of [1, 2]) kept.put(id, id * 10, bytesOf('12345'))
    kept.get(1, 10)
    kept.put(3, 30, bytesOf('1'))
    assert.deepEqual(held(kept, [1, 2, 3]), [1, 3])
    kept.put(4, 40, bytesOf('longer than all room'))
    assert.deepEqual(held(kept, [1, 3, 4]), [1, 3])
  })

  it('are the same after they were saved, and nothing when cut off', () => {
    const kept = new KeptTexts()
    for (const id of [3, 1, 2 ** 40]) kept.put(id, id * 10, bytesOf(`text ${id}`))
    const saved = kept.save()
    const loaded = KeptTexts.load(saved)
    for (const id of [3, 1, 2 ** 40]) assert.deepEqual(loaded.get(id, id * 10), bytesOf(`text ${id}`))
    assert.deepEqual(loaded.save(), new Uint8Array(saved))
    assert.throws(() => KeptTexts.load(saved.subarray(0, saved.length - 1)), /missing/)
    assert.deepEqual(KeptTexts.load(new KeptTexts().save()).get(1, 10), undefined)
  })

  it('are packed with all that makes them up', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab \n&"\ud800é'), maxLength: 40 })
    const seeds = fc.array(
      fc.record({ gap: fc.nat(3), length: fc.nat(5), before: fc.option(text), seen: fc.option(text) }),
    )
    fc.assert(
      fc.property(text, seeds, fc.boolean(), (raw, list, isText) => {
        const pieces: Piece[] = []
        let at = 0
        for (const { gap, length, before, seen } of list) {
          const start = at + gap
          at = start + length
          if (at > raw.length) break
          pieces.push({ start, end: at, ...(before && { before }), ...(seen !== null && { text: seen }) })
        }
        const map = TextMap.keep(raw, pieces)
        const whole = {
          raw,
          map,
          paragraphs: [{ start: 0, end: map.text.length }],
          places: [{ start: 0, locator: { label: 'page', value: 'ix' } }],
        }
        const { map: unpacked, ...others } = unpackText(packText(whole, isText), isText ? raw : undefined)
        assert.deepEqual({ ...others, map: unpacked.text }, { ...whole, map: map.text })
        for (let start = 0; start < map.text.length; start++) {
          const span = { start, end: start + 1 }
          assert.deepEqual(unpacked.toRaw(span), map.toRaw(span))
        }
      }),
    )
  })
})
