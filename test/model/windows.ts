import assert from 'node:assert/strict'
import { MemoryWorkspace } from '../../src/base/memoryWorkspace.ts'
import { MemoryStore } from '../../src/base/store.ts'
import { createService, type Service } from '../../src/service/service.ts'
import { loadChunk } from '../unit/chunks.ts'
import { DRAFT, everyAnswer } from './answers.ts'
import { Died, FaultyStore } from './faultyStore.ts'
import { FaultyWorkspace } from './faultyWorkspace.ts'
import type { Step } from './steps.ts'

/** An editor's window with its server: what it sees of the disk and of the store, and what it is to read. */
interface Window {
  readonly files: FaultyWorkspace
  readonly store: FaultyStore
  service: Service
  sources: readonly string[]
  /** Something has happened that nobody told it of, or that it could not look at. */
  isBlind: boolean
}

/** Two windows on one disk and one store. Whatever steps they go through, they must answer as one that has just been opened. */
export async function goThrough(steps: readonly Step[]): Promise<void> {
  const disk = new MemoryWorkspace({ 'seeds/a.txt': 'the harbour treaty came before winter' })
  const shared = new MemoryStore()
  const windows = await Promise.all(
    [0, 1].map(async (): Promise<Window> => {
      const [files, store, sources] = [new FaultyWorkspace(disk), new FaultyStore(shared), ['seeds']]
      return { files, store, sources, service: await open(files, store, sources), isBlind: false }
    }),
  )
  try {
    for (const step of steps) {
      const isUnseen = ('unnoticed' in step && step.unnoticed) || isAtFault(windows)
      for (const window of windows) window.isBlind ||= isUnseen
      await take(step, disk, shared, windows)
    }
    for (const window of windows) {
      window.isBlind ||= isAtFault(windows)
      window.files.recover()
    }
    for (const window of windows) await answersAsAnew(window, disk)
  } finally {
    for (const { service } of windows) service.dispose()
  }
}

/** Whether something is still to go wrong for one of them, of which the other would hear nothing either. */
function isAtFault(windows: readonly Window[]): boolean {
  return windows.some(({ files }) => files.isAtFault)
}

async function open(
  files: FaultyWorkspace,
  store: FaultyStore,
  sources: readonly string[],
): Promise<Service> {
  const service = createService(files, { load: loadChunk })
  await service.restore(store)
  service.draft(DRAFT.uri, DRAFT.language, DRAFT.text)
  void service.library.refresh(sources)
  return service
}

async function take(
  step: Step,
  disk: MemoryWorkspace,
  shared: MemoryStore,
  windows: readonly Window[],
): Promise<void> {
  if (step.do === 'write') {
    // A folder outlives the last file in it.
    disk.write(step.path.replace(/[^/]*$/, 'folder'), '', step)
    return disk.write(step.path, step.content, step)
  }
  if (step.do === 'delete') return disk.delete(step.path, step)
  if (step.do === 'rename') return disk.rename(step.from, step.to)
  const window = windows[step.window]!
  const { service, files, store } = window
  const restart = async () => {
    service.dispose()
    window.service = await open(files, store, window.sources)
  }
  if (step.do === 'fault') files.fail(step.fault, step.at)
  else if (step.do === 'storeFault') store.fail(step.fault)
  else if (step.do === 'settle') await service.library.settled
  else if (step.do === 'tidy') service.tidy(1)
  else if (step.do === 'ask') await everyAnswer(service)
  else if (step.do === 'sources') {
    window.sources = step.written
    void service.library.refresh(step.written)
  } else if (step.do === 'refresh') {
    const isSound = !isAtFault(windows)
    const done = service.library.refresh(window.sources, step)
    if (!step.waits) return
    await done
    if (isSound) window.isBlind = false
  } else if (step.do === 'persist') {
    await service.persist(store).catch(thrown => (thrown instanceof Died ? restart() : undefined))
  } else if (step.do === 'restart') {
    const { bytes } = shared
    if (bytes && step.damage !== undefined) bytes[step.damage % bytes.length]! ^= 1 << (step.damage % 8)
    await restart()
  }
}

/** Nothing fails any more. If something was missed, the writer comes back to the window, and it is looked for. */
async function answersAsAnew({ service, sources, isBlind }: Window, disk: MemoryWorkspace): Promise<void> {
  if (isBlind) await service.library.refresh(sources)
  await service.library.settled
  const anew = createService(new FaultyWorkspace(disk), { load: loadChunk })
  anew.draft(DRAFT.uri, DRAFT.language, DRAFT.text)
  await anew.library.refresh(sources)
  await anew.library.settled
  assert.deepEqual(await everyAnswer(service), await everyAnswer(anew))
  anew.dispose()
}
