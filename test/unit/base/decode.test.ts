import assert from 'node:assert/strict'
import { decode } from '../../../src/base/decode.ts'

describe('decode', () => {
  it('leaves a byte order mark out of the text', () => {
    assert.equal(decode(new Uint8Array([0xef, 0xbb, 0xbf, 0x61])).text, 'a')
    assert.equal(decode(new Uint8Array([0xff, 0xfe, 0x61, 0x00])).text, 'a')
    assert.equal(decode(new Uint8Array([0xfe, 0xff, 0x00, 0x61])).text, 'a')
  })

  it('says of a binary file what it is', () => {
    const decoded = decode(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1]))
    assert.equal(decoded.text, undefined)
    assert.match((decoded as { error: string }).error, /binary/)
  })

  it('keeps the readable rest of invalid UTF-8 and says where it breaks', () => {
    const bytes = new Uint8Array([
      ...new TextEncoder().encode('one\ntwo '),
      0xe9,
      ...new TextEncoder().encode(' three'),
    ])
    const decoded = decode(bytes)
    assert.equal(decoded.text, 'one\ntwo \ufffd three')
    assert.match((decoded as { warning: string }).warning, /not valid UTF-8 \(first at line 2\)/)
  })
})
