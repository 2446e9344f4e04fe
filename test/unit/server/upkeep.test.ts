import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import { Upkeep } from '../../../src/server/upkeep.ts'
import type { Service } from '../../../src/service/service.ts'

describe('upkeep', function () {
  this.timeout(30_000)
  it('does what would slow others down only when nobody wants anything, and holds nothing else up for it', async () => {
    let [turns, tidied] = [0, 0]
    const service: Pick<Service, 'tidy' | 'isPersisted' | 'warmUp'> = {
      tidy: () => {
        tidied++
        return false
      },
      isPersisted: true,
      warmUp: async (token, turn) => {
        await turn()
        if (!token.isCancellationRequested) turns++
      },
    }
    const log = { info: () => {}, error: assert.fail }
    const upkeep = new Upkeep(service as Service, undefined, () => false, assert.fail, log)
    const typing = setInterval(() => upkeep.disturb(), 200)
    try {
      upkeep.disturb()
      upkeep.soon()
      await wait(5000)
      assert.deepEqual([turns, tidied], [0, 1])
      upkeep.soon()
      await wait(3500)
      assert.deepEqual([turns, tidied], [0, 2])
    } finally {
      clearInterval(typing)
    }
    await wait(2000)
    assert.equal(turns, 1)
    await upkeep.stop()
  })
})
