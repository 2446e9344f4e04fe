import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ServerRequests } from '../../src/server/protocol.ts'
import { close, type Editor, newFolder, reportOf, startEditor } from './editor.ts'

describe('the language server started again', function () {
  this.timeout(180_000)
  let folder: string

  /** Starts a server, lets it read the library, and ends it when `use` has been done. */
  const withServer = async <T>(use: (editor: Editor) => Promise<T>): Promise<T> => {
    const editor = await startEditor(folder)
    const result = await use(editor)
    await close(editor)
    return result
  }

  const indexFile = () => join(folder, '.storage', 'library.verbatim-index')

  beforeEach(async () => {
    folder = newFolder()
    for (let i = 0; i < 9; i++) writeFileSync(join(folder, `seeds/${i}.txt`), `The text of number ${i}.`)
    const report = await withServer(reportOf)
    assert.match(report, /0 files known from the last time, 10 files read since the start/)
  })

  afterEach(() => rmSync(folder, { recursive: true }))

  it('reads only what has changed', async () => {
    assert.match(await withServer(reportOf), /10 files known from the last time, 0 files read/)
    writeFileSync(join(folder, 'seeds/3.txt'), 'Another text altogether.')
    rmSync(join(folder, 'seeds/4.txt'))
    const report = await withServer(reportOf)
    assert.match(report, /\n9 sources.* 10 files known from the last time, 1 file read since the start/)
    assert.match(report, /\*\*3\*\*: Another text altogether/)
    assert.match(await withServer(reportOf), /9 files known from the last time, 0 files read/)
  })

  it('reads everything when the file of the last time is damaged, and writes a whole one', async () => {
    const bytes = readFileSync(indexFile())
    for (const damaged of [
      bytes.subarray(0, bytes.length / 2),
      Buffer.from(bytes.map((byte, i) => (i === bytes.length - 200 ? byte ^ 1 : byte))),
      Buffer.from('something else'),
    ]) {
      writeFileSync(indexFile(), damaged)
      assert.match(await withServer(reportOf), /0 files known from the last time, 10 files read/)
      assert.deepEqual(readFileSync(indexFile()), bytes)
    }
  })

  it('shares its file with another that runs at the same time', async () => {
    const editors = await Promise.all([startEditor(folder), startEditor(folder), startEditor(folder)])
    writeFileSync(join(folder, 'seeds/new.txt'), 'What all three find.')
    await Promise.all(editors.map(({ connection }) => connection.sendRequest('verbatim/rebuild', {})))
    await Promise.all(editors.map(close))
    assert.match(await withServer(reportOf), /11 files known from the last time, 0 files read/)
    assert.deepEqual(readdirSync(join(folder, '.storage')), ['library.verbatim-index'])
  })

  it('finds what nobody told it of when the window has the focus again', async () => {
    const editor = await startEditor(folder)
    await reportOf(editor)
    writeFileSync(join(folder, 'seeds/new.txt'), 'Something unheard of.')
    // Not at once: a comparison with the disk is due only some time after the last one.
    const found = async () => {
      await editor.connection.sendNotification('verbatim/focused', {})
      return /\*\*new\*\*: Something unheard of/.test(await reportOf(editor))
    }
    while (!(await found())) await new Promise(done => setTimeout(done, 500))
    await close(editor)
  })
})

describe('the language server with ten thousand files', function () {
  this.timeout(120_000)

  it('shows how far it is, answers meanwhile, can be cancelled, and goes on when told to', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'verbatim-lsp-'))
    mkdirSync(join(folder, 'seeds'))
    for (let i = 0; i < 10_000; i++) writeFileSync(join(folder, `seeds/${i}.txt`), `The text of number ${i}.`)
    const editor = await startEditor(folder)
    const { connection } = editor
    const search = () =>
      connection.sendRequest<ServerRequests['verbatim/search']['result']>('verbatim/search', {
        query: 'text of number',
        typing: false,
      })
    const [token, begin, half] = await editor.progress
    assert.deepEqual([begin.title, begin.cancellable], ['Verbatim', true])
    assert.match(half.message, /^\d+ of 10000 files$/)
    const { results, sources } = await search()
    assert.ok(results.length > 0 && sources > 0 && sources < 10_000, `${sources} sources`)
    await connection.sendNotification('window/workDoneProgress/cancel', { token })
    const report = await reportOf(editor)
    assert.match(report, /known only in part, .*: \d+ files have not been read\. Rebuild Index reads them/)
    assert.deepEqual(await connection.sendRequest('verbatim/rebuild', {}), { sources: 10_000 })
    assert.doesNotMatch(await reportOf(editor), /known only in part/)
    await close(editor)
    rmSync(folder, { recursive: true })
  })
})
