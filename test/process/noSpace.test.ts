import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ServerRequests } from '../../src/server/protocol.ts'
import { close, reportOf, SERVER, startEditor } from './editor.ts'

/** Whoever may make a namespace of their own can have a disk of any size, or one that nobody can write to. */
const hasNamespaces = spawnSync('unshare', ['-Urm', 'true']).status === 0

/** The server, for whom the folder of its store is a disk with these properties. */
function onDisk(storage: string, properties: string): string[] {
  const mount = `mount -t tmpfs -o ${properties} none "$0" && exec "$@"`
  return ['unshare', '-Urm', 'sh', '-c', mount, storage, ...SERVER]
}

describe('a server that cannot write its store', function () {
  this.timeout(120_000)
  let folder: string
  let storage: string

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'verbatim-full-'))
    storage = join(folder, '.storage')
    mkdirSync(join(folder, 'seeds'))
    // So many different words that the index does not fit.
    for (let i = 0; i < 40; i++) {
      const words = Array.from({ length: 1000 }, (_, k) => `word${(i * 1000 + k).toString(36)}`)
      writeFileSync(join(folder, `seeds/${i}.txt`), `${words.join(' ')}.`)
    }
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  /** The server answers as ever, and says once what the matter is, however often it tries. */
  async function worksInMemory(command: readonly string[], why: RegExp): Promise<void> {
    const editor = await startEditor(folder, { command })
    const { connection } = editor
    const told: string[] = []
    let tellTold = () => {}
    const firstTold = new Promise<void>(resolve => {
      tellTold = resolve
    })
    connection.onNotification('window/showMessage', ({ message }) => {
      told.push(message)
      tellTold()
    })
    const finds = async (query: string) => {
      const params = { query, typing: false }
      type Answer = ServerRequests['verbatim/search']['result']
      return (await connection.sendRequest<Answer>('verbatim/search', params)).results.length > 0
    }
    await firstTold
    assert.ok(await finds('wordrs wordrt wordru'))
    writeFileSync(join(folder, 'seeds/new.txt'), 'The harbour treaty was signed.')
    await connection.sendRequest('verbatim/rebuild', {})
    assert.ok(await finds('harbour treaty'))
    // It tries again when nothing has changed for some time, and at the end.
    await new Promise(done => setTimeout(done, 5000))
    assert.match(await reportOf(editor), /The index cannot be kept/)
    await close(editor)
    assert.equal(told.length, 1, told.join('\n'))
    assert.match(told[0]!, /Verbatim cannot keep its index: .*Everything works, but/)
    assert.match(told[0]!, why)
  }

  it('because the disk is full, works in memory', async function () {
    if (!hasNamespaces) this.skip()
    mkdirSync(storage)
    await worksInMemory(onDisk(storage, 'size=64k'), /ENOSPC/)
  })

  it('because nobody may write there, works in memory', async function () {
    if (!hasNamespaces) this.skip()
    mkdirSync(storage)
    await worksInMemory(onDisk(storage, 'ro,size=64k'), /EROFS/)
  })

  it('because a file may only be so large, works in memory, and leaves the old store as it was', async function () {
    if (process.platform === 'win32') this.skip()
    const first = await startEditor(folder)
    await reportOf(first)
    await close(first)
    const file = join(storage, 'library.verbatim-index')
    const before = readFileSync(file)
    writeFileSync(join(folder, 'seeds/more.txt'), 'There is more now.')
    await worksInMemory(['sh', '-c', 'ulimit -f 64 && exec "$@"', 'sh', ...SERVER], /EFBIG/)
    assert.ok(readFileSync(file).equals(before))
    assert.deepEqual(readdirSync(storage), ['library.verbatim-index'])
  })

  it('because a file is in the place of the folder, works in memory', async () => {
    writeFileSync(storage, 'a file where a folder is wanted')
    await worksInMemory(SERVER, /EEXIST|ENOTDIR/)
  })
})
