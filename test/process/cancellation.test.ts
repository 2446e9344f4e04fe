import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Message } from 'vscode-jsonrpc/node'
import { readerOf, SERVER } from './editor.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const FOLDER = 'held:/folder'
const URI = `${FOLDER}/draft.md`
const SOURCE = `${FOLDER}/seeds/a.md`
const WORDS = 'The keeper of the lighthouse counted seventeen ships on Tuesday, and nobody had expected them'
const DRAFT = `“${WORDS}” [@a, para. 1]\n\nNow [@a\n\n“The keeper of the lighthouse cou`
const FILES: Record<string, string> = {
  [SOURCE]: `${WORDS}. “We will not leave,” Jane Roe said.\n`,
  [`${FOLDER}/seeds/b.md`]: `Another day, another ship. “It was ours,” John Doe said.\n`,
  [`${FOLDER}/other.md`]: DRAFT,
}
const REQUEST_CANCELLED = -32800

const quotation = { line: 0, character: 10 }
const citekey = { line: 0, character: DRAFT.indexOf('@a') + 1 }
const selection = { start: { line: 0, character: 5 }, end: { line: 0, character: 11 } }
const whole = { start: { line: 0, character: 0 }, end: { line: 2, character: 0 } }
const textDocument = { uri: URI }
const around = { language: 'markdown', before: 'x ', after: '' }
const passage = { uri: SOURCE, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 40 } } }

/** Every request that the server answers. One that `waits` wants a file or a page, which does not come. */
const requests = (page: string): { method: string; params: object; waits: boolean }[] => [
  { method: 'textDocument/hover', params: { textDocument, position: citekey }, waits: true },
  { method: 'textDocument/definition', params: { textDocument, position: citekey }, waits: true },
  {
    method: 'textDocument/codeAction',
    params: { textDocument, range: whole, context: { diagnostics: [] } },
    waits: true,
  },
  {
    method: 'textDocument/completion',
    params: { textDocument, position: { line: 4, character: 33 }, context: { triggerKind: 1 } },
    waits: true,
  },
  { method: 'completionItem/resolve', params: { label: 'a', kind: 18 }, waits: true },
  {
    method: 'textDocument/references',
    params: { textDocument, position: citekey, context: { includeDeclaration: true } },
    waits: true,
  },
  { method: 'textDocument/documentHighlight', params: { textDocument, position: citekey }, waits: false },
  { method: 'textDocument/documentLink', params: { textDocument }, waits: false },
  {
    method: 'documentLink/resolve',
    params: { range: whole, data: { citekey: 'a', locator: { label: 'paragraph', value: '1' } } },
    waits: true,
  },
  { method: 'textDocument/prepareRename', params: { textDocument, position: citekey }, waits: false },
  { method: 'textDocument/rename', params: { textDocument, position: citekey, newName: 'c' }, waits: true },
  { method: 'textDocument/documentSymbol', params: { textDocument }, waits: false },
  { method: 'workspace/symbol', params: { query: 'a' }, waits: false },
  { method: 'textDocument/codeLens', params: { textDocument: { uri: SOURCE } }, waits: true },
  { method: 'textDocument/inlayHint', params: { textDocument, range: whole }, waits: true },
  { method: 'textDocument/semanticTokens/full', params: { textDocument }, waits: false },
  { method: 'verbatim/search', params: { query: 'seventeen ships on Tuesday', typing: true }, waits: true },
  { method: 'verbatim/findSources', params: { query: 'a' }, waits: false },
  { method: 'verbatim/rendering', params: { uri: SOURCE }, waits: true },
  { method: 'verbatim/sourceTree', params: { query: 'Jane' }, waits: true },
  { method: 'verbatim/quotesOf', params: { uri: SOURCE }, waits: true },
  { method: 'verbatim/extent', params: { ...passage, step: 'widen-end' }, waits: true },
  { method: 'verbatim/insertion', params: { ...passage, ...around, form: 'inline' }, waits: true },
  {
    method: 'verbatim/quotationCompletion',
    params: { uri: URI, position: { line: 4, character: 33 } },
    waits: true,
  },
  { method: 'verbatim/recognise', params: { ...around, text: WORDS }, waits: true },
  { method: 'verbatim/convert', params: { uri: URI, range: selection, to: 'shorter' }, waits: true },
  { method: 'verbatim/insertBibliography', params: { uri: URI }, waits: false },
  { method: 'verbatim/references', params: { uri: URI, format: 'bibtex' }, waits: false },
  { method: 'verbatim/renderedCitations', params: { uri: URI }, waits: true },
  { method: 'verbatim/check', params: { uri: URI }, waits: true },
  { method: 'verbatim/check', params: {}, waits: true },
  { method: 'verbatim/newSource', params: { url: page }, waits: true },
  { method: 'verbatim/comparison', params: { uri: URI, position: quotation }, waits: true },
  { method: 'verbatim/report', params: {}, waits: false },
  { method: 'verbatim/rebuild', params: {}, waits: true },
]

describe('cancellation', function () {
  this.timeout(60_000)
  let storage: string
  let page: Server
  let server: Client
  let address: string

  before(async () => {
    storage = mkdtempSync(join(tmpdir(), 'verbatim-cancel-'))
    page = createServer(() => {}).listen(0, '127.0.0.1')
    await new Promise(resolve => page.once('listening', resolve))
    address = `http://127.0.0.1:${(page.address() as AddressInfo).port}/`
    // The first server reads the files and keeps an index. To the second no file comes any more.
    await (await startClient(storage, false)).close()
    server = await startClient(storage, true)
  })

  after(async () => {
    await server.kill()
    page.closeAllConnections()
    page.close()
    rmSync(storage, { recursive: true, force: true })
  })

  // The port is known only when the test runs, and is in one of them.
  for (const [row, { method, params, waits }] of requests('').entries()) {
    const name = `${method} ${JSON.stringify(params).slice(0, 60)}`
    it(`is answered before the work begins: ${name}`, async () => {
      const { params: own } = requests(address)[row]!
      const answer = await server.sendAndCancel(method, own)
      assert.equal(answer.error?.code, REQUEST_CANCELLED)
    })
    if (!waits) continue
    it(`is answered in the middle of the work: ${name}`, async () => {
      const { params: own } = requests(address)[row]!
      const { id, answer, isAnswered } = server.send(method, own)
      const { answer: other } = server.send('verbatim/findSources', { query: 'a' })
      assert.equal((await other).error, undefined)
      assert.equal(isAnswered(), false, 'it was to wait')
      server.cancel(id)
      assert.equal((await answer).error?.code, REQUEST_CANCELLED)
    })
  }

  it('is honoured by every request that the server answers', () => {
    const files = readdirSync(join(ROOT, 'src/server'), { recursive: true, encoding: 'utf8' })
    const code = files
      .filter(name => name.endsWith('.ts'))
      .map(name => readFileSync(join(ROOT, 'src/server', name), 'utf8'))
      .join('\n')
    const rows = new Set(requests('').map(({ method }) => method))
    const own = [...code.matchAll(/\bon\(\s*'(verbatim\/\w+)'/g)].map(([, method]) => method!)
    const standard = [...code.matchAll(/\bon\((\w+)Request\.type/g)].map(([, name]) => name!)
    assert.deepEqual(
      own.filter(method => !rows.has(method)),
      [],
    )
    assert.equal(own.length + standard.length, rows.size, 'a request has no row above')
    const direct = [...code.matchAll(/connection\.(?:languages\.\w+\.)?(on\w*)\(/g)].map(([, name]) => name!)
    const KNOWN = ['onInitialize', 'onInitialized', 'onShutdown', 'onNotification', 'onRequest']
    const others = direct.filter(name => !KNOWN.includes(name) && !name.startsWith('onDidChange'))
    assert.deepEqual([others, direct.filter(name => name === 'onRequest').length], [[], 1])
  })
})

interface Answer {
  readonly result?: unknown
  readonly error?: { readonly code: number; readonly message: string }
}

interface FromServer extends Answer {
  readonly id: number
  readonly method: string | undefined
  readonly params: { readonly uri: string; readonly isReading?: boolean }
}

interface Client {
  send(method: string, params: object): { id: number; answer: Promise<Answer>; isAnswered: () => boolean }
  cancel(id: number): void
  /** In one piece, so that the server has read the second before it begins with the first. */
  sendAndCancel(method: string, params: object): Promise<Answer>
  close(): Promise<void>
  kill(): Promise<void>
}

/** An editor whose files lie in `FILES`; when they are held, reading one never ends. */
async function startClient(storage: string, isHeld: boolean): Promise<Client> {
  const [program, ...args] = SERVER
  const child: ChildProcess = spawn(program!, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin!.on('error', error => {
    if (!child.killed) throw error
  })
  const waiting = new Map<number, (answer: Answer) => void>()
  let next = 0
  let tellRead = () => {}
  const read = new Promise<void>(done => {
    tellRead = done
  })
  const write = (...messages: object[]) => {
    // What the server has asked for before it was killed may still come in.
    if (!child.killed) child.stdin!.write(messages.map(frame).join(''))
  }
  readerOf(child.stdout!).listen((message: Message) => {
    const { id, method, params, ...answer } = message as Message & FromServer
    if (method === undefined) {
      waiting.get(id)?.(answer)
      waiting.delete(id)
    } else if (method === 'verbatim/status' && !params.isReading) tellRead()
    else if (id !== undefined && !(isHeld && method === 'verbatim/readFile' && FILES[params.uri]))
      write({ jsonrpc: '2.0', id, result: fromEditor(method, params) })
  })
  const send = (method: string, params: object, ...more: ((id: number) => object)[]) => {
    const id = next++
    const answer = new Promise<Answer>(done => waiting.set(id, done))
    write({ jsonrpc: '2.0', id, method, params }, ...more.map(make => make(id)))
    return { id, answer, isAnswered: () => !waiting.has(id) }
  }
  const notify = (method: string, params: object) => write({ jsonrpc: '2.0', method, params })
  const cancelling = (id: number) => ({ jsonrpc: '2.0', method: '$/cancelRequest', params: { id } })
  await send('initialize', {
    processId: process.pid,
    rootUri: FOLDER,
    capabilities: { window: { workDoneProgress: true } },
    initializationOptions: {
      storageUri: pathToFileURL(storage).href,
      openSourceCommand: true,
      settings: { check: { hints: true } },
    },
  }).answer
  for (const [uri, text] of [
    [URI, DRAFT],
    [SOURCE, FILES[SOURCE]],
  ])
    notify('textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version: 1, text } })
  notify('initialized', {})
  await read
  return {
    send,
    cancel: id => write(cancelling(id)),
    sendAndCancel: (method, params) => send(method, params, cancelling).answer,
    async close() {
      await send('shutdown', {}).answer
      notify('exit', {})
      await new Promise(done => child.once('exit', done))
    },
    async kill() {
      child.kill()
      await new Promise(done => child.once('close', done))
    },
  }
}

function fromEditor(method: string, params: { uri: string }): unknown {
  const bytes = (uri: string) => Buffer.from(FILES[uri] ?? '')
  const within = Object.keys(FILES).filter(uri => uri === params?.uri || uri.startsWith(`${params?.uri}/`))
  if (method === 'verbatim/listFiles')
    return { files: within.map(uri => ({ uri, size: bytes(uri).length, modified: 1000 })) }
  if (method === 'verbatim/readFile' && !FILES[params.uri])
    return { fault: 'not-found', message: 'no such file' }
  if (method === 'verbatim/readFile') return { base64: bytes(params.uri).toString('base64') }
  return null
}

function frame(message: object): string {
  const body = JSON.stringify(message)
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
}
