import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { createMessageConnection, type MessageConnection, StreamMessageWriter } from 'vscode-jsonrpc/node'
import type { NewSource, ServerRequests } from '../../src/server/protocol.ts'
import { ARTICLE, PARAGRAPH, type Site, serveSite } from '../hosts/site.ts'
import { readerOf } from './editor.ts'

const ROOT = resolve(import.meta.dirname, '../..')
describe('adding a source', function () {
  this.timeout(180_000)
  let site: Site
  let base: string
  let folder: string
  let server: ChildProcess
  let connection: MessageConnection

  const ask = <M extends keyof ServerRequests>(method: M, params: ServerRequests[M]['params']) =>
    connection.sendRequest<ServerRequests[M]['result']>(method, params)

  async function checkRefused(given: ServerRequests['verbatim/newSource']['params'], expected: RegExp) {
    const answer = await ask('verbatim/newSource', given)
    assert.ok('refused' in answer, JSON.stringify(answer).slice(0, 200))
    assert.match(answer.refused, expected)
  }

  async function made(given: ServerRequests['verbatim/newSource']['params']): Promise<NewSource> {
    const answer = await ask('verbatim/newSource', given)
    assert.ok('files' in answer, JSON.stringify(answer))
    return answer
  }

  before(async () => {
    site = await serveSite()
    base = site.base
    folder = mkdtempSync(join(tmpdir(), 'verbatim-add-'))
    server = spawn(process.execPath, [join(ROOT, 'dist/cli.js'), 'lsp', '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, XDG_CACHE_HOME: join(folder, '.cache') },
    })
    connection = createMessageConnection(readerOf(server.stdout!), new StreamMessageWriter(server.stdin!))
    connection.listen()
    const rootUri = pathToFileURL(folder).href
    await connection.sendRequest('initialize', { processId: process.pid, rootUri, capabilities: {} })
    await connection.sendNotification('initialized', {})
  })

  after(async () => {
    await connection.sendRequest('shutdown')
    await connection.sendNotification('exit')
    await new Promise(done => server.once('exit', done))
    site.close()
    rmSync(folder, { recursive: true })
  })

  it('keeps the article of a page as Markdown, with the page beside it, and reads it once', async () => {
    const { folder: seeds, files } = await made({ url: `${base}/article#top` })
    assert.equal(seeds, pathToFileURL(join(folder, 'seeds')).href)
    assert.deepEqual(
      files.map(({ name }) => name),
      ['roe-2024-water-for-the-island.md', 'roe-2024-water-for-the-island.original.html'],
    )
    const [text, original] = files.map(({ base64 }) => Buffer.from(base64, 'base64').toString())
    assert.equal(original, ARTICLE)
    const [, metadata, body] = /^---\n(.*?)---\n(.*)$/s.exec(text!)!
    const sha256 = (content: string) => createHash('sha256').update(content).digest('hex')
    assert.equal(
      metadata,
      'title: Water for the island\nauthor:\n  - Jane Roe\ndate: 2024-03-05\ncontainer-title: The Daily\n' +
        `url: ${base}/article\naccessed: ${new Date().toISOString().slice(0, 10)}\n` +
        `original: roe-2024-water-for-the-island.original.html\nsha256:\n  text: ${sha256(body!)}\n  original: ${sha256(ARTICLE)}\n`,
    )
    assert.equal(body, `\n${PARAGRAPH}\n\n“We will not leave,” said the café’s owner. ${PARAGRAPH}\n`)

    mkdirSync(fileURLToPath(seeds))
    for (const { name, base64 } of files)
      writeFileSync(join(folder, 'seeds', name), Buffer.from(base64, 'base64'))
    assert.deepEqual(await ask('verbatim/rebuild', {}), { sources: 1 })
    const [source] = await ask('verbatim/findSources', { query: '' })
    assert.equal(source!.title, 'Water for the island')
    assert.equal(source!.details, 'Jane Roe · 2024-03-05 · The Daily')
  })

  it('unpacks a page, and follows it to another place on the same host', async () => {
    for (const path of ['/packed', '/here']) {
      const { files } = await made({ url: `${base}${path}` })
      assert.equal(Buffer.from(files[1]!.base64, 'base64').toString(), ARTICLE)
    }
  })

  it('refuses with a sentence what is no article of a public page', async () => {
    await checkRefused({ url: `${base}/short` }, /\/short holds no article\. Open one and add that/)
    await checkRefused({ url: `${base}/paper` }, /is no web page but application\/pdf\. Download it/)
    await checkRefused({ url: `${base}/nothing` }, /answers with status 404/)
    await checkRefused({ url: `${base}/large` }, /is larger than 20 MB/)
    await checkRefused({ url: `${base}/bomb` }, /is larger than 20 MB/)
    await checkRefused(
      { url: `${base}/localhost` },
      /localhost:\d+\/article, to which the page leads, is an address of your own/,
    )
    await checkRefused({ url: `${base}/metadata` }, /169\.254\.169\.254\/latest, to which the page leads/)
    await checkRefused({ url: `${base}/v6` }, /\[::1\]:1\/, to which the page leads/)
    await checkRefused({ url: `${base}/file` }, /leads to file:\/\/\/etc\/passwd, which is no address/)
    await checkRefused({ url: `${base}/loop` }, /from one address to the next without an end/)
    await checkRefused({ url: 'file:///etc/passwd' }, /^file:\/\/\/etc\/passwd is no address of a web page/)
    await checkRefused({ url: 'http://127.0.0.1:1/' }, /cannot be fetched: .*ECONNREFUSED/)
  })

  it('keeps a copied text as it is, and says where a file goes', async () => {
    const { files } = await made({ text: ' A copied text,\r\nwith two lines of it.' })
    assert.deepEqual(
      files.map(({ name, base64 }) => [name, Buffer.from(base64, 'base64').toString()]),
      [['a-copied-text-with-two-lines.txt', ' A copied text,\r\nwith two lines of it.']],
    )
    await checkRefused({ text: ' \n' }, /no text in the clipboard/)
    assert.deepEqual(await made({ file: 'file:///home/x/Paper.PDF' }), {
      folder: pathToFileURL(join(folder, 'seeds')).href,
      files: [],
    })
    await checkRefused(
      { file: 'file:///home/x/picture.png' },
      /^\.png cannot be a source\. These can: \.txt, \.md/,
    )
  })
})
