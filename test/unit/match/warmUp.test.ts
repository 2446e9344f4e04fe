import assert from 'node:assert/strict'
import { PassageIndex } from '../../../src/index/passageIndex.ts'
import { warmUp } from '../../../src/match/warmUp.ts'

const TEXT = 'The harbour treaty was signed before winter came, and seventeen ships left on the same day.'

describe('warmUp', () => {
  it('leaves the index as it was', async () => {
    const index = new PassageIndex()
    for (let doc = 0; doc < 3; doc++) index.put(doc, `${TEXT} ${doc}`)
    const before = index.save()
    await warmUp(index, 50)
    assert.deepEqual(index.save(), before)
  })
  it('has nothing to do in an empty library', () => warmUp(new PassageIndex(), 50))
})
