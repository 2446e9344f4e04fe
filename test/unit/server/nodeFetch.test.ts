import assert from 'node:assert/strict'
import { isPrivateAddress } from '../../../src/server/nodeFetch.ts'

describe('addresses of the own machine and network', () => {
  it('are told from those of the internet', () => {
    const isPrivate = [
      '127.0.0.1', '127.8.9.1', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254',
      '100.64.0.1', '0.0.0.0', '224.0.0.1', '255.255.255.255', '::1', '::', 'fe80::1', 'fd00::1', 'ff02::1',
      '::ffff:127.0.0.1', '::ffff:7f00:1', '64:ff9b::7f00:1', 'no address', '',
    ] // biome-ignore format: a list
    const isPublic = [
      '1.1.1.1',
      '172.32.0.1',
      '100.128.0.1',
      '192.167.1.1',
      '2606:4700::1111',
      '::ffff:1.1.1.1',
    ]
    for (const address of isPrivate) assert.ok(isPrivateAddress(address), address)
    for (const address of isPublic) assert.ok(!isPrivateAddress(address), address)
  })
})
