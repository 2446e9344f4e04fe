import assert from 'node:assert/strict'
import fc from 'fast-check'
import { joinParts, splitParts } from '../../../src/base/store.ts'

const parts = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 6 })

describe('the parts of a store', () => {
  it('come apart as they were put together, each aligned', () =>
    fc.assert(
      fc.property(parts, given => {
        const split = splitParts(joinParts(given))!
        assert.deepEqual(
          split.map(part => [...part]),
          given.map(part => [...part]),
        )
        assert.ok(split.every(part => part.byteOffset % 8 === 0))
      }),
    ))

  it('may come in pieces', () =>
    fc.assert(
      fc.property(fc.array(parts), given =>
        assert.deepEqual(
          joinParts(given.slice(0, 9)),
          joinParts(given.slice(0, 9).map(part => Buffer.concat(part))),
        ),
      ),
    ))

  it('are nothing when the file is cut off, longer or foreign', () =>
    fc.assert(
      fc.property(parts, fc.nat(), (given, at) => {
        const bytes = joinParts(given)
        assert.equal(splitParts(bytes.subarray(0, at % bytes.length)), undefined)
        assert.equal(splitParts(Uint8Array.from([...bytes, 0])), undefined)
        assert.equal(splitParts(bytes.fill(7, 0, 4)), undefined)
      }),
    ))
})
