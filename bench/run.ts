/**
 * Runs the same queries through Verbatim and its peers over libraries of several sizes.
 *
 *   cd bench && npm install && node --expose-gc run.ts [--corpus DIR] [--sizes 1000,10000] [--queries 200]
 *     [--engines Verbatim,MiniSearch] [--json FILE]
 *
 * "Keystroke" counts every state of a query while it is typed: each prefix of it. "First" is the share of whole
 * queries whose first result is the right article.
 */
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { type Engine, engines } from './engines.ts'
import { library } from './library.ts'
import { queries, type Typed } from './queries.ts'

/** An engine that needs longer for one stage is left out at that size, as is one that needs so long a query. In ms. */
const PATIENCE = 60_000
/** Queries timed as the first after a start, before the code is warm. */
const COLD = 200

interface Result {
  readonly engine: string
  readonly size: number
  readonly megabytes: number
  build: number
  memory: number
  disk: number | undefined
  cold: number[]
  keystrokes: number[]
  first: number
  five: number
  note: string
}

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    sizes: { type: 'string', default: '1000,10000,100000' },
    queries: { type: 'string', default: '200' },
    engines: { type: 'string', default: Object.keys(engines).join(',') },
    json: { type: 'string' },
  },
})

const results: Result[] = []
console.log(`${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}`)
for (const size of values.sizes.split(',').map(Number)) {
  const texts = library(values.corpus, size)
  const typed = queries(texts, Number(values.queries))
  const megabytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6
  console.log(`\n${texts.length} articles, ${megabytes.toFixed(1)} MB, ${typed.length} queries`)
  for (const engine of values.engines.split(',')) {
    const result = await measure(engine, texts, typed, megabytes)
    results.push(result)
    console.log(line(result))
  }
}
if (values.json) writeFileSync(values.json, JSON.stringify(results))

async function measure(
  engine: string,
  texts: readonly string[],
  typed: readonly Typed[],
  megabytes: number,
): Promise<Result> {
  const result: Result = {
    ...{ engine, size: texts.length, megabytes, build: 0, memory: 0, disk: undefined },
    ...{ cold: [], keystrokes: [], first: 0, five: 0, note: '' },
  }
  globalThis.gc?.()
  const before = memory()
  const start = performance.now()
  const built = await engines[engine]!(texts)
  result.build = performance.now() - start
  globalThis.gc?.()
  result.memory = (memory() - before) / 1e6
  result.disk = built.bytes
  await timeQueries(result, built, typed)
  return result
}

async function timeQueries(result: Result, engine: Engine, typed: readonly Typed[]): Promise<void> {
  const begin = performance.now()
  let asked = 0
  for (const [k, query] of typed.entries()) {
    const start = performance.now()
    const found = await engine.find(query.text)
    if (k < COLD) result.cold.push(performance.now() - start)
    asked++
    if (found[0] === query.doc) result.first++
    if (found.includes(query.doc)) result.five++
    if (performance.now() - begin > PATIENCE) break
  }
  result.first /= asked
  result.five /= asked
  if (asked < typed.length) result.note = `${asked} queries only`
  const middle = performance.now()
  for (const query of typed) {
    for (let end = 1; end <= query.text.length; end++) {
      const start = performance.now()
      await engine.find(query.text.slice(0, end))
      result.keystrokes.push(performance.now() - start)
      if (performance.now() - middle > PATIENCE) return
    }
  }
}

/** Bytes in use, buffers included. */
function memory(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

function line(result: Result): string {
  const speed = (result.megabytes / (result.build / 1000)).toFixed(1)
  return [
    result.engine.padEnd(22),
    `build ${speed.padStart(6)} MB/s`,
    `memory ${result.memory.toFixed(0).padStart(5)} MB`,
    result.disk === undefined ? 'disk     –' : `disk ${(result.disk / 1e6).toFixed(1).padStart(5)}`,
    `cold ${at(result.cold, 0.5)} / ${at(result.cold, 0.95)} ms`,
    `keystroke ${at(result.keystrokes, 0.5)} / ${at(result.keystrokes, 0.95)} ms`,
    `first ${result.first.toFixed(3)} five ${result.five.toFixed(3)}`,
    result.note,
  ].join('  ')
}

function at(times: readonly number[], share: number): string {
  const sorted = [...times].sort((a, b) => a - b)
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2).padStart(8)
}
