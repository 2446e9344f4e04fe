import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node'
import type { CodeAction, Location, MarkupContent, PublishDiagnosticsParams } from 'vscode-languageserver'
import type { ServerRequests } from '../../src/server/protocol.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const KEY = '000_7275516a2a315cb5'

interface Editor {
  readonly folder: string
  readonly connection: MessageConnection
  readonly process: ChildProcess
  open(name: string, text: string): string
  diagnostics(uri: string, wanted: (codes: string[]) => boolean): Promise<string[]>
}

/** An editor of few wants: no configuration, no progress, no watching; files come from the disk. */
async function startEditor(): Promise<Editor> {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-lsp-'))
  mkdirSync(join(folder, 'seeds'))
  cpSync(join(ROOT, 'seeds'), join(folder, 'seeds'), { recursive: true })
  const child = spawn(process.execPath, [join(ROOT, 'dist/cli.js'), 'lsp', '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  )
  const published = new Map<string, string[]>()
  const waiting = new Set<() => void>()
  connection.onNotification(
    'textDocument/publishDiagnostics',
    ({ uri, diagnostics }: PublishDiagnosticsParams) => {
      published.set(
        uri,
        diagnostics.map(d => `${d.code}: ${d.message}`),
      )
      for (const look of waiting) look()
    },
  )
  connection.listen()
  const rootUri = pathToFileURL(folder).href
  await connection.sendRequest('initialize', { processId: process.pid, rootUri, capabilities: {} })
  await connection.sendNotification('initialized', {})
  return {
    folder,
    connection,
    process: child,
    open(name, text) {
      const uri = pathToFileURL(join(folder, name)).href
      void connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'markdown', version: 1, text },
      })
      return uri
    },
    diagnostics: (uri, wanted) =>
      new Promise(done => {
        const look = () => {
          const codes = published.get(uri)
          if (!codes || !wanted(codes)) return
          waiting.delete(look)
          done(codes)
        }
        waiting.add(look)
        look()
      }),
  }
}

describe('the language server as a process', function () {
  this.timeout(20_000)
  let editor: Editor

  before(async () => {
    editor = await startEditor()
  })

  after(async () => {
    await editor.connection.sendRequest('shutdown')
    await editor.connection.sendNotification('exit')
    await new Promise(done => editor.process.once('exit', done))
    rmSync(editor.folder, { recursive: true })
    assert.equal(editor.process.exitCode, 0)
  })

  it('reports a misquotation, repairs it and forgets it', async () => {
    const text = `x “Kim departed Beijing late Friday aboard his signature green armoured train” [@${KEY}, para. 7]`
    const uri = editor.open('draft.md', text)
    const [found] = await editor.diagnostics(uri, codes => codes.length > 0)
    assert.match(found!, /altered-quotation: .*“Friday” here, “Thursday”/)
    const position = { line: 0, character: text.indexOf('Friday') + 2 }
    const params = {
      textDocument: { uri },
      range: { start: position, end: position },
      context: { diagnostics: [] },
    }
    const actions = await editor.connection.sendRequest<CodeAction[]>('textDocument/codeAction', params)
    const [edit] = actions[0]!.edit!.changes![uri]!
    assert.equal(edit!.newText, 'Thursday')
    const change = {
      textDocument: { uri, version: 2 },
      contentChanges: [{ range: edit!.range, text: edit!.newText }],
    }
    await editor.connection.sendNotification('textDocument/didChange', change)
    assert.deepEqual(await editor.diagnostics(uri, codes => codes.length === 0), [])
  })

  it('answers hover and definition', async () => {
    const uri = editor.open('hover.md', `a\n[@${KEY}, para. 3]`)
    const params = { textDocument: { uri }, position: { line: 1, character: 5 } }
    const hover = await editor.connection.sendRequest<{ contents: MarkupContent }>(
      'textDocument/hover',
      params,
    )
    assert.match(hover.contents.value, /good comrades/)
    assert.match(hover.contents.value, /\(file:\/\/.*\.txt#L3,1\)/)
    const links = await editor.connection.sendRequest<Location[]>('textDocument/definition', params)
    assert.equal(links[0]!.range.start.line, 2)
  })

  it('searches', async () => {
    const answer = await editor.connection.sendRequest<ServerRequests['verbatim/search']['result']>(
      'verbatim/search',
      {
        query: 'good neigbours good frends',
        typing: true,
      },
    )
    assert.match(answer.results[0]!.quotation, /^“China and North Korea are good neighbours/)
    assert.equal(answer.results[0]!.locator, 'para. 3')
  })

  it('reads what was added when told to rebuild', async () => {
    writeFileSync(join(editor.folder, 'seeds/new.txt'), 'A brand new sentence is here.')
    assert.deepEqual(await editor.connection.sendRequest('verbatim/rebuild', {}), { sources: 2 })
    const { markdown } = await editor.connection.sendRequest<{ markdown: string }>('verbatim/report', {})
    assert.match(markdown, /\*\*new\*\*: A brand new sentence is here\./)
  })
})
