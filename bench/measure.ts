/** Measures one engine on one library, in a process of its own that `run.ts` starts and may stop. */
import { existsSync } from 'node:fs'
import { engines, type Find, fileSize } from './engines.ts'
import { library } from './library.ts'
import { queries, type Typed } from './queries.ts'

export interface Task {
  readonly engine: string
  readonly corpus?: string
  readonly size: number
  readonly queries: number
  readonly file: string
  /** Starts from the file instead of building. */
  readonly opens: boolean
}

/** Times in ms, bytes; each part is sent as soon as it is known. */
export interface Measured {
  articles: number
  textBytes: number
  /** By the processor's time, all threads. */
  build: number
  memory: number
  file?: number
  /** From the file (or, where there is none, from the texts) to the first answer. */
  start: number
  /** The first queries after the start. */
  cold: number[]
  keystrokes: number[]
  /** Shares of whole queries; of so many. */
  first: number
  five: number
  asked: number
}

/** The first queries after a start, before the code is warm. */
const COLD = 200
/** The queries of a library are asked for so long; then their figures are those of the ones asked. In ms. */
const PATIENCE = 60_000
/** Keystrokes are asked again, up to so many times, and the best time of each counts: others disturb. */
const ROUNDS = 3

process.once('message', async (task: Task) => {
  const texts = library(task.corpus, task.size)
  const typed = queries(texts, task.queries)
  const textBytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
  send({ articles: texts.length, textBytes })
  if (task.opens) await open(task, texts, typed)
  else await build(task, texts, typed, textBytes)
  process.disconnect()
})

async function build(task: Task, texts: readonly string[], typed: readonly Typed[], textBytes: number) {
  const peer = engines[task.engine]!
  globalThis.gc?.()
  const before = memory()
  const start = performance.now()
  const spent = process.cpuUsage()
  const find = await peer.build(texts, task.file)
  const { user, system } = process.cpuUsage(spent)
  send({ build: (user + system) / 1000 })
  globalThis.gc?.()
  send({ memory: memory() - before })
  if (existsSync(task.file)) send({ file: fileSize(task.engine, task.file, textBytes) })
  if (!peer.open) {
    await find(typed[0]!.text)
    send({ start: performance.now() - start })
    await timeCold(find, typed)
  }
  await timeQuality(find, typed)
  await timeKeystrokes(find, typed)
}

async function open(task: Task, texts: readonly string[], typed: readonly Typed[]) {
  const start = performance.now()
  const find = await engines[task.engine]!.open!(texts, task.file)
  await find(typed[0]!.text)
  send({ start: performance.now() - start })
  await timeCold(find, typed)
}

async function timeCold(find: Find, typed: readonly Typed[]) {
  const cold: number[] = []
  const begin = performance.now()
  for (const { text } of typed.slice(0, COLD)) {
    const start = performance.now()
    await find(text)
    cold.push(performance.now() - start)
    send({ cold })
    if (performance.now() - begin > PATIENCE) return
  }
}

async function timeQuality(find: Find, typed: readonly Typed[]) {
  let [first, five, asked] = [0, 0, 0]
  const begin = performance.now()
  for (const { text, doc } of typed) {
    const found = await find(text)
    asked++
    if (found[0] === doc) first++
    if (found.includes(doc)) five++
    send({ first: first / asked, five: five / asked, asked })
    if (performance.now() - begin > PATIENCE) return
  }
}

/** Every state of each query while it is typed: each prefix. */
async function timeKeystrokes(find: Find, typed: readonly Typed[]) {
  const states = typed.flatMap(({ text }) =>
    Array.from({ length: text.length }, (_, k) => text.slice(0, k + 1)),
  )
  // A stride through all of them, so that an engine that is stopped early was asked for some of each kind.
  const stride = 7919
  const keystrokes: number[] = []
  const begin = performance.now()
  for (let round = 0; round < ROUNDS; round++) {
    for (let k = 0; k < states.length; k++) {
      const at = (k * stride) % states.length
      const start = performance.now()
      await find(states[at]!)
      const time = performance.now() - start
      if (round === 0) keystrokes.push(time)
      else if (time < keystrokes[k]!) keystrokes[k] = time
      if (performance.now() - begin > PATIENCE) {
        send({ keystrokes })
        return
      }
    }
    send({ keystrokes })
  }
}

function send(part: Partial<Measured>): void {
  process.send!(part)
}

/** Bytes in use, buffers included. */
function memory(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}
