import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { pathToFileURL } from 'node:url'
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node'
import type { PublishDiagnosticsParams, WorkDoneProgressBegin } from 'vscode-languageserver'
import type { InterfaceLanguage } from '../../src/base/l10n.ts'

const ROOT = resolve(import.meta.dirname, '../..')

/** A client of the built server, which runs as a process of its own. */
export interface Editor {
  readonly folder: string
  /** Where the server keeps its index. */
  readonly storage: string
  readonly connection: MessageConnection
  readonly process: ChildProcess
  open(name: string, text: string, languageId?: string): string
  diagnostics(uri: string, wanted: (codes: string[]) => boolean): Promise<string[]>
  /** The token, the begin and the first report of the first progress that the server shows. */
  readonly progress: Promise<[string, WorkDoneProgressBegin, { readonly message: string }]>
}

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-lsp-'))
  mkdirSync(join(folder, 'seeds'))
  cpSync(join(ROOT, 'seeds'), join(folder, 'seeds'), { recursive: true })
  return folder
}

/** Ends the server as an editor does that is closed. */
export async function close({ connection, process }: Editor): Promise<void> {
  await connection.sendRequest('shutdown')
  await connection.sendNotification('exit')
  await new Promise(done => process.once('exit', done))
  assert.equal(process.exitCode, 0)
}

export async function reportOf({ connection }: Editor): Promise<string> {
  return (await connection.sendRequest<{ markdown: string }>('verbatim/report', {})).markdown
}

/**
 * Reads what a server says. A reader looks every ten seconds for the rest of a message, also when its server was killed
 * in the middle of it: such tests would never end.
 */
export function readerOf(output: Readable): StreamMessageReader {
  const reader = new StreamMessageReader(output)
  reader.partialMessageTimeout = 0
  return reader
}

/** What starts the built server. */
export const SERVER = [process.execPath, join(ROOT, 'dist/cli.js'), 'lsp', '--stdio']

export interface ServerOptions {
  readonly command?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly storage?: string
  readonly interfaceLanguage?: InterfaceLanguage
  /** What the server is told when it asks for `verbatim`; without it the editor knows of no settings. */
  readonly settings?: object
  /** Called with the process as soon as there is one: it may end before the server has answered anything. */
  readonly onStart?: (child: ChildProcess) => void
}

/** An editor of few wants: no watching, and configuration only where it is given; files come from the disk. */
export async function startEditor(folder = newFolder(), options: ServerOptions = {}): Promise<Editor> {
  const {
    command: [program, ...args] = SERVER,
    storage = join(folder, '.storage'),
    env,
    onStart,
    interfaceLanguage,
    settings,
  } = options
  const child = spawn(program!, args, {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  })
  onStart?.(child)
  const connection = createMessageConnection(readerOf(child.stdout), new StreamMessageWriter(child.stdin))
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
  connection.onRequest('window/workDoneProgress/create', () => null)
  const progress = new Promise<Awaited<Editor['progress']>>(done => {
    let begin: WorkDoneProgressBegin
    connection.onNotification('$/progress', ({ token, value }) => {
      if (value.kind === 'begin') begin = value
      else if (value.kind === 'report') done([token, begin, value])
    })
  })
  connection.onRequest('workspace/configuration', () => [settings])
  connection.listen()
  const rootUri = pathToFileURL(folder).href
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri,
    capabilities: {
      window: { workDoneProgress: true },
      workspace: { configuration: settings !== undefined },
    },
    initializationOptions: { storageUri: pathToFileURL(storage).href, interfaceLanguage },
  })
  await connection.sendNotification('initialized', {})
  return {
    folder,
    storage,
    progress,
    connection,
    process: child,
    open(name, text, languageId = 'markdown') {
      const uri = pathToFileURL(join(folder, name)).href
      void connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId, version: 1, text },
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
