import assert from 'node:assert/strict'
import type { ChildProcess } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { close, reportOf, SERVER, type ServerOptions, startEditor } from './editor.ts'

/** At each step of writing, and as many more at random moments. `VERBATIM_KILLS=1000` for more. */
const KILLS = Number(process.env.VERBATIM_KILLS ?? 220)

const [NODE, ...SERVER_ARGS] = SERVER as [string, ...string[]]
const KILLED_AT = [NODE, '--require', join(import.meta.dirname, 'killAtStep.cjs'), ...SERVER_ARGS]

/** A library of which every state has another number of files. */
class Library {
  readonly folder = mkdtempSync(join(tmpdir(), 'verbatim-kills-'))
  readonly storage = join(this.folder, '.storage')
  readonly index = join(this.storage, 'library.verbatim-index')
  files = 0
  /** How many files the store knows, as the servers that read it last have said. */
  stored = 0
  #states = 0

  constructor() {
    mkdirSync(join(this.folder, 'seeds'))
  }

  /** Changes the disk, so that there is something new to write. */
  change(): void {
    this.#states++
    // What was left by killed servers would be more to look at for each that comes: more steps without an end.
    if (existsSync(this.storage)) for (const name of this.litter()) rmSync(join(this.storage, name))
    this.files = 2 + (this.#states % 5)
    rmSync(join(this.folder, 'seeds'), { recursive: true })
    mkdirSync(join(this.folder, 'seeds'))
    for (let i = 0; i < this.files; i++)
      writeFileSync(join(this.folder, `seeds/${i}.txt`), `State ${this.#states} of text ${i} of the harbour.`)
  }

  bytes(): Buffer | undefined {
    return existsSync(this.index) ? readFileSync(this.index) : undefined
  }

  litter(): string[] {
    return readdirSync(this.storage).filter(name => name.endsWith('.tmp'))
  }

  remove(): void {
    rmSync(this.folder, { recursive: true })
  }
}

interface Life extends ServerOptions {
  readonly killAfterMs?: number
  /** What of the store it may find. */
  readonly finds: readonly number[]
}

/**
 * A server that starts on what the last one left, reads what has changed, and writes it when it is told to end. Gives
 * whether it came to its end, or was killed before.
 */
async function live({ folder }: Library, { killAfterMs, finds, ...options }: Life): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined
  let tellKilled = (_: false) => {}
  const killed = new Promise<false>(resolve => {
    tellKilled = resolve
  })
  const onStart = (child: ChildProcess) => {
    child.once('exit', (_, signal) => signal === 'SIGKILL' && tellKilled(false))
    // What is sent to a process that is no more is not of interest.
    child.stdin!.on('error', () => {})
    if (killAfterMs !== undefined) timer = setTimeout(() => child.kill('SIGKILL'), killAfterMs)
  }
  const lived = startEditor(folder, { ...options, onStart }).then(async editor => {
    const report = await reportOf(editor)
    const found = Number(/(\d+) files? known from the last time/.exec(report)![1])
    assert.ok(finds.includes(found), `${found} files were in the store, not ${finds.join(' or ')}`)
    await close(editor)
    return true
  })
  const hasLived = await Promise.race([lived, killed])
  // One that was killed answers no more.
  lived.catch(() => {})
  clearTimeout(timer)
  return hasLived
}

interface Round extends ServerOptions {
  readonly killAfterMs?: number
  /** Another server lives at the same time, and is not killed. */
  readonly isShared?: boolean
}

/** One life that may end early; afterwards the store is the old one or the new one. */
async function round(library: Library, { isShared = false, ...life }: Round = {}) {
  const before = library.bytes()
  library.change()
  const finds = isShared ? [library.stored, library.files] : [library.stored]
  const other = isShared ? live(library, { finds }) : false
  const hasLived = await live(library, { ...life, finds })
  const isWritten = (await other) || hasLived
  const after = library.bytes()
  const isNew = after !== undefined && !(before && after.equals(before))
  if (isWritten) assert.ok(isNew, 'nothing was written')
  if (isNew) library.stored = library.files
  return { hasLived, isNew }
}

describe('a server that is killed', function () {
  this.timeout(600_000)
  let library: Library
  let kills = 0

  beforeEach(() => {
    library = new Library()
  })
  afterEach(() => library.remove())
  after(() => console.log(`      ${kills} servers were killed`))

  it('at any step of writing its store, leaves the old one or the new one', async () => {
    await round(library)
    const outcomes: boolean[] = []
    for (let step = 1; ; step++) {
      const env = { VERBATIM_KILL_AT: String(step) }
      const { hasLived, isNew } = await round(library, { command: KILLED_AT, env })
      if (hasLived) break
      outcomes.push(isNew)
    }
    kills += outcomes.length
    // Until the file is renamed the old one is there, and from then on the new one.
    const first = outcomes.indexOf(true)
    assert.ok(outcomes.length > 60 && first > 60, `${outcomes.length} steps, the new one from ${first}`)
    assert.ok(outcomes.slice(first).every(Boolean), 'a new one was followed by an old one')
    const { hasLived } = await round(library)
    assert.ok(hasLived)
  })

  it('at any moment, leaves the old one or the new one, also while another uses it', async () => {
    const started = performance.now()
    await round(library)
    const lifeMs = performance.now() - started
    for (let k = 0; kills < KILLS; k++) {
      const killAfterMs = Math.random() * lifeMs
      const { hasLived } = await round(library, { killAfterMs, isShared: k % 4 === 3 })
      if (!hasLived) kills++
    }
    const { hasLived } = await round(library)
    assert.ok(hasLived)
  })

  it('leaves no litter for long', async () => {
    await round(library)
    const { hasLived } = await round(library, { command: KILLED_AT, env: { VERBATIM_KILL_AT: '20' } })
    assert.ok(!hasLived)
    const litter = library.litter()
    assert.equal(litter.length, 1)
    const longAgo = Date.now() / 1000 - 4000
    utimesSync(join(library.storage, litter[0]!), longAgo, longAgo)
    writeFileSync(join(library.folder, 'seeds/new.txt'), 'Something to write.')
    assert.ok(await live(library, { finds: [library.stored] }))
    assert.deepEqual(readdirSync(library.storage), ['library.verbatim-index'])
  })
})
