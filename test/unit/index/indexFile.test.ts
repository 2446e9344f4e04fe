import assert from 'node:assert/strict'
import { IndexFileError } from '../../../src/index/indexFile.ts'
import { PassageIndex } from '../../../src/index/passageIndex.ts'

function saved(): Uint8Array {
  const index = new PassageIndex()
  index.put(3, 'The harbour treaty was signed.')
  return Buffer.concat(index.save())
}

const fails = (bytes: Uint8Array): void => assert.throws(() => PassageIndex.load(bytes), IndexFileError)

describe('index file', () => {
  it('is the same for the same library', () => assert.deepEqual(saved(), saved()))
  it('loads from any place in a buffer', () => {
    const bytes = new Uint8Array(saved().length + 1)
    bytes.set(saved(), 1)
    assert.equal(PassageIndex.load(bytes.subarray(1)).stats().documents, 1)
  })
  it('takes changes after loading, and leaves out what was removed', () => {
    const index = PassageIndex.load(saved())
    index.put(4, 'Another text.')
    index.remove(3)
    const { documents, words } = PassageIndex.load(Buffer.concat(index.save())).stats()
    assert.deepEqual([documents, words], [1, 2])
  })
  it('is right also when documents went after its checksums were taken ahead', () => {
    const write = (isTidied: boolean): Uint8Array => {
      const index = PassageIndex.load(saved())
      index.put(4, 'Another text.')
      index.view()
      if (isTidied) while (index.prepareSave(0));
      index.remove(3)
      return Buffer.concat(index.save())
    }
    const bytes = write(true)
    assert.equal(PassageIndex.load(bytes).stats().documents, 1)
    assert.deepEqual(bytes, write(true))
    assert.equal(PassageIndex.load(write(false)).stats().documents, 1)
  })
  it('keeps what it gave to be written, whatever changes then', () => {
    const index = PassageIndex.load(saved())
    const pieces = index.save()
    index.remove(3)
    index.put(5, 'Words that nobody has written yet.')
    assert.deepEqual(Buffer.concat(pieces), saved())
  })
  it('is refused when it is short, foreign, old or damaged', () => {
    fails(new Uint8Array(3))
    fails(saved().fill(7, 0, 4))
    fails(saved().fill(9, 4, 8))
    for (const at of [16, 40, 300, saved().length - 5]) {
      const bytes = saved()
      bytes[at]! ^= 1
      fails(bytes)
    }
    fails(saved().subarray(0, saved().length - 4))
  })
})
