import assert from 'node:assert/strict'
import { mkdtemp, rm, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nodeStore } from '../../src/server/nodeStore.ts'

/** More than is read in one go. */
const LARGE = (1 << 25) + 4099

describe('a store on the disk', () => {
  let folder: string
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'verbatim-store-'))
  })
  after(() => rm(folder, { recursive: true }))

  it('gives back what was written, also what is large, and nothing that ends before', async () => {
    const file = join(folder, 'library')
    const store = nodeStore(file)
    assert.equal(await store.read(), undefined)
    const large = new Uint8Array(LARGE).map((_, i) => i ^ (i >> 8) ^ (i >> 16))
    const parts = [new Uint8Array([1, 2, 3]), new Uint8Array(0), large]
    await store.write([parts[0]!, parts[1]!, [large.subarray(0, 99), large.subarray(99)]])
    const read = await store.read()
    assert.equal(read?.length, 3)
    for (const [k, part] of parts.entries()) assert.equal(Buffer.compare(read[k]!, part), 0)
    await truncate(file, LARGE - 1)
    assert.equal(await store.read(), undefined)
  })
})
