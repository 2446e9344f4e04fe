import assert from 'node:assert/strict'
import { rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerRequests } from '../../src/server/protocol.ts'
import { close, newFolder, startEditor } from './editor.ts'

describe('a link that comes while the server runs', function () {
  this.timeout(120_000)

  it('is not followed out of the folder, in the place of a source or beside it', async () => {
    const folder = newFolder()
    const outside = newFolder()
    writeFileSync(join(outside, 'secret.txt'), 'The secret password of the vault is sesame.\n')
    writeFileSync(join(folder, 'seeds/mine.txt'), 'Zinc mines closed in the valley on Tuesday.\n')
    const editor = await startEditor(folder)
    const { connection } = editor
    const search = async (query: string) => {
      type Search = ServerRequests['verbatim/search']['result']
      const { results } = await connection.sendRequest<Search>('verbatim/search', { query, typing: false })
      return results.map(({ citekey }) => citekey)
    }
    const told = (name: string, type: 1 | 2) =>
      connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: pathToFileURL(join(folder, 'seeds', name)).href, type }],
      })
    const settled = () => connection.sendRequest('verbatim/report', {})
    await settled()
    assert.deepEqual(await search('Zinc mines closed in the valley'), ['mine'])

    symlinkSync(join(outside, 'secret.txt'), join(folder, 'seeds/new.txt'))
    rmSync(join(folder, 'seeds/mine.txt'))
    symlinkSync(join(outside, 'secret.txt'), join(folder, 'seeds/mine.txt'))
    await told('new.txt', 1)
    await told('mine.txt', 2)
    await settled()
    assert.deepEqual(await search('secret password of the vault'), [])
    assert.deepEqual(await search('Zinc mines closed in the valley'), [])
    await close(editor)
    for (const one of [folder, outside]) rmSync(one, { recursive: true })
  })
})
