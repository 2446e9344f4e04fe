import assert from 'node:assert/strict'
import { silentLog } from '../../../src/base/log.ts'
import { MemoryWorkspace } from '../../../src/base/memoryWorkspace.ts'
import { MemoryStore } from '../../../src/base/store.ts'
import { Library } from '../../../src/library/library.ts'
import { createService } from '../../../src/service/service.ts'
import { FaultyWorkspace, type FileFault } from '../../model/faultyWorkspace.ts'

const ITEM = JSON.stringify({ type: 'article', title: 'The Treaty' })

/** A library that has been read, when the first call of its kind went wrong. */
async function libraryOf(files: Record<string, string>, fault?: FileFault, at?: string) {
  const disk = new MemoryWorkspace(files)
  const workspace = new FaultyWorkspace(disk)
  if (fault) workspace.fail(fault, at)
  const library = new Library(workspace, silentLog)
  await library.refresh(['seeds'])
  const told = () => library.problems.map(({ message }) => message)
  const titles = () => library.sources.map(({ title }) => title)
  return { disk, workspace, library, told, titles }
}

describe('files that cannot be read as they should', () => {
  it('are not taken for what came of them', async () => {
    const { library, told, titles } = await libraryOf(
      { 'seeds/a.txt': 'The harbour treaty.' },
      { on: 'read', part: 0.5 },
      'a.txt',
    )
    assert.deepEqual(told(), ['cannot be read: only 9 of 19 bytes were to be had'])
    assert.deepEqual(titles(), [])
    await library.refresh()
    assert.deepEqual([...told(), ...titles()], ['The harbour treaty.'])
  })

  it('are read the next time, sidecars too', async () => {
    for (const fault of [{ part: 0.5 }, { fails: 'other' }] as const) {
      const files = { 'seeds/a.json': ITEM, 'seeds/a.txt': 'The harbour treaty.' }
      const { library, told, titles } = await libraryOf(files, { on: 'read', ...fault }, 'a.json')
      assert.match(told().join(), /cannot be read/)
      assert.deepEqual(titles(), ['The harbour treaty.'])
      await library.refresh()
      assert.deepEqual([...told(), ...titles()], ['The Treaty'])
    }
  })

  it('are told of again when they gave something else for a moment', async () => {
    for (const fault of [{ part: 0.5 }, { fails: 'other' }] as const) {
      const disk = new MemoryWorkspace({ 'seeds/a.txt': 'The harbour treaty.' })
      const store = new MemoryStore()
      const first = createService(disk)
      await first.library.refresh(['seeds'])
      await first.persist(store)
      const workspace = new FaultyWorkspace(disk)
      const service = createService(workspace)
      await service.restore(store)
      await service.library.refresh(['seeds'])
      workspace.fail({ on: 'read', ...fault }, 'a.txt')
      const verdict = async () => {
        const draft = service.draft('memory:/project/x.md', 'markdown', '“harbour treaty” [@a]')
        return (await service.check(draft)).quotations[0]?.verdict
      }
      assert.notEqual(await verdict(), 'verbatim')
      await service.library.settled
      assert.equal(await verdict(), 'verbatim')
    }
  })

  it('stay known while their folder cannot be listed', async () => {
    const { workspace, library, told, titles } = await libraryOf({ 'seeds/a.txt': 'The harbour treaty.' })
    workspace.fail({ on: 'list', fails: 'not-permitted' })
    await library.refresh()
    assert.deepEqual(
      [...told(), ...titles()],
      ['cannot be read: the disk does not answer', 'The harbour treaty.'],
    )
  })
})

describe('a folder of sources that is missing', () => {
  it('is told no more when it is there, and is told when it is gone', async () => {
    const { disk, library, told, titles } = await libraryOf({ 'notes.md': 'Nothing.' })
    assert.match(told().join(), /^does not exist/)
    disk.write('seeds/a.txt', 'The harbour treaty.')
    await library.settled
    assert.deepEqual([...told(), ...titles()], ['The harbour treaty.'])
    disk.rename('seeds', 'elsewhere')
    await library.settled
    assert.match(told().join(), /^does not exist/)
    assert.deepEqual(titles(), [])
  })
})

describe('a source that comes after its sidecar', () => {
  it('is described by it, and one that goes takes the problems of its sidecar along', async () => {
    const { disk, library, told, titles } = await libraryOf({ 'seeds/b.txt': 'Other.', 'seeds/a.json': ITEM })
    disk.write('seeds/a.txt', 'The harbour treaty.')
    await library.settled
    assert.deepEqual(titles(), ['The Treaty', 'Other.'])
    disk.write('seeds/a.json', '{')
    await library.settled
    assert.equal(told().length, 1)
    disk.delete('seeds/a.txt')
    await library.settled
    assert.deepEqual(told(), [])
  })
})
