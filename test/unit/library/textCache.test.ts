import assert from 'node:assert/strict'
import { TextMap } from '../../../src/base/textMap.ts'
import { TextCache } from '../../../src/library/textCache.ts'

const textOf = (raw: string) => ({ raw, map: TextMap.identity(raw), paragraphs: [], quotes: [] })

describe('the texts used last', () => {
  it('are kept up to a number of characters', () => {
    const cache = new TextCache(10)
    cache.put(1, textOf('12345'))
    cache.put(2, textOf('12345'))
    assert.equal(cache.get(1)?.raw, '12345')
    cache.put(3, textOf('123'))
    assert.deepEqual(
      [1, 2, 3].map(id => cache.get(id) !== undefined),
      [true, false, true],
    )
  })

  it('keep one that is larger than all room, and nothing else beside it', () => {
    const cache = new TextCache(10)
    cache.put(1, textOf('123'))
    cache.put(2, textOf('12345678901'))
    assert.deepEqual(
      [1, 2].map(id => cache.get(id) !== undefined),
      [false, true],
    )
    cache.put(3, textOf('1'))
    assert.deepEqual(
      [2, 3].map(id => cache.get(id) !== undefined),
      [false, true],
    )
  })

  it('give way to none that nobody has asked for', () => {
    const cache = new TextCache(10)
    cache.offer(1, textOf('123456'))
    cache.offer(2, textOf('12345'))
    cache.offer(3, textOf('1234'))
    assert.deepEqual(
      [1, 2, 3].map(id => cache.get(id) !== undefined),
      [true, false, true],
    )
  })

  it('are kept longer when reading them again takes long', () => {
    const cache = new TextCache(10)
    cache.put(1, textOf('x'.repeat(40)), true)
    cache.put(2, textOf('12345'))
    assert.deepEqual(
      [1, 2].map(id => cache.get(id) !== undefined),
      [true, true],
    )
    cache.put(3, textOf('123456'))
    assert.equal(cache.get(1), undefined)
  })

  it('forget what has changed', () => {
    const cache = new TextCache(10)
    cache.put(1, textOf('1234567890'))
    cache.remove(1)
    cache.offer(2, textOf('1234567890'))
    assert.deepEqual(
      [1, 2].map(id => cache.get(id) !== undefined),
      [false, true],
    )
  })
})
