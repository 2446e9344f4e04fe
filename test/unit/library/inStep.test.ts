import assert from 'node:assert/strict'
import { silentLog } from '../../../src/base/log.ts'
import { MemoryWorkspace } from '../../../src/base/memoryWorkspace.ts'
import { FileError } from '../../../src/base/workspace.ts'
import { Library } from '../../../src/library/library.ts'

async function libraryOf(files: Record<string, string>, workspace = new MemoryWorkspace(files)) {
  const library = new Library(workspace, silentLog)
  const put: string[] = []
  library.onDidChange(change => put.push(...change.put.map(({ text }) => text.raw)))
  await library.refresh(['seeds'])
  put.length = 0
  const paths = () => library.sources.map(({ path }) => path)
  const textOf = async (path: string) =>
    (await library.text(library.sources.find(s => s.path === path)!))?.raw
  return { workspace, library, put, paths, textOf }
}

/** Texts so long that the last of them are not kept once they have been read. */
function longTexts(count: number): Record<string, string> {
  const body = 'Words without an end. '.repeat(60_000)
  return Object.fromEntries(Array.from({ length: count }, (_, i) => [`seeds/${i}.txt`, `Text ${i}. ${body}`]))
}

/** A disk that is not to be had for a while. */
class FaultyWorkspace extends MemoryWorkspace {
  fault: FileError | undefined

  override async list(uri: string) {
    if (this.fault) throw this.fault
    return super.list(uri)
  }

  override async read(uri: string) {
    if (this.fault) throw this.fault
    return super.read(uri)
  }
}

describe('the library in step with the disk', () => {
  it('follows a folder that is renamed', async () => {
    const { workspace, library, paths } = await libraryOf({ 'seeds/a/x.txt': 'X.', 'seeds/ab/y.txt': 'Y.' })
    workspace.rename('seeds/a', 'seeds/b')
    await library.settled
    assert.deepEqual(paths(), ['seeds/ab/y.txt', 'seeds/b/x.txt'])
    workspace.rename('seeds/b', 'elsewhere')
    await library.settled
    assert.deepEqual(paths(), ['seeds/ab/y.txt'])
    workspace.rename('elsewhere', 'seeds/c')
    await library.settled
    assert.deepEqual(paths(), ['seeds/ab/y.txt', 'seeds/c/x.txt'])
  })

  it('finds at the next comparison what the watching has missed', async () => {
    const { workspace, library, put, paths } = await libraryOf({ 'seeds/a.txt': 'A.', 'seeds/b.txt': 'B.' })
    workspace.write('seeds/c.txt', 'C.', { unnoticed: true })
    workspace.write('seeds/a.txt', 'A, changed.', { unnoticed: true })
    workspace.delete('seeds/b.txt', { unnoticed: true })
    await library.refresh()
    assert.deepEqual(paths(), ['seeds/a.txt', 'seeds/c.txt'])
    assert.deepEqual(put.sort(), ['A, changed.', 'C.'])
  })

  it('does not take a file for changed that was only written again', async () => {
    const { workspace, library, put } = await libraryOf({ 'seeds/a.txt': 'A.' })
    workspace.write('seeds/a.txt', 'A.')
    await library.settled
    await library.refresh()
    assert.deepEqual(put, [])
    assert.equal(library.counts.read, 2)
  })

  it('reads a file that is being written when it is whole', async () => {
    const { workspace, library, put } = await libraryOf({ 'seeds/a.txt': 'A.' })
    workspace.write('seeds/new.txt', 'Half a sen', { modified: Date.now() })
    await new Promise(done => setTimeout(done, 100))
    workspace.write('seeds/new.txt', 'Half a sentence, and the', { modified: Date.now(), unnoticed: true })
    await new Promise(done => setTimeout(done, 250))
    workspace.write('seeds/new.txt', 'Half a sentence, and the rest.', {
      modified: Date.now(),
      unnoticed: true,
    })
    await library.settled
    assert.deepEqual(put, ['Half a sentence, and the rest.'])
  })

  it('gives what a file has now, and takes it in, when its text is wanted again', async () => {
    const { workspace, library, put, textOf } = await libraryOf(longTexts(11))
    workspace.write('seeds/9.txt', 'Quite another text.', { unnoticed: true })
    assert.equal(await textOf('seeds/9.txt'), 'Quite another text.')
    await library.settled
    assert.deepEqual(put, ['Quite another text.'])
    workspace.delete('seeds/8.txt', { unnoticed: true })
    assert.equal(await textOf('seeds/8.txt'), undefined)
    await library.settled
    assert.equal(library.size, 10)
  })

  it('keeps what it knows while the disk is not to be had', async () => {
    const workspace = new FaultyWorkspace({ 'seeds/a.txt': 'A.' })
    const { library, paths } = await libraryOf({}, workspace)
    workspace.fault = new FileError('other', 'memory:/project/seeds', 'the network is down')
    await library.refresh()
    workspace.write('seeds/a.txt', 'A, changed.')
    await library.settled
    assert.deepEqual(paths(), ['seeds/a.txt'])
    assert.match(library.problems[0]!.message, /cannot be read: the network is down/)
    workspace.fault = undefined
    await library.refresh()
    assert.equal((await library.text(library.sources[0]!))?.raw, 'A, changed.')
    assert.deepEqual(library.problems, [])
  })

  it('tries a file again that could not be read', async () => {
    const workspace = new FaultyWorkspace({ 'seeds/a.txt': 'A.' })
    const read = workspace.read.bind(workspace)
    workspace.read = async uri => {
      throw new FileError('not-permitted', uri, 'it is locked')
    }
    const { library, paths } = await libraryOf({}, workspace)
    assert.match(library.problems[0]!.message, /cannot be read: it is locked/)
    workspace.read = read
    await library.refresh()
    assert.deepEqual(paths(), ['seeds/a.txt'])
    assert.deepEqual(library.problems, [])
  })
})
