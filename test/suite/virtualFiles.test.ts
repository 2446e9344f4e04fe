import * as vscode from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import { answerFileRequests } from '../../src/extension/virtualFiles.ts'
import type { ClientRequests } from '../../src/server/protocol.ts'
import { equal, ok } from './assert.ts'
import { fileUri, openDraft, until } from './editor.ts'

const { FileType } = vscode

/** What a folder of some service on the web may hold, with all that keeps one from reading it. */
class FaultyFiles implements vscode.FileSystemProvider {
  readonly #folders: Readonly<Record<string, readonly (readonly [string, vscode.FileType])[]>> = {
    '/seeds': [
      ['good.txt', FileType.File],
      ['linked.txt', FileType.File | FileType.SymbolicLink],
      ['circle', FileType.Directory | FileType.SymbolicLink],
      ['locked.txt', FileType.File],
      ['locked', FileType.Directory],
      ['gone.txt', FileType.File],
      ['broken.txt', FileType.File],
      ['.hidden.txt', FileType.File],
      ['node_modules', FileType.Directory],
    ],
  }
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event
  watch = () => new vscode.Disposable(() => {})

  stat(uri: vscode.Uri): vscode.FileStat {
    if (uri.path === '/seeds/locked.txt') throw vscode.FileSystemError.NoPermissions(uri)
    if (uri.path === '/seeds/gone.txt') throw vscode.FileSystemError.FileNotFound(uri)
    if (uri.path === '/seeds/broken.txt') throw new Error('the service is down')
    const isFolder = !/\.txt$/.test(uri.path)
    return { type: isFolder ? FileType.Directory : FileType.File, ctime: 1, mtime: 2, size: isFolder ? 0 : 3 }
  }

  readDirectory(uri: vscode.Uri): [string, vscode.FileType][] {
    const found = this.#folders[uri.path]
    if (!found) throw vscode.FileSystemError.NoPermissions(uri)
    return found.map(([name, type]) => [name, type])
  }

  readFile(uri: vscode.Uri): Uint8Array {
    if (uri.path === '/seeds/gone.txt') throw vscode.FileSystemError.FileNotFound(uri)
    if (uri.path === '/seeds/locked.txt') throw vscode.FileSystemError.NoPermissions(uri)
    // More bytes than a call takes arguments, and all of them.
    return Uint8Array.from({ length: 100_000 }, (_, at) => at % 256)
  }

  createDirectory(): void {
    throw vscode.FileSystemError.NoPermissions()
  }
  writeFile = this.createDirectory
  delete = this.createDirectory
  rename = this.createDirectory
}

type Method = 'verbatim/listFiles' | 'verbatim/readFile'

describe('Files that only the editor can reach', () => {
  const answers = new Map<string, (params: { uri: string }) => Promise<unknown>>()
  let provider: vscode.Disposable

  before(() => {
    provider = vscode.workspace.registerFileSystemProvider('faulty', new FaultyFiles())
    // The one thing that is not the editor's own: the connection that the answers go over.
    const client = {
      onRequest: (method: string, answer: (params: { uri: string }) => Promise<unknown>) =>
        void answers.set(method, answer),
    } as unknown as BaseLanguageClient
    answerFileRequests(client, vscode.workspace.fs)
  })
  after(() => provider.dispose())

  const ask = async <M extends Method>(method: M, path: string) =>
    (await answers.get(method)!({ uri: `faulty:${path}` })) as ClientRequests[M]['result']

  it('are listed with links, and what cannot be reached, in their places', async () => {
    const answer = await ask('verbatim/listFiles', '/seeds')
    if ('fault' in answer) throw new Error(answer.message)
    const told = answer.files
      .map(({ uri, size, modified, fault }) => {
        const what = fault === undefined ? `${size} ${modified}` : fault === 'link' ? 'link' : 'fault'
        return `${uri.split('/').at(-1)}: ${what}`
      })
      .sort()
    equal(
      told.join('; '),
      'broken.txt: fault; circle: link; good.txt: 3 2; linked.txt: link; locked.txt: fault; locked: fault',
    )
    const broken = answer.files.find(({ uri }) => uri.endsWith('broken.txt'))!
    ok(typeof broken.fault === 'object' && broken.fault.message.includes('the service is down'))
  })

  it('are told apart by what keeps one from reading them', async () => {
    const kinds = []
    for (const path of ['/seeds/gone.txt', '/seeds/locked.txt', '/seeds/locked']) {
      const method = path.endsWith('.txt') ? 'verbatim/readFile' : 'verbatim/listFiles'
      const answer = await ask(method, path)
      kinds.push('fault' in answer ? answer.fault : 'none')
    }
    equal(kinds.join(' '), 'not-found not-permitted not-permitted')
  })

  it('are read byte by byte', async () => {
    const answer = await ask('verbatim/readFile', '/seeds/good.txt')
    if ('fault' in answer) throw new Error(answer.message)
    const bytes = Uint8Array.from(atob(answer.base64), character => character.charCodeAt(0))
    equal(bytes.length, 100_000)
    ok(bytes.every((byte, at) => byte === at % 256))
  })
})

describe('A link among the sources', () => {
  // The runner puts `seeds/linked-out.txt` there, which leads to a file outside the folder.
  it('is not followed out of the folder, and told in the report', async function () {
    const isThere = await vscode.workspace.fs.stat(fileUri('seeds/linked-out.txt')).then(
      () => true,
      () => false,
    )
    if (!isThere) this.skip()
    await vscode.commands.executeCommand('verbatim.showReport')
    const report = await until('the report', async () => {
      const uri = vscode.Uri.from({
        scheme: 'verbatim-report',
        path: '/Library report.md',
        query: String(Math.random()),
      })
      const text = (await vscode.workspace.openTextDocument(uri)).getText()
      return text.includes('linked-out') && text
    })
    const line = report.split('\n').find(one => one.includes('linked-out'))!
    ok(/link/.test(line), line)
    const { document } = await openDraft(
      'linked.md',
      '“The vault is opened by a word that nobody knows” [@linked-out]\n',
    )
    await until('that nobody knows the source', () =>
      vscode.languages.getDiagnostics(document.uri).some(({ message }) => message.includes('linked-out')),
    )
  })
})
