import assert from 'node:assert/strict'
import { join } from 'node:path'
import { isUnreadable } from '../../../src/library/formats/format.ts'
import { nodeThread } from '../../../src/server/reading/nodeThread.ts'
import { ReadingThread } from '../../../src/server/reading/readingThread.ts'

const SCRIPT = join(import.meta.dirname, 'reader.ts')
const SOME = new Uint8Array(3)

describe('the reading thread', () => {
  const reader = (patience = 20_000, memory = 500_000_000) => {
    const thread = new ReadingThread(nodeThread(SCRIPT, memory), patience)
    return (call: string) => thread.run('any', call, SOME)
  }

  it('reads one file after another', async () => {
    const read = reader()
    assert.deepEqual(await Promise.all([read('count'), read('count')]), [3, 3])
  })

  it('keeps apart what cannot be read and what fails', async () => {
    const read = reader()
    await assert.rejects(read('refuse'), thrown => isUnreadable(thrown) && thrown.message === 'is a scan')
    await assert.rejects(read('fail'), thrown => !isUnreadable(thrown) && /no such page/.test(`${thrown}`))
    assert.equal(await read('count'), 3)
  })

  const endings = [
    { fault: 'dies', call: 'die', told: /its reader ended \(with status 7\)/ },
    { fault: 'hangs', call: 'hang', told: /takes too long to read/, patience: 5000 },
    { fault: 'takes all memory', call: 'swell', told: /its reader ended \(.*memory/, memory: 30_000_000 },
  ]
  for (const { fault, call, told, patience, memory } of endings) {
    it(`is ended and begun anew when it ${fault}, and the others are read`, async () => {
      const read = reader(patience, memory)
      const [before, bad, after] = await Promise.allSettled([read('count'), read(call), read('count')])
      assert.ok(bad.status === 'rejected' && isUnreadable(bad.reason))
      assert.match(bad.reason.message, told)
      for (const good of [before, after]) assert.deepEqual(good, { status: 'fulfilled', value: 3 })
    })
  }

  it('says in the words of its work why nothing comes of it, as references have theirs', async () => {
    const refusals = { hangs: 'takes too long to write', died: (why: string) => `cannot be written: ${why}` }
    const thread = new ReadingThread(nodeThread(SCRIPT, 500_000_000), 5000, refusals)
    const [slow, dead] = await Promise.allSettled(['hang', 'die'].map(call => thread.run('any', call, SOME)))
    assert.match(String(slow?.status === 'rejected' && slow.reason), /takes too long to write/)
    assert.match(String(dead?.status === 'rejected' && dead.reason), /cannot be written: .*status 7/)
  })
})
